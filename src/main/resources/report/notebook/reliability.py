for name, rows in reliability.groupby("name", sort=False):
    right = (rows["count"] * rows["accuracy"]).groupby(rows["bin"]).sum()
    sure = (rows["count"] * rows["confidence"]).groupby(rows["bin"]).sum()
    count = rows.groupby("bin")["count"].sum()
    figure, axes = plt.subplots(figsize=(4.5, 4))
    axes.bar(100 * (count.index + 0.5) / 15, 100 * count / count.sum(), width=6,
             color=colour(name), alpha=0.25)
    axes.plot([0, 100], [0, 100], color="grey", linestyle="--", linewidth=1)
    axes.plot(100 * sure / count, 100 * right / count, "o-", color=colour(name))
    axes.set_title(name)
    axes.set_xlabel("confidence, %")
    axes.set_ylabel("accuracy, %")
    plt.show()
