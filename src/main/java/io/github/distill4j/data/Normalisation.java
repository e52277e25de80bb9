package io.github.distill4j.data;

import io.github.distill4j.ShownText;

/** How pixels become network inputs. */
public enum Normalisation {
  /** Each channel less its mean and divided by its standard deviation in the training part. */
  CHANNEL,

  /** Each image, pixels in [0, 1], divided by its own Euclidean norm: two-layer theory. */
  UNIT_NORM;

  /** As it is written in YAML. */
  @Override
  public String toString() {
    return ShownText.word(this);
  }
}
