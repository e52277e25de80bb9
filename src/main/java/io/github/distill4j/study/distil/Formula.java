package io.github.distill4j.study.distil;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.distill4j.UserMistake;
import io.github.distill4j.loss.Loss;
import io.github.distill4j.spec.SpecMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A loss as an arm has it.
 *
 * @param tree {@code {name: {key: value}}}; a value may be a key of the study's loss section
 */
record Formula(JsonNode tree) {

  private static final String SECTION = "loss.";

  private static final Set<String> NUMBERS = SpecKeys.of(LossSpec.class).keySet();

  private String name() {
    return tree.fieldNames().next();
  }

  /** The study's keys whose numbers it takes. */
  Set<String> keys() {
    return new TreeSet<>(references().values());
  }

  /** Its own keys that take a number of the study, and the keys of these. */
  private Map<String, String> references() {
    Map<String, String> references = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> key : tree.get(name()).properties()) {
      String value = key.getValue().asText();
      if (value.startsWith(SECTION) && NUMBERS.contains(value.substring(SECTION.length()))) {
        references.put(key.getKey(), value);
      }
    }
    return references;
  }

  /**
   * The loss with a study's numbers.
   *
   * @param place of this formula in the study
   * @throws UserMistake naming the key whose number the loss cannot use
   */
  Loss loss(String place, LossSpec numbers) {
    JsonNode known = SpecMapper.tree(numbers);
    ObjectNode filled = tree.deepCopy();
    ObjectNode keys = (ObjectNode) filled.get(name());
    references().forEach((own, key) -> keys.set(own, known.get(key.substring(SECTION.length()))));
    try {
      return SpecMapper.named(place, filled, Loss.class);
    } catch (UserMistake mistake) {
      throw blamed(mistake, place + "." + name());
    }
  }

  /** A number that the study's own section gives is wrong there. */
  private UserMistake blamed(UserMistake mistake, String here) {
    String message = mistake.getMessage();
    for (Map.Entry<String, String> reference : references().entrySet()) {
      String own = here + "." + reference.getKey() + ":";
      if (message.startsWith(own)) {
        return new UserMistake("%s:%s", reference.getValue(), message.substring(own.length()));
      }
    }
    return mistake;
  }
}
