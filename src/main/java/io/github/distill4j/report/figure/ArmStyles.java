package io.github.distill4j.report.figure;

import io.github.distill4j.report.chart.Style;
import io.github.distill4j.report.comparison.ArmRuns;
import io.github.distill4j.report.comparison.Comparison;
import java.util.List;

/** An arm's colour, and a dash and marker for each of its settings and folders. */
final class ArmStyles {

  private final List<ArmRuns> arms;
  private final ArmColours colours;

  ArmStyles(Comparison comparison) {
    this.arms = comparison.arms();
    this.colours = ArmColours.of(comparison);
  }

  Style of(ArmRuns arm) {
    List<ArmRuns> alike = arms.stream().filter(each -> each.arm().equals(arm.arm())).toList();
    return new Style(arm.name(), colours.of(arm.arm()), Math.max(0, alike.indexOf(arm)));
  }
}
