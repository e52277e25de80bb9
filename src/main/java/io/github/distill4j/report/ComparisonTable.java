package io.github.distill4j.report;

import io.github.distill4j.measure.Spread;
import io.github.distill4j.study.TrialResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** A study's arms side by side: mean ± standard deviation over seeds, for a terminal. */
public final class ComparisonTable {

  private static final List<String> HEADER =
      List.of("arm", "seeds", "accuracy %", "NLL", "ECE %", "agreement %", "seconds");

  private final List<TrialResult> results;

  /**
   * A table of these results.
   *
   * @param results of one study, in the order the arms are to appear
   */
  public ComparisonTable(List<TrialResult> results) {
    this.results = List.copyOf(results);
  }

  @Override
  public String toString() {
    List<List<String>> rows = new ArrayList<>(List.of(HEADER));
    byArm().values().forEach(arm -> rows.add(row(arm)));
    return new TextTable(rows)
        + "Test images; mean ± standard deviation over seeds. Agreement is with the teacher.\n";
  }

  private Map<Integer, List<TrialResult>> byArm() {
    List<String> order = results.stream().map(TrialResult::arm).distinct().toList();
    return results.stream()
        .collect(
            Collectors.groupingBy(r -> order.indexOf(r.arm()), TreeMap::new, Collectors.toList()));
  }

  private static List<String> row(List<TrialResult> arm) {
    boolean compared = arm.stream().allMatch(r -> r.test().fidelity() != null);
    return List.of(
        arm.get(0).arm(),
        Integer.toString(arm.size()),
        spread(arm, 2, r -> 100 * r.test().quality().accuracy()),
        spread(arm, 3, r -> r.test().quality().nll()),
        spread(arm, 2, r -> 100 * r.test().quality().ece()),
        compared ? spread(arm, 2, r -> 100 * r.test().fidelity().agreement()) : "",
        spread(arm, 1, r -> r.timing().trainingSeconds()));
  }

  private static String spread(
      List<TrialResult> arm, int decimals, ToDoubleFunction<TrialResult> measure) {
    Spread spread = Spread.of(arm.stream().mapToDouble(measure).toArray());
    String mean = String.format("%." + decimals + "f", spread.mean());
    return spread.n() < 2
        ? mean
        : mean + String.format(" ± %." + decimals + "f", spread.deviation());
  }
}
