package io.github.distill4j.report.table;

import io.github.distill4j.report.comparison.ArmRuns;
import io.github.distill4j.report.comparison.Comparison;
import io.github.distill4j.study.Outcome;
import io.github.distill4j.study.distil.TrialResult;
import java.util.function.Function;
import java.util.stream.Stream;

/** A trial of an arm, finished or diverged. */
record Run(ArmRuns arm, Outcome trial) {

  /** Every trial of a comparison, in the order of the arms; the diverged ones last of each. */
  static Stream<Run> all(Comparison comparison) {
    return comparison.everyArm().stream()
        .flatMap(
            arm ->
                Stream.<Outcome>concat(arm.trials().stream(), comparison.diverged(arm).stream())
                    .map(trial -> new Run(arm, trial)));
  }

  /** Something of a finished trial; something else where it diverged. */
  Object finished(Function<TrialResult, ?> what, String otherwise) {
    return trial instanceof TrialResult result ? what.apply(result) : otherwise;
  }
}
