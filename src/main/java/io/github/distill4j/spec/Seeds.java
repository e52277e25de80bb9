package io.github.distill4j.spec;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.distill4j.UserMistake;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The seeds of a study, the same for every arm: written as a count (7 means 1 to 7) or as a list.
 *
 * @param values distinct, at least one, each 1 or more
 */
public record Seeds(@JsonValue List<Integer> values) {

  private static final int LARGEST_COUNT = 10_000;

  /** Checks that there is a seed, none twice and none below 1: to ND4J a seed of 0 means none. */
  public Seeds {
    values = List.copyOf(values);
    boolean distinct = values.stream().distinct().count() == values.size();
    if (values.isEmpty() || !distinct || values.stream().anyMatch(seed -> seed < 1)) {
      throw new UserMistake(
          "found %s, expected at least one seed of 1 or more and none twice", values);
    }
  }

  /** Reads a count or a list of whole numbers. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static Seeds of(JsonNode node) {
    if (node.isInt() && node.intValue() >= 1 && node.intValue() <= LARGEST_COUNT) {
      return new Seeds(IntStream.rangeClosed(1, node.intValue()).boxed().toList());
    }
    List<Integer> values = new ArrayList<>();
    for (JsonNode value : node) {
      if (!value.isInt()) {
        throw unreadable(node);
      }
      values.add(value.intValue());
    }
    if (!node.isArray()) {
      throw unreadable(node);
    }
    return new Seeds(values);
  }

  private static UserMistake unreadable(JsonNode node) {
    return new UserMistake(
        "found %s, expected a count of 1 to %d, or a list of seeds", node, LARGEST_COUNT);
  }
}
