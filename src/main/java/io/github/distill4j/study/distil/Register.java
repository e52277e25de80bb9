package io.github.distill4j.study.distil;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.distill4j.UserMistake;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The names in YAML of an interface's records, as its {@link JsonSubTypes} has them.
 *
 * @param <T> the interface
 * @param records by name
 */
record Register<T>(Map<String, Class<? extends T>> records) {

  static <T> Register<T> of(Class<T> type) {
    Map<String, Class<? extends T>> records = new LinkedHashMap<>();
    for (JsonSubTypes.Type each : type.getAnnotation(JsonSubTypes.class).value()) {
      records.put(each.name(), each.value().asSubclass(type));
    }
    return new Register<>(records);
  }

  Class<? extends T> get(String name) {
    return records.get(name);
  }

  /**
   * One of the records in its full form {@code {name: {key: value}}}.
   *
   * @param place of the node, for messages
   * @param node the full form; {@code name} for one whose keys all have defaults; or {@code {name:
   *     value}} with the value of its first key
   */
  ObjectNode full(String place, JsonNode node) {
    ObjectNode full = JsonNodeFactory.instance.objectNode();
    if (node.isTextual() && records.containsKey(node.textValue())) {
      full.putObject(node.textValue());
      return full;
    }
    if (!node.isObject() || node.size() != 1 || !records.containsKey(node.fieldNames().next())) {
      throw new UserMistake(
          "%s: found %s, expected one of %s", place, node, String.join(", ", records.keySet()));
    }
    String name = node.fieldNames().next();
    full.set(name, keys(name, node.get(name)));
    return full;
  }

  private JsonNode keys(String name, JsonNode node) {
    Map<String, Class<?>> known = SpecKeys.of(get(name));
    if (node.isObject() || known.isEmpty()) {
      return node;
    }
    ObjectNode keys = JsonNodeFactory.instance.objectNode();
    keys.set(known.keySet().iterator().next(), node);
    return keys;
  }
}
