package io.github.distill4j.cli;

import io.github.distill4j.study.Standing;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * What a study is about to do, in a few lines.
 *
 * @param standing the plan, and what of it is done
 * @param folder where results go
 */
record PlanText(Standing standing, Path folder) {

  @Override
  public String toString() {
    String plan = String.join("\n", standing.plan().words());
    return plan + "\n  " + done() + "\n  results in " + folder + "\n";
  }

  private String done() {
    int lost = standing.diverged().size();
    String ended =
        standing.results().size() + " finished, " + (lost == 0 ? "" : lost + " diverged, ");
    int toDo = standing.toDo().size();
    if (toDo == 0) {
      return (lost == 0 ? "all finished, " : ended) + "nothing to train";
    }
    return ended
        + toDo
        + " to train"
        + standing
            .timeLeft()
            .map(left -> ", about " + clock(left) + " by the finished ones")
            .orElse("; the first ones will tell how long it takes");
  }

  /** A length of time in the two units that matter. */
  static String clock(Duration time) {
    long seconds = Math.max(1, Math.round(time.toMillis() / 1000.0));
    if (seconds < 60) {
      return seconds + " s";
    }
    return seconds < 3600
        ? String.format(Locale.ROOT, "%d:%02d min", seconds / 60, seconds % 60)
        : String.format(Locale.ROOT, "%d:%02d h", seconds / 3600, seconds % 3600 / 60);
  }
}
