package io.github.distill4j.study.twolayer;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.distill4j.UserMistake;

/**
 * B of the projection ‖w_j − w_j(0)‖ ≤ B/√m, in YAML a number above 0, or {@code none}.
 *
 * @param value above 0; infinite for no projection
 */
public record Radius(double value) {

  /** No projection. */
  public static final Radius NONE = new Radius(Double.POSITIVE_INFINITY);

  private static final String WORD = "none";

  /** Reads a number or the word. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static Radius of(JsonNode node) {
    if (node.asText().equals(WORD)) {
      return NONE;
    }
    if (!node.isNumber() || !(node.doubleValue() > 0)) {
      throw new UserMistake("found %s, expected a number above 0, or %s", node, WORD);
    }
    return new Radius(node.doubleValue());
  }

  @JsonValue
  Object written() {
    return Double.isInfinite(value) ? WORD : (Object) value;
  }

  @Override
  public String toString() {
    return Double.isInfinite(value) ? WORD : NumberText.of(value);
  }
}
