package io.github.distill4j.cli;

import io.github.distill4j.Text;
import io.github.distill4j.machine.Provenance;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells that a study goes on where bits are others than where it began. */
final class Elsewhere {

  private Elsewhere() {}

  /**
   * One line for people.
   *
   * @param finished what made the results that are there; null where it is not known
   * @param here what will make the others
   * @return nothing when all have, or may have, the same bits here
   */
  static Optional<String> note(Stream<Provenance> finished, Provenance here) {
    List<List<String>> made = finished.filter(Objects::nonNull).map(here::differences).toList();
    List<List<String>> elsewhere = made.stream().filter(each -> !each.isEmpty()).toList();
    if (elsewhere.isEmpty()) {
      return Optional.empty();
    }
    String differences =
        elsewhere.stream().flatMap(List::stream).distinct().collect(Collectors.joining("; "));
    return Optional.of(
        Text.of(
            "Note: %d of %d results were made elsewhere (%s): here the same seeds give other bits.",
            elsewhere.size(), made.size(), differences));
  }
}
