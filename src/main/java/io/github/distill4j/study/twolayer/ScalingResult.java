package io.github.distill4j.study.twolayer;

import io.github.distill4j.machine.Provenance;
import io.github.distill4j.train.stack.MinimalWidths;
import io.github.distill4j.train.stack.WidthTrials.Criterion;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The smallest widths on one data set.
 *
 * @param trial names family and data set
 * @param fingerprint checksum of everything that decided it
 * @param family of the spec
 * @param label tells it from others of its family
 * @param examples n
 * @param inputs d
 * @param smallestNorm c
 * @param margin γ between its bounds
 * @param iterations T
 * @param rows one for every arm and each error
 * @param provenance what made the numbers
 * @param timing how long it took
 */
public record ScalingResult(
    String trial,
    String fingerprint,
    String family,
    String label,
    int examples,
    int inputs,
    double smallestNorm,
    MarginBounds margin,
    int iterations,
    List<Row> rows,
    Provenance provenance,
    Timing timing)
    implements TwoLayerResult {

  /** Copies the list. */
  public ScalingResult {
    rows = List.copyOf(rows);
  }

  @Override
  public String headline() {
    String widths = rows.stream().map(Row::words).collect(Collectors.joining("; "));
    return margin.words() + ", least widths " + widths;
  }

  /**
   * One arm by one error.
   *
   * @param arm a name of the spec
   * @param criterion which error was held against the target
   * @param widths of all seeds
   */
  public record Row(String arm, Criterion criterion, MinimalWidths widths) {
    private String words() {
      int half = widths.at(0.5);
      return String.format(
          Locale.ROOT,
          "%s (%s error) %s",
          arm,
          criterion.name().toLowerCase(Locale.ROOT),
          half == MinimalWidths.FAILED ? "none" : Integer.toString(half));
    }
  }
}
