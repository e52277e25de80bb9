package io.github.distill4j.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.commons.math3.stat.StatUtils;

/**
 * A sitting's result for people: images a second, each the median over the rounds with the smallest
 * and largest below it, and ratios of these medians.
 */
public final class BenchTable {

  private static final double GIGABYTE = 1L << 30;

  private final BenchResult result;
  private final List<Entrant> entrants;
  private final List<Ratio> ratios;

  /** A column that sets this project against the best of some others. */
  private record Ratio(String column, Predicate<Entrant> others) {}

  /** A table of this result. */
  public BenchTable(BenchResult result) {
    this.result = result;
    entrants =
        result.measurements().stream().map(Measurement::entrant).distinct().sorted().toList();
    ratios =
        Stream.of(
                new Ratio("÷ stock", Entrant.STOCK::equals),
                new Ratio("÷ torch", Entrant::isTorchByDefault),
                new Ratio("÷ torch+", Entrant::isTorch))
            .filter(ratio -> entrants.stream().anyMatch(ratio.others()))
            .toList();
  }

  /** The header, then for each network and mode the medians, and below them their ranges. */
  public List<List<String>> rows() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(header());
    for (String net : result.measurements().stream().map(Measurement::net).distinct().toList()) {
      for (Mode mode : Mode.values()) {
        rows.add(medians(net, mode));
        rows.add(ranges(net, mode));
      }
    }
    return rows;
  }

  private List<String> header() {
    return row(
        "network", "", entrants.stream().map(Entrant::column), ratios.stream().map(Ratio::column));
  }

  private List<String> medians(String net, Mode mode) {
    return row(
        mode == Mode.TRAINING ? net : "",
        mode.toString(),
        entrants.stream().map(entrant -> rounded(median(net, mode, entrant))),
        ratios.stream().map(ratio -> String.format(Locale.ROOT, "%.2f", value(ratio, net, mode))));
  }

  private List<String> ranges(String net, Mode mode) {
    return row(
        mode == Mode.TRAINING
            ? String.format(Locale.ROOT, "  %,d parameters", parameters(net))
            : "",
        "",
        entrants.stream().map(entrant -> range(speeds(net, mode, entrant))),
        ratios.stream().map(ratio -> ""));
  }

  private static List<String> row(
      String first, String second, Stream<String> entrants, Stream<String> ratios) {
    return Stream.of(Stream.of(first, second), entrants, ratios).flatMap(each -> each).toList();
  }

  private double value(Ratio ratio, String net, Mode mode) {
    double best =
        entrants.stream()
            .filter(ratio.others())
            .mapToDouble(entrant -> median(net, mode, entrant))
            .max()
            .orElseThrow();
    return median(net, mode, Entrant.DISTILL4J) / best;
  }

  private double median(String net, Mode mode, Entrant entrant) {
    return median(speeds(net, mode, entrant));
  }

  static double median(double... values) {
    return StatUtils.percentile(values, 50);
  }

  private double[] speeds(String net, Mode mode, Entrant entrant) {
    return result.measurements().stream()
        .filter(each -> each.net().equals(net) && each.entrant() == entrant)
        .mapToDouble(each -> mode.of(each.speed()))
        .toArray();
  }

  private long parameters(String net) {
    return result.measurements().stream()
        .filter(each -> each.net().equals(net))
        .findFirst()
        .orElseThrow()
        .speed()
        .parameters();
  }

  private static String range(double... values) {
    return rounded(StatUtils.min(values)) + "–" + rounded(StatUtils.max(values));
  }

  private static String rounded(double speed) {
    return String.format(Locale.ROOT, speed < 100 ? "%.1f" : "%.0f", speed);
  }

  /** What is to be said below the table, line by line. */
  public List<String> notes() {
    List<String> notes = new ArrayList<>();
    notes.add(
        String.format(
            Locale.ROOT,
            "Images/s, batch %d, 32×32×3: medians of %d rounds, smallest–largest below; ÷: distill4j's"
                + " median by that one's.",
            result.batch(),
            result.rounds()));
    if (entrants.stream().anyMatch(Entrant::isTorch)) {
      notes.add(
          "nchw, nhwc: PyTorch eager in that layout (nhwc is channels_last); + with a tuned"
              + " allocator. ÷ torch: by its better layout untuned; ÷ torch+: by its best.");
    }
    epochs().ifPresent(notes::add);
    stacks().ifPresent(notes::add);
    memory().ifPresent(notes::add);
    notes.add("Machine: " + result.machine() + ".");
    notes.add(result.torch() + ".");
    return notes;
  }

  private Optional<String> epochs() {
    List<EpochPair> pairs = result.epochs();
    if (pairs.isEmpty()) {
      return Optional.empty();
    }
    double[] ratios = pairs.stream().mapToDouble(EpochPair::ratio).toArray();
    double[] waits =
        pairs.stream()
            .flatMap(pair -> Stream.of(pair.hard(), pair.soft()))
            .mapToDouble(EpochPair.EpochTime::share)
            .toArray();
    return Optional.of(
        String.format(
            Locale.ROOT,
            "Epoch with cached teacher logits / with hard labels (resnet-8): %.3f (%.3f–%.3f)."
                + " Waiting for data: %.2f %% of an epoch (at most %.2f %%).",
            median(ratios),
            StatUtils.min(ratios),
            StatUtils.max(ratios),
            100 * median(waits),
            100 * StatUtils.max(waits)));
  }

  private Optional<String> stacks() {
    List<StackPair> pairs = result.stacks();
    if (pairs.isEmpty()) {
      return Optional.empty();
    }
    double[] gains = pairs.stream().mapToDouble(StackPair::gain).toArray();
    return Optional.of(
        String.format(
            Locale.ROOT,
            "%d two-layer students (width 8, 28×28×1) side by side: each is trained %.1f (%.1f–%.1f)"
                + " times as fast as alone.",
            pairs.get(0).students(),
            median(gains),
            StatUtils.min(gains),
            StatUtils.max(gains)));
  }

  private Optional<String> memory() {
    BenchResult.Memory memory = result.memory();
    return memory.all() == null
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "Resident memory, peak: %.2f GB by distill4j's networks alone, %.2f GB in all.",
                memory.ours() / GIGABYTE,
                memory.all() / GIGABYTE));
  }
}
