package io.github.distill4j.report.figure;

import io.github.distill4j.report.comparison.ArmRuns;
import io.github.distill4j.report.comparison.Comparison;
import io.github.distill4j.report.comparison.Quantity;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The arms that fit into one figure. Of a large sweep it is each arm's setting with the highest
 * validation accuracy: the test images choose nothing.
 *
 * @param arms at most {@value #MOST}
 * @param note what was left out; empty when nothing was
 */
public record ShownArms(List<ArmRuns> arms, String note) {

  static final int MOST = 12;

  /** Copies the list. */
  public ShownArms {
    arms = List.copyOf(arms);
  }

  /** Those of a comparison. */
  public static ShownArms of(Comparison comparison) {
    List<ArmRuns> all = comparison.arms();
    if (all.size() <= MOST) {
      return new ShownArms(all, "");
    }
    Map<List<String>, ArmRuns> best = new LinkedHashMap<>();
    for (ArmRuns arm : all) {
      best.merge(List.of(arm.source(), arm.arm()), arm, ShownArms::better);
    }
    String chosen =
        best.size() < all.size()
            ? "Of each arm, the setting with the highest validation accuracy."
            : "";
    String cut = best.size() > MOST ? "The first " + MOST + " of " + best.size() + " arms." : "";
    return new ShownArms(best.values().stream().limit(MOST).toList(), (chosen + " " + cut).strip());
  }

  private static ArmRuns better(ArmRuns first, ArmRuns second) {
    Comparator<ArmRuns> byValidation =
        Comparator.comparingDouble(arm -> arm.spread(Quantity.VALIDATION_ACCURACY).mean());
    return byValidation.compare(second, first) > 0 ? second : first;
  }

  /** A caption with the note behind it. */
  public String caption(String text) {
    return note.isEmpty() ? text : text + " " + note;
  }
}
