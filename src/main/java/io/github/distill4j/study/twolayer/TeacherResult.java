package io.github.distill4j.study.twolayer;

import io.github.distill4j.machine.Provenance;
import java.util.Locale;

/**
 * The teacher of one data set.
 *
 * @param trial {@code teacher-} and the set's name
 * @param fingerprint checksum of everything that decided it
 * @param set data set
 * @param width m
 * @param error share of training images with y·f ≤ 0
 * @param validation accuracy on validation images, in [0, 1]
 * @param test accuracy on test images, read once
 * @param logits z of every training image
 * @param provenance what made the numbers
 * @param timing how long it took
 */
public record TeacherResult(
    String trial,
    String fingerprint,
    String set,
    int width,
    double error,
    double validation,
    double test,
    LogitText logits,
    Provenance provenance,
    Timing timing)
    implements TwoLayerResult {

  @Override
  public String headline() {
    return String.format(Locale.ROOT, "test accuracy %.2f %%", 100 * test);
  }

  /** Students take the logits. */
  @Override
  public String gives() {
    return logits.checksum();
  }
}
