package io.github.distill4j.data;

/** How pixels become network inputs; written in lower case in YAML. */
public enum Normalisation {
  /** Each channel less its mean and divided by its standard deviation in the training part. */
  CHANNEL,

  /** Each image, pixels in [0, 1], divided by its own Euclidean norm: two-layer theory. */
  UNIT_NORM
}
