package io.github.distill4j.data;

import io.github.distill4j.ShownText;

/** What is done to a training image each time it is shown. */
public enum Augmentation {
  /** Nothing. */
  NONE,

  /** A border of 4 zeros, a random cut of the old size, and a mirror image half of the time. */
  PAD_CROP_FLIP;

  /** As it is written in YAML. */
  @Override
  public String toString() {
    return ShownText.word(this);
  }
}
