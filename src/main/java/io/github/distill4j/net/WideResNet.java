package io.github.distill4j.net;

import io.github.distill4j.UserMistake;
import io.github.distill4j.net.layer.Convolution;

/**
 * The wide residual network WRN-d-k of Zagoruyko and Komodakis (2016): one convolution of 16
 * channels, three stages of n blocks with 16k, 32k, 64k channels, batch norm and ReLU before each
 * convolution, global average pooling. No dropout.
 *
 * <p>Where the shape changes, the shortcut is a 1×1 convolution of the normalised input; elsewhere
 * it is the block's input itself.
 *
 * @param depth d = 6n + 4, 10 to 1204
 * @param factor k, 1 to 64
 */
public record WideResNet(int depth, int factor) implements Architecture {

  static final Form FORM =
      new Form("wrn-DEPTH-FACTOR", "wrn-16-2", numbers -> new WideResNet(numbers[0], numbers[1]));

  public WideResNet {
    if (depth < 10 || depth > 1204 || (depth - 4) % 6 != 0) {
      throw new UserMistake(
          "network wrn-%d-%d: the depth must be 6n + 4 (10, 16, 22, …, 1204); nearest is wrn-%d-%d",
          depth, factor, nearest(depth), Math.max(1, Math.min(64, factor)));
    }
    if (factor < 1 || factor > 64) {
      throw new UserMistake("network wrn-%d-%d: the factor must be 1 to 64", depth, factor);
    }
  }

  @Override
  public String addTo(Blocks blocks, Frame frame) {
    int before = frame.channels(16);
    int channels = frame.channels(16 * factor);
    String last = blocks.convolution(Blocks.INPUT, Convolution.of3x3(before, 1));
    for (int stage = 0; stage < 3; stage++) {
      for (int block = 0; block < (depth - 4) / 6; block++) {
        int stride = stage > 0 && block == 0 ? 2 : 1;
        last = addBlock(blocks, last, before, Convolution.of3x3(channels, stride));
        before = channels;
      }
      channels *= 2;
    }
    return blocks.globalAverage(blocks.normRelu(last));
  }

  private static String addBlock(Blocks blocks, String input, int before, Convolution first) {
    int channels = first.channels();
    String active = blocks.normRelu(input);
    String shortcut = input;
    if (before != channels) {
      shortcut = blocks.convolution(active, new Convolution(channels, 1, first.stride()));
    }
    String inner = blocks.convolutionNormRelu(active, first);
    return blocks.add(blocks.convolution(inner, Convolution.of3x3(channels, 1)), shortcut);
  }

  private static int nearest(int depth) {
    return Math.max(10, Math.min(1204, Math.round((depth - 4) / 6f) * 6 + 4));
  }

  @Override
  public String toString() {
    return "wrn-" + depth + "-" + factor;
  }
}
