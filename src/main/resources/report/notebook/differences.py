pairs = trials.merge(trials[["name", "seed", "accuracy"]], left_on=["baseline", "seed"],
                     right_on=["name", "seed"], suffixes=("", "_baseline"))
pairs["points"] = 100 * (pairs["accuracy"] - pairs["accuracy_baseline"])

figure, axes = plt.subplots(figsize=(7, 1 + 0.6 * len(differences)))
axes.axvline(0, color="grey", linestyle="--", linewidth=1)
for row, each in differences.iterrows():
    own = pairs.loc[pairs["name"] == each["name"], "points"]
    axes.plot(own, [row - 0.15] * len(own), "o", markersize=4, color=colour(each["name"]))
    axes.plot([each["low"], each["high"]], [row + 0.15] * 2, color=colour(each["name"]))
    axes.plot(each["difference_points"], row + 0.15, "o", markersize=8, color=colour(each["name"]))
axes.set_yticks(range(len(differences)), differences["name"])
axes.invert_yaxis()
axes.set_xlabel("test accuracy − baseline, percentage points")
plt.show()
