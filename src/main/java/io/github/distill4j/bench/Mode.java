package io.github.distill4j.bench;

import java.util.Locale;

/** What a network does while it is timed. */
public enum Mode {
  TRAINING,
  INFERENCE;

  /** Images a second in this mode. */
  double of(Speed speed) {
    return switch (this) {
      case TRAINING -> speed.training();
      case INFERENCE -> speed.inference();
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
