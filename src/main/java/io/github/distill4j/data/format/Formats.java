package io.github.distill4j.data.format;

import io.github.distill4j.UserMistake;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The formats that are known by name.
 *
 * @param all no name twice
 */
public record Formats(List<Format> all) {

  /** Those of this program: a further one is a class and its line here. */
  public static final Formats BUILT_IN =
      new Formats(
          List.of(
              CifarFormat.CIFAR_10, //
              CifarFormat.CIFAR_100,
              new IdxFormat(),
              new ImageFolder()));

  /**
   * The format of a name, in any case.
   *
   * @throws UserMistake when there is none
   */
  public Format named(String name) {
    return all.stream()
        .filter(format -> format.name().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(
            () ->
                new UserMistake(
                    "format: found %s, expected one of %s",
                    name, all.stream().map(Format::name).collect(Collectors.joining(", "))));
  }
}
