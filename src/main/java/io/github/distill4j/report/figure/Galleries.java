package io.github.distill4j.report.figure;

import io.github.distill4j.report.comparison.Comparison;
import java.util.List;

/** All figures of a report, most important first. */
public final class Galleries {

  private Galleries() {}

  /** Those that the results allow; none at all without results. */
  public static List<Gallery> of(Comparison comparison) {
    ArmStyles styles = new ArmStyles(comparison);
    ShownArms shown = ShownArms.of(comparison);
    return Gallery.filled(
        new PairedDifferences(comparison, styles).gallery(),
        new SweepLines(comparison, styles).gallery(),
        new SweepMaps(comparison).gallery(),
        new LearningCurves(shown, styles).gallery(),
        new ClaimedAndFound(comparison).gallery(),
        new Frontier(comparison, styles).gallery(),
        new Reliability(shown, styles).gallery(),
        new Confusions(comparison, shown, styles).gallery());
  }
}
