package io.github.distill4j.report.figure;

import io.github.distill4j.report.chart.HeatMap;
import io.github.distill4j.report.chart.Size;
import io.github.distill4j.report.comparison.ArmRuns;
import io.github.distill4j.report.comparison.Comparison;
import io.github.distill4j.report.comparison.Contrast;
import io.github.distill4j.report.comparison.Contrast.Verdict;
import io.github.distill4j.report.comparison.Grouped;
import io.github.distill4j.report.comparison.Numbers;
import io.github.distill4j.report.comparison.SettingWords;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Mean differences from the baseline over two swept keys, one map an arm and, with more keys swept,
 * for each setting of the others.
 */
record SweepMaps(Comparison comparison) {

  private static final int MOST_MAPS = 12;
  private static final int MOST_NUMBERED = 9;
  private static final int ROW = 34;
  private static final int AROUND = 90;

  Gallery gallery() {
    if (comparison.sweptKeys().size() < 2) {
      return new Gallery("", "", List.of());
    }
    String across = comparison.sweptKeys().get(0);
    String down = comparison.sweptKeys().get(1);
    List<List<Contrast>> maps =
        Grouped.by(
            comparison.tested().stream()
                .filter(each -> each.arm().setting().keySet().containsAll(List.of(across, down)))
                .toList(),
            each -> rest(each.arm(), across, down));
    List<Figure> figures =
        maps.stream().limit(MOST_MAPS).map(each -> figure(each, across, down)).toList();
    return new Gallery(
        "Sweep of " + String.join(" and ", comparison.sweptKeys()), caption(maps, across), figures);
  }

  private String caption(List<List<Contrast>> maps, String across) {
    boolean stars = maps.stream().anyMatch(map -> isNumbered(values(map, across)));
    return "Mean difference in test accuracy from "
        + comparison.baselineName()
        + ", in percentage points: blue above, vermilion below."
        + (stars
            ? " * marks an interval that leaves 0 with Holm p at most " + Contrast.LEVEL + "."
            : "")
        + (maps.size() > MOST_MAPS
            ? String.format(Locale.ROOT, " The first %d of %d maps.", MOST_MAPS, maps.size())
            : "");
  }

  private static boolean isNumbered(List<String> columns) {
    return columns.size() <= MOST_NUMBERED;
  }

  /** All that names an arm but its values of the two keys. */
  private static String rest(ArmRuns arm, String across, String down) {
    Map<String, String> rest = new LinkedHashMap<>(arm.setting());
    rest.keySet().removeAll(List.of(across, down));
    return new ArmRuns(arm.source(), arm.arm(), rest, arm.trials()).name();
  }

  private static Figure figure(List<Contrast> contrasts, String across, String down) {
    String name = rest(contrasts.get(0).arm(), across, down);
    List<String> columns = values(contrasts, across);
    List<String> rows = values(contrasts, down);
    HeatMap.Cell[][] cells =
        HeatMap.cells(
            rows.size(),
            columns.size(),
            (row, column) ->
                contrasts.stream()
                    .filter(each -> columns.get(column).equals(each.arm().setting().get(across)))
                    .filter(each -> rows.get(row).equals(each.arm().setting().get(down)))
                    .findFirst()
                    .map(each -> cell(each, columns))
                    .orElse(new HeatMap.Cell(Double.NaN, "")));
    HeatMap map =
        new HeatMap(
            new HeatMap.Names(SettingWords.key(across), columns),
            new HeatMap.Names(SettingWords.key(down), rows),
            cells,
            ArmColours.BLUE,
            ArmColours.VERMILION,
            "percentage points",
            Size.tall(AROUND + ROW * Math.max(4, rows.size())));
    return new Figure("sweep-" + Figure.fileName(name), name, map);
  }

  private static HeatMap.Cell cell(Contrast contrast, List<String> columns) {
    double difference = contrast.paired().meanDifference();
    boolean told = contrast.verdict() == Verdict.BETTER || contrast.verdict() == Verdict.WORSE;
    String text = Numbers.signed(difference, 1) + (told ? "*" : "");
    return new HeatMap.Cell(difference, isNumbered(columns) ? text : "");
  }

  private static List<String> values(List<Contrast> contrasts, String key) {
    return contrasts.stream()
        .map(each -> each.arm().setting().get(key))
        .filter(Objects::nonNull)
        .distinct()
        .sorted(Comparator.comparingDouble(SettingWords::number))
        .toList();
  }
}
