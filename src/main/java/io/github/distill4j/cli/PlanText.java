package io.github.distill4j.cli;

import io.github.distill4j.study.Standing;
import io.github.distill4j.study.StudyPlan;
import io.github.distill4j.study.StudySpec;
import io.github.distill4j.study.Sweep;
import io.github.distill4j.study.TimeText;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a study is about to do, in a few lines.
 *
 * @param standing the plan, and what of it is done
 * @param folder where results go
 */
record PlanText(Standing standing, Path folder) {

  @Override
  public String toString() {
    StudyPlan plan = standing.plan();
    StringBuilder text = new StringBuilder(product(plan.spec()));
    plan.spec().sweep().axes().forEach(axis -> text.append(axis(axis, plan.unmoved(axis))));
    return text + "  " + trials(plan) + "\n  " + done() + "\n  results in " + folder + "\n";
  }

  private static String product(StudySpec spec) {
    long settings =
        spec.sweep().axes().stream().mapToLong(a -> a.values().size()).reduce(1, (a, b) -> a * b);
    String sweep = settings == 1 ? "" : " × " + count(settings, "setting");
    return "Plan: "
        + count(spec.arms().size(), "arm")
        + " × "
        + count(spec.seeds().values().size(), "seed")
        + sweep
        + "\n";
  }

  private static String axis(Sweep.Axis axis, List<String> unmoved) {
    String once =
        unmoved.isEmpty() ? "" : "   (does not change " + String.join(", ", unmoved) + ")";
    return "  " + axis.key() + " = " + String.join(", ", axis.values()) + once + "\n";
  }

  private static String trials(StudyPlan plan) {
    return count(plan.trials().size(), "trial")
        + ": "
        + plan.count().entrySet().stream()
            .map(e -> e.getValue() + " " + e.getKey())
            .collect(Collectors.joining(", "));
  }

  private String done() {
    int lost = standing.diverged().size();
    String ended =
        standing.finished().size() + " finished, " + (lost == 0 ? "" : lost + " diverged, ");
    if (standing.toTrain() == 0) {
      return (lost == 0 ? "all finished, " : ended) + "nothing to train";
    }
    return ended
        + standing.toTrain()
        + " to train"
        + standing
            .timeLeft()
            .map(left -> ", about " + TimeText.of(left) + " by the finished ones")
            .orElse("; the first ones will tell how long it takes");
  }

  private static String count(long n, String what) {
    return n + " " + what + (n == 1 ? "" : "s");
  }
}
