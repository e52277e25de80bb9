package io.github.distill4j.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.distill4j.measure.Fidelity;
import io.github.distill4j.measure.Quality;
import io.github.distill4j.study.TrialResult;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTableTest {

  private static TrialResult result(String arm, int seed, double accuracy, Fidelity fidelity) {
    Quality test = new Quality(accuracy, 0.5, 0.2, 0.01);
    return new TrialResult(
        arm + "-" + seed,
        arm,
        seed,
        "f",
        "net",
        1,
        "m",
        test,
        test,
        fidelity,
        1,
        List.of(),
        null,
        new TrialResult.Timing("then", 2));
  }

  @Test
  void armsStandInTheirOrderWithMeanAndDeviation() {
    String table =
        new ComparisonTable(
                List.of(
                    result("teacher", 1, 0.9, null),
                    result("soft", 1, 0.7, new Fidelity(0.8, 0.1)),
                    result("hard", 1, 0.6, new Fidelity(0.5, 0.1)),
                    result("soft", 2, 0.8, new Fidelity(0.9, 0.1))))
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
