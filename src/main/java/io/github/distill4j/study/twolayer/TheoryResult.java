package io.github.distill4j.study.twolayer;

import io.github.distill4j.machine.Provenance;
import java.util.List;

/**
 * The margin of one data set, and the theoretical labels.
 *
 * @param trial {@code theory-} and the set's name
 * @param fingerprint checksum of everything that decided it
 * @param set data set
 * @param samples bounds of the margin on growing samples of features; the last is the one that
 *     gives the labels
 * @param fresh estimate of an upper bound for the margin of the expectation
 * @param accuracy share of training images on whose side the theoretical logits are
 * @param logits z_i of every training image
 * @param provenance what made the numbers
 * @param timing how long it took
 */
public record TheoryResult(
    String trial,
    String fingerprint,
    String set,
    List<MarginBounds> samples,
    double fresh,
    double accuracy,
    LogitText logits,
    Provenance provenance,
    Timing timing)
    implements TwoLayerResult {

  /** Copies the list. */
  public TheoryResult {
    samples = List.copyOf(samples);
  }

  /** The bounds of the largest sample. */
  public MarginBounds margin() {
    return samples.get(samples.size() - 1);
  }

  @Override
  public String headline() {
    return margin().words();
  }

  /** Students take the logits. */
  @Override
  public String gives() {
    return logits.checksum();
  }
}
