package io.github.distill4j.net;

import io.github.distill4j.UserMistake;
import io.github.distill4j.net.layer.Convolution;

/**
 * The CIFAR residual network of He, Zhang, Ren and Sun (2016), section 4.2: three stages of n
 * blocks with 16, 32, 64 channels, ReLU after the addition, global average pooling.
 *
 * <p>Shortcuts between stages carry no parameters (the paper's option A), which gives the published
 * counts: 0.27 M for depth 20, 0.85 M for depth 56.
 *
 * @param depth weighted layers, 6n + 2, 8 to 1202
 */
public record ResNet(int depth) implements Architecture {

  static final Form FORM = new Form("resnet-DEPTH", "resnet-20", numbers -> new ResNet(numbers[0]));

  public ResNet {
    if (depth < 8 || depth > 1202 || (depth - 2) % 6 != 0) {
      throw new UserMistake(
          "network resnet-%d: the depth must be 6n + 2 (8, 14, 20, …, 1202); nearest is resnet-%d",
          depth, Math.max(8, Math.min(1202, Math.round((depth - 2) / 6f) * 6 + 2)));
    }
  }

  @Override
  public String addTo(Blocks blocks, Frame frame) {
    int channels = frame.channels(16);
    String last = blocks.convolutionNormRelu(Blocks.INPUT, Convolution.of3x3(channels, 1));
    for (int stage = 0; stage < 3; stage++) {
      for (int block = 0; block < (depth - 2) / 6; block++) {
        last = addBlock(blocks, last, Convolution.of3x3(channels, stage > 0 && block == 0 ? 2 : 1));
      }
      channels *= 2;
    }
    return blocks.globalAverage(last);
  }

  private static String addBlock(Blocks blocks, String input, Convolution first) {
    String inner = blocks.convolutionNormRelu(input, first);
    String residual = blocks.convolutionNorm(inner, Convolution.of3x3(first.channels(), 1));
    return blocks.addRelu(residual, first.stride() == 1 ? input : blocks.paddedShortcut(input));
  }

  @Override
  public String toString() {
    return "resnet-" + depth;
  }
}
