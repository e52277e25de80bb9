package io.github.distill4j.study;

import io.github.distill4j.UserMistake;

/**
 * The numbers that the arms' losses share: the {@code loss:} section. DKD's terms rise to full
 * weight over 20 epochs, as its authors have it.
 *
 * @param temperature T of the soft, mixed and dkd arms, above 0 (default 4)
 * @param alpha weight of the teacher's term in the mixed arm, in [0, 1] (default 0.9)
 * @param smoothing ε of the smoothed arm, in [0, 1) (default 0.1)
 * @param dkdAlpha weight of DKD's target-class term (default 1)
 * @param dkdBeta weight of DKD's non-target term (default 8)
 */
public record LossSpec(
    Double temperature, Double alpha, Double smoothing, Double dkdAlpha, Double dkdBeta) {

  /** Fills in the defaults and checks the ranges. */
  public LossSpec {
    temperature = temperature == null ? 4.0 : temperature;
    alpha = alpha == null ? 0.9 : alpha;
    smoothing = smoothing == null ? 0.1 : smoothing;
    dkdAlpha = dkdAlpha == null ? 1.0 : dkdAlpha;
    dkdBeta = dkdBeta == null ? 8.0 : dkdBeta;
    require(temperature > 0, "temperature", temperature, "a number above 0");
    require(alpha >= 0 && alpha <= 1, "alpha", alpha, "a number in [0, 1]");
    require(smoothing >= 0 && smoothing < 1, "smoothing", smoothing, "a number in [0, 1)");
    require(dkdAlpha >= 0, "dkd-alpha", dkdAlpha, "0 or more");
    require(dkdBeta >= 0, "dkd-beta", dkdBeta, "0 or more");
  }

  private static void require(boolean holds, String key, Object found, String expected) {
    if (!holds) {
      throw new UserMistake("%s: found %s, expected %s", key, found, expected);
    }
  }
}
