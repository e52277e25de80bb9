package io.github.distill4j.cli;

import io.github.distill4j.study.Standing;
import io.github.distill4j.study.TimeText;
import java.nio.file.Path;

/**
 * What a study is about to do, in a few lines.
 *
 * @param standing the plan, and what of it is done
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
            .map(left -> ", about " + TimeText.of(left) + " by the finished ones")
            .orElse("; the first ones will tell how long it takes");
  }
}
