package io.github.distill4j.data;

/** What is done to a training image each time it is shown; written in lower case in YAML. */
public enum Augmentation {
  /** Nothing. */
  NONE,

  /** A border of 4 zeros, a random cut of the old size, and a mirror image half of the time. */
  PAD_CROP_FLIP
}
