package io.github.distill4j.net;

import io.github.distill4j.UserMistake;

/**
 * Flatten, one hidden ReLU layer, output; both layers with biases.
 *
 * @param width hidden units m, 1 to 65,536
 */
public record TwoLayer(int width) implements Architecture {

  static final Form FORM =
      new Form("two-layer-WIDTH", "two-layer-512", numbers -> new TwoLayer(numbers[0]));

  public TwoLayer {
    if (width < 1 || width > 65_536) {
      throw new UserMistake("network two-layer-%d: the width must be 1 to 65536", width);
    }
  }

  @Override
  public String addTo(Blocks blocks, Frame frame) {
    return blocks.denseRelu(Blocks.INPUT, frame.channels(width));
  }

  @Override
  public String toString() {
    return "two-layer-" + width;
  }
}
