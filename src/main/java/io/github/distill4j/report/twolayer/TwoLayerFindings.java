package io.github.distill4j.report.twolayer;

import io.github.distill4j.report.page.Findings;
import io.github.distill4j.study.Results;
import io.github.distill4j.study.twolayer.ScalingSpec;
import io.github.distill4j.study.twolayer.StacksSpec;
import io.github.distill4j.study.twolayer.TwoLayerResults;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** What studies of the two-layer model found. */
public final class TwoLayerFindings {

  /** The answer while there are no students. */
  static final String NOTHING_YET = "No students have finished yet; run the study to its end.";

  /** A kind more is a line more. */
  private static final Map<String, Function<TwoLayerResults, Findings>> KINDS =
      Map.of(
          StacksSpec.TABLE, results -> new PaperFindings((TwoLayerResults.Stacks) results),
          StacksSpec.REGIMES, results -> new RegimesFindings((TwoLayerResults.Stacks) results),
          ScalingSpec.KIND, results -> new ScalingFindings((TwoLayerResults.Scaling) results));

  private TwoLayerFindings() {}

  /** What some results say, as the kind of their study wants it told. */
  public static Findings of(TwoLayerResults results) {
    return KINDS.get(results.spec().kind()).apply(results);
  }

  /** The answer, and of how many tasks there is none. */
  public static String answer(Findings findings, Results all) {
    int lost = all.diverged().size();
    if (lost == 0) {
      return findings.answer();
    }
    return String.format(
        Locale.ROOT,
        "%s %d of %d tasks diverged and have no numbers.",
        TwoLayerResults.of(all).hasStudents() ? findings.answer() : "No students have numbers.",
        lost,
        lost + TwoLayerResults.of(all).all().size());
  }
}
