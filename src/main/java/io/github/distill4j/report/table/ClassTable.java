package io.github.distill4j.report.table;

import io.github.distill4j.report.comparison.ArmRuns;
import io.github.distill4j.report.comparison.ClassCounts;
import io.github.distill4j.report.comparison.Comparison;
import io.github.distill4j.report.comparison.Numbers;
import io.github.distill4j.report.figure.ShownArms;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How many of each class's test images every arm recognises, in numbers. */
public final class ClassTable {

  private ClassTable() {}

  /** One row a class, one column an arm; without rows when no result has a confusion matrix. */
  public static Table of(Comparison comparison) {
    ShownArms shown = ShownArms.of(comparison);
    Map<String, Map<String, String>> shares = new LinkedHashMap<>();
    for (ArmRuns arm : shown.arms()) {
      ClassCounts.of(comparison, arm).ifPresent(counts -> shares.put(arm.name(), shares(counts)));
    }
    return new Columns<String>()
        .with("class", name -> name)
        .with(shares.keySet(), arm -> arm, arm -> name -> shares.get(arm).getOrDefault(name, ""))
        .table(
            "Accuracy by class",
            shares.values().stream().flatMap(of -> of.keySet().stream()).distinct().toList(),
            List.of(
                shown.caption(
                    "Of each class's test images the percentage taken for it, all seeds.")));
  }

  private static Map<String, String> shares(ClassCounts counts) {
    Map<String, String> shares = new LinkedHashMap<>();
    for (int label = 0; label < counts.classes().size(); label++) {
      String share = Numbers.fixed(counts.share(label, label), 1);
      shares.put(counts.classes().get(label), counts.images(label) == 0 ? "" : share);
    }
    return shares;
  }
}
