package io.github.distill4j.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.distill4j.measure.ConfusionMatrix;
import io.github.distill4j.measure.Fidelity;
import io.github.distill4j.measure.Predictions;
import io.github.distill4j.measure.Quality;
import io.github.distill4j.measure.Scaling;
import io.github.distill4j.measure.TestMeasures;
import io.github.distill4j.net.NetworkSize;
import io.github.distill4j.study.TrialResult;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComparisonTableTest {

  private static TrialResult result(String arm, int seed, double accuracy, Fidelity fidelity) {
    Quality quality = new Quality(accuracy, null, 0.5, 0.2, 0.01);
    TestMeasures test =
        new TestMeasures(
            quality,
            new Scaling(1, 0.01, 0.5),
            List.of(),
            new ConfusionMatrix(new int[2][2]),
            fidelity,
            new Predictions("", "", 2, 0, "images"));
    return new TrialResult(
        arm + "-" + seed,
        arm,
        Map.of(),
        seed,
        "f",
        "net",
        new NetworkSize(1, 1),
        "m",
        quality,
        test,
        1,
        List.of(),
        null,
        new TrialResult.Timing("then", 2, 0, 0));
  }

  @Test
  void armsStandInTheirOrderWithMeanAndDeviation() {
    String table =
        new ComparisonTable(
                List.of(
                    result("teacher", 1, 0.9, null),
                    result("soft", 1, 0.7, new Fidelity(0.8, 0.1, 1, 0.5, 0.2)),
                    result("hard", 1, 0.6, new Fidelity(0.5, 0.1, 1, 0.5, 0.2)),
                    result("soft", 2, 0.8, new Fidelity(0.9, 0.1, 1, 0.5, 0.2))))
            .toString();
    assertThat(table.lines())
        .containsExactly(
            "arm      seeds    accuracy %            NLL        ECE %   agreement %    seconds",
            "─────────────────────────────────────────────────────────────────────────────────",
            "teacher      1         90.00          0.500         1.00                      2.0",
            "soft         2  75.00 ± 7.07  0.500 ± 0.000  1.00 ± 0.00  85.00 ± 7.07  2.0 ± 0.0",
            "hard         1         60.00          0.500         1.00         50.00        2.0",
            "Test images; mean ± standard deviation over seeds. Agreement is with the teacher.");
  }
}
