for column, title in [("parameters", "parameters"),
                      ("seconds", "seconds of training and asking the teacher")]:
    trials["seconds"] = trials["training_seconds"] + trials["teacher_seconds"]
    figure, axes = plt.subplots(figsize=(6, 4))
    for name, rows in trials.dropna(subset=["accuracy"]).groupby("name", sort=False):
        deviation = 100 * rows["accuracy"].std() if len(rows) > 1 else 0
        axes.errorbar(rows[column].mean(), 100 * rows["accuracy"].mean(), yerr=deviation,
                      fmt="o", color=colour(name), label=name)
    axes.set_xscale("log")
    axes.set_xlabel(title)
    axes.set_ylabel("test accuracy, %")
    axes.legend(frameon=False)
    plt.show()
