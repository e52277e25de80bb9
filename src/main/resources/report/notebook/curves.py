figure, axes = plt.subplots(figsize=(7, 4.5))
for name, rows in epochs.groupby("name", sort=False):
    accuracy = 100 * rows.groupby("epoch")["validation_accuracy"].agg(["mean", "std"])
    axes.plot(accuracy.index, accuracy["mean"], color=colour(name), label=name)
    axes.fill_between(accuracy.index, accuracy["mean"] - accuracy["std"],
                      accuracy["mean"] + accuracy["std"], color=colour(name), alpha=0.18, linewidth=0)
axes.set_xlabel("epoch")
axes.set_ylabel("validation accuracy, %")
axes.legend(frameon=False)
plt.show()
