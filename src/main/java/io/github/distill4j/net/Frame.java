package io.github.distill4j.net;

import io.github.distill4j.UserMistake;

/**
 * What an architecture has to know of the task it is built for.
 *
 * @param side the images' shorter side in pixels, at least 1
 * @param width factor on every hidden layer's channels or units, above 0; 1 is the published size
 */
public record Frame(int side, double width) {

  public Frame {
    if (!(width > 0 && width <= 64)) {
      throw new UserMistake("width: found %s, expected a factor above 0 and at most 64", width);
    }
  }

  /** The published number of channels or units, scaled and rounded; at least 1. */
  public int channels(int published) {
    return Math.toIntExact(Math.max(1, Math.round(published * width)));
  }

  /** How often a 2×2 pool can halve the image before a side would fall below one pixel. */
  public int halvings() {
    return Integer.SIZE - 1 - Integer.numberOfLeadingZeros(side);
  }
}
