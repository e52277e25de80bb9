package io.github.distill4j.net;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A network's layers but the last. {@code toString} gives its short name, such as {@code
 * resnet-20}, from which its {@link Form} reads it back.
 */
public interface Architecture {

  /**
   * Adds every layer but the last.
   *
   * @param blocks where the layers go; its input is {@link Blocks#INPUT}
   * @param frame the images' side and the width factor
   * @return the name of the last vertex, the features that the output layer reads
   */
  String addTo(Blocks blocks, Frame frame);

  /**
   * How short names of one kind of architecture are written.
   *
   * @param words such as {@code vgg-CONVOLUTIONS+DENSE}: capitals stand for numbers of up to six
   *     digits
   * @param example such as {@code vgg-8+3}
   * @param maker the architecture of those numbers; whatever is wrong with them is a UserMistake
   */
  record Form(String words, String example, Function<int[], Architecture> maker) {

    /** The architecture of that short name, if it is written so. */
    Optional<Architecture> read(String name) {
      Matcher numbers =
          Pattern.compile(words.replace("+", "\\+").replaceAll("[A-Z]+", "(\\\\d{1,6})"))
              .matcher(name);
      return numbers.matches() ? Optional.of(maker.apply(numbers(numbers))) : Optional.empty();
    }

    private static int[] numbers(Matcher found) {
      return IntStream.rangeClosed(1, found.groupCount())
          .map(group -> Integer.parseInt(found.group(group)))
          .toArray();
    }

    @Override
    public String toString() {
      return words + " (" + example + ")";
    }
  }
}
