package io.github.distill4j.net;

import io.github.distill4j.UserMistake;
import io.github.distill4j.net.layer.Convolution;

/**
 * VGG (Simonyan and Zisserman 2015) with batch norm, c convolutions and d dense layers.
 *
 * <p>The convolutions are 3×3 in five stages of 64, 128, 256, 512, 512 channels, each stage closed
 * by a 2×2 max pool. With c = 8, 10, 13, 16 they are those of VGG-11, 13, 16, 19; with a smaller c
 * they are the first c of VGG-11, so that {@code vgg-2+3} pools after both. The last dense layer is
 * the output, those before it have 512 units. Pools that would shrink the image below one pixel are
 * left out: a 28×28 image is pooled four times at most.
 *
 * @param convolutions c: 1 to 8, 10, 13 or 16
 * @param dense d, output included: 1 to 8
 */
public record Vgg(int convolutions, int dense) implements Architecture {

  static final Form FORM =
      new Form("vgg-CONVOLUTIONS+DENSE", "vgg-8+3", numbers -> new Vgg(numbers[0], numbers[1]));

  private static final int[] CHANNELS = {64, 128, 256, 512, 512};

  public Vgg {
    if (convolutions < 1 || (convolutions > 8 && stages(convolutions) == null)) {
      throw new UserMistake(
          "network vgg-%d+%d: the convolutions must be 1 to 8, 10, 13 or 16; nearest is vgg-%d+%d",
          convolutions, dense, nearest(convolutions), Math.max(1, Math.min(8, dense)));
    }
    if (dense < 1 || dense > 8) {
      throw new UserMistake(
          "network vgg-%d+%d: the dense layers, the output included, must be 1 to 8",
          convolutions, dense);
    }
  }

  @Override
  public String addTo(Blocks blocks, Frame frame) {
    String last = addConvolutions(blocks, frame);
    for (int hidden = 1; hidden < dense; hidden++) {
      last = blocks.denseRelu(last, frame.channels(512));
    }
    return last;
  }

  private String addConvolutions(Blocks blocks, Frame frame) {
    int[] stages = stages(Math.max(8, convolutions));
    int left = convolutions;
    String last = Blocks.INPUT;
    for (int stage = 0; stage < stages.length; stage++) {
      for (int i = 0; i < Math.min(left, stages[stage]); i++) {
        last = blocks.convolutionNormRelu(last, Convolution.of3x3(channels(frame, stage), 1));
      }
      left -= stages[stage];
      if (left >= 0 && stage < frame.halvings()) {
        last = blocks.maxPool(last);
      }
    }
    return last;
  }

  private static int channels(Frame frame, int stage) {
    return frame.channels(CHANNELS[stage]);
  }

  /** Convolutions in each stage, or null when no published VGG has that many. */
  private static int[] stages(int convolutions) {
    return switch (convolutions) {
      case 8 -> new int[] {1, 1, 2, 2, 2};
      case 10 -> new int[] {2, 2, 2, 2, 2};
      case 13 -> new int[] {2, 2, 3, 3, 3};
      case 16 -> new int[] {2, 2, 4, 4, 4};
      default -> null;
    };
  }

  private static int nearest(int convolutions) {
    if (convolutions < 1) {
      return 1;
    }
    return convolutions < 10 ? 8 : convolutions < 12 ? 10 : convolutions < 15 ? 13 : 16;
  }

  @Override
  public String toString() {
    return "vgg-" + convolutions + "+" + dense;
  }
}
