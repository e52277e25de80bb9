package io.github.distill4j.report.figure;

import io.github.distill4j.report.chart.HeatMap;
import io.github.distill4j.report.comparison.ArmRuns;
import io.github.distill4j.report.comparison.Comparison;
import io.github.distill4j.report.comparison.Contrast;
import io.github.distill4j.report.comparison.Grouped;
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
    DifferenceMap.Key columns = key(contrasts, across);
    DifferenceMap.Key rows = key(contrasts, down);
    boolean numbered = isNumbered(columns.values());
    HeatMap map =
        new DifferenceMap(contrasts, columns, rows)
            .drawn(
                each -> new HeatMap.Cell(each.points(), numbered ? each.starred(1) : ""),
                "percentage points",
                AROUND + ROW * Math.max(4, rows.values().size()));
    return new Figure("sweep-" + Figure.fileName(name), name, map);
  }

  private static DifferenceMap.Key key(List<Contrast> contrasts, String key) {
    return new DifferenceMap.Key(
        SettingWords.key(key), values(contrasts, key), each -> each.arm().setting().get(key));
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
