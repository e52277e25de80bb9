package io.github.distill4j.net;

import io.github.distill4j.UserMistake;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A network's short name, which is also its architecture: {@code two-layer-512}, {@code vgg-8+3},
 * {@code resnet-20}, {@code wrn-16-2}. {@code toString} gives the short name back.
 */
public sealed interface NetworkName permits TwoLayer, Vgg, ResNet, WideResNet {

  /**
   * Reads a short name.
   *
   * @param text such as {@code resnet-20}
   * @throws UserMistake when there is no such network; it lists the forms or the nearest depth
   */
  static NetworkName parse(String text) {
    Matcher form =
        Pattern.compile("(two-layer|vgg|resnet|wrn)-(\\d{1,6})(?:([+-])(\\d{1,6}))?").matcher(text);
    if (!form.matches()) {
      throw unknown(text);
    }
    int first = Integer.parseInt(form.group(2));
    int second = form.group(4) == null ? 0 : Integer.parseInt(form.group(4));
    return switch (form.group(1) + (form.group(3) == null ? "" : form.group(3))) {
      case "two-layer" -> new TwoLayer(first);
      case "vgg+" -> new Vgg(first, second);
      case "resnet" -> new ResNet(first);
      case "wrn-" -> new WideResNet(first, second);
      default -> throw unknown(text);
    };
  }

  /**
   * Adds every layer but the last.
   *
   * @param blocks where the layers go; its input is {@link Blocks#INPUT}
   * @param frame the images' side and the width factor
   * @return the name of the last vertex, the features that the output layer reads
   */
  String addTo(Blocks blocks, Frame frame);

  private static UserMistake unknown(String text) {
    return new UserMistake(
        "unknown network '%s': expected two-layer-WIDTH (two-layer-512),"
            + " vgg-CONVOLUTIONS+DENSE (vgg-8+3), resnet-DEPTH (resnet-20)"
            + " or wrn-DEPTH-FACTOR (wrn-16-2)",
        text);
  }
}
