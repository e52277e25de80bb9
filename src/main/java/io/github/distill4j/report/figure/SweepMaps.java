package io.github.distill4j.report.figure;

import io.github.distill4j.report.chart.HeatMap;
import io.github.distill4j.report.chart.Size;
import io.github.distill4j.report.comparison.ArmRuns;
import io.github.distill4j.report.comparison.Comparison;
import io.github.distill4j.report.comparison.Contrast;
import io.github.distill4j.report.comparison.Contrast.Verdict;
import io.github.distill4j.report.comparison.Numbers;
import io.github.distill4j.report.comparison.SettingWords;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Mean differences from the baseline over two swept keys, one map an arm and, with more keys swept,
 * for each setting of the others.
 */
final class SweepMaps {

  private static final int MOST_MAPS = 12;
  private static final int MOST_NUMBERED = 9;
  private static final int ROW = 34;
  private static final int AROUND = 90;

  private final Comparison comparison;

  SweepMaps(Comparison comparison) {
    this.comparison = comparison;
  }

  Optional<Gallery> gallery() {
    if (comparison.sweptKeys().size() < 2) {
      return Optional.empty();
    }
    String across = comparison.sweptKeys().get(0);
    String down = comparison.sweptKeys().get(1);
    Map<String, List<Contrast>> maps = byRest(across, down);
    List<Figure> figures =
        maps.entrySet().stream()
            .limit(MOST_MAPS)
            .map(each -> figure(each.getKey(), each.getValue(), across, down))
            .toList();
    return maps.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Gallery(
                "Sweep of " + String.join(" and ", comparison.sweptKeys()),
                caption(maps, across),
                figures));
  }

  private String caption(Map<String, List<Contrast>> maps, String across) {
    boolean stars = maps.values().stream().anyMatch(map -> isNumbered(values(map, across)));
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

  /** Contrasts that depend on both keys, by all else that names them. */
  private Map<String, List<Contrast>> byRest(String across, String down) {
    Map<String, List<Contrast>> maps = new LinkedHashMap<>();
    for (Contrast each : comparison.tested()) {
      Map<String, String> setting = each.arm().setting();
      if (setting.containsKey(across) && setting.containsKey(down)) {
        Map<String, String> rest = new LinkedHashMap<>(setting);
        rest.keySet().removeAll(List.of(across, down));
        String name =
            new ArmRuns(each.arm().source(), each.arm().arm(), rest, each.arm().trials()).name();
        maps.computeIfAbsent(name, key -> new java.util.ArrayList<>()).add(each);
      }
    }
    return maps;
  }

  private static Figure figure(String name, List<Contrast> contrasts, String across, String down) {
    List<String> columns = values(contrasts, across);
    List<String> rows = values(contrasts, down);
    HeatMap.Cell[][] cells = new HeatMap.Cell[rows.size()][columns.size()];
    for (int row = 0; row < rows.size(); row++) {
      for (int column = 0; column < columns.size(); column++) {
        String x = columns.get(column);
        String y = rows.get(row);
        cells[row][column] =
            contrasts.stream()
                .filter(each -> x.equals(each.arm().setting().get(across)))
                .filter(each -> y.equals(each.arm().setting().get(down)))
                .findFirst()
                .map(each -> cell(each, columns))
                .orElse(new HeatMap.Cell(Double.NaN, ""));
      }
    }
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
