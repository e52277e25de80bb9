package io.github.distill4j.bench;

import io.github.distill4j.bench.Contestant.Speed;
import io.github.distill4j.bench.Sitting.Measurement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.apache.commons.math3.stat.StatUtils;

/**
 * A sitting's result for people: images a second, each the median over the rounds with the smallest
 * and largest below it, and ratios of these medians.
 */
final class BenchTable {

  private static final double GIGABYTE = 1L << 30;

  private final Sitting sitting;
  private final List<Entrant> entrants;
  private final List<Ratio> ratios;

  /** A column that sets this project against the best of some others. */
  private record Ratio(String column, Predicate<Entrant> others) {}

  /** What one network does in one mode. */
  private record Speeds(List<Measurement> all, ToDoubleFunction<Speed> mode) {

    double[] of(Entrant entrant) {
      return all.stream()
          .filter(each -> each.entrant() == entrant)
          .map(Measurement::speed)
          .mapToDouble(mode)
          .toArray();
    }

    double median(Entrant entrant) {
      return BenchTable.median(of(entrant));
    }

    String range(Entrant entrant) {
      return rounded(StatUtils.min(of(entrant))) + "–" + rounded(StatUtils.max(of(entrant)));
    }
  }

  /** A table of this result. */
  BenchTable(Sitting sitting) {
    this.sitting = sitting;
    entrants =
        sitting.measurements().stream().map(Measurement::entrant).distinct().sorted().toList();
    ratios =
        Stream.of(
                new Ratio("÷ stock", Entrant.STOCK::equals),
                new Ratio("÷ torch", Entrant::isTorchByDefault),
                new Ratio("÷ torch+", Entrant::isTorch))
            .filter(ratio -> entrants.stream().anyMatch(ratio.others()))
            .toList();
  }

  /** The header, then for each network and mode the medians, and below them their ranges. */
  List<List<String>> rows() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(row("network", "", Entrant::column, Ratio::column));
    for (String net : sitting.measurements().stream().map(Measurement::net).distinct().toList()) {
      List<Measurement> all =
          sitting.measurements().stream().filter(each -> each.net().equals(net)).toList();
      String size = text("  %,d parameters", all.get(0).speed().parameters());
      add(rows, net, "training", size, new Speeds(all, Speed::training));
      add(rows, "", "inference", "", new Speeds(all, Speed::inference));
    }
    return rows;
  }

  private void add(
      List<List<String>> rows, String first, String mode, String below, Speeds speeds) {
    rows.add(
        row(
            first,
            mode,
            entrant -> rounded(speeds.median(entrant)),
            ratio -> text("%.2f", value(ratio, speeds))));
    rows.add(row(below, "", speeds::range, ratio -> ""));
  }

  private List<String> row(
      String first, String second, Function<Entrant, String> cell, Function<Ratio, String> ratio) {
    return Stream.of(
            Stream.of(first, second), entrants.stream().map(cell), ratios.stream().map(ratio))
        .flatMap(each -> each)
        .toList();
  }

  private double value(Ratio ratio, Speeds speeds) {
    return speeds.median(Entrant.DISTILL4J)
        / entrants.stream().filter(ratio.others()).mapToDouble(speeds::median).max().orElseThrow();
  }

  static double median(double... values) {
    return StatUtils.percentile(values, 50);
  }

  private static String rounded(double speed) {
    return text(speed < 100 ? "%.1f" : "%.0f", speed);
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  /** What is to be said below the table, line by line. */
  List<String> notes() {
    List<String> notes = new ArrayList<>();
    notes.add(
        text(
            "Images/s, batch %d, 32×32×3: medians of %d rounds, smallest–largest below; ÷: distill4j's"
                + " median by that one's.",
            sitting.batch(), sitting.rounds()));
    if (entrants.stream().anyMatch(Entrant::isTorch)) {
      notes.add(
          "nchw, nhwc: PyTorch eager in that layout (nhwc is channels_last); + with a tuned"
              + " allocator. ÷ torch: by its better layout untuned; ÷ torch+: by its best.");
    }
    if (!sitting.epochs().isEmpty()) {
      notes.add(epochs(sitting.epochs()));
    }
    if (!sitting.stacks().isEmpty()) {
      notes.add(stacks(sitting.stacks()));
    }
    if (sitting.memory().all() != null) {
      notes.add(
          text(
              "Resident memory, peak: %.2f GB by distill4j's networks alone, %.2f GB in all.",
              sitting.memory().ours() / GIGABYTE, sitting.memory().all() / GIGABYTE));
    }
    notes.add("Machine: " + sitting.machine() + ".");
    notes.add(sitting.torch() + ".");
    return notes;
  }

  private static String epochs(List<EpochPair> pairs) {
    double[] ratios = pairs.stream().mapToDouble(EpochPair::ratio).toArray();
    double[] waits =
        pairs.stream()
            .flatMap(pair -> Stream.of(pair.hard(), pair.soft()))
            .mapToDouble(EpochPair.EpochTime::share)
            .toArray();
    return text(
        "Epoch with cached teacher logits / with hard labels (resnet-8): %.3f (%.3f–%.3f)."
            + " Waiting for data: %.2f %% of an epoch (at most %.2f %%).",
        median(ratios),
        StatUtils.min(ratios),
        StatUtils.max(ratios),
        100 * median(waits),
        100 * StatUtils.max(waits));
  }

  private static String stacks(List<StackPair> pairs) {
    double[] gains = pairs.stream().mapToDouble(StackPair::gain).toArray();
    return text(
        "%d two-layer students (width 8, 28×28×1) side by side: each is trained %.1f (%.1f–%.1f)"
            + " times as fast as alone.",
        pairs.get(0).students(), median(gains), StatUtils.min(gains), StatUtils.max(gains));
  }
}
