package io.github.distill4j.study;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.distill4j.UserMistake;
import io.github.distill4j.spec.PlainText;
import io.github.distill4j.spec.SpecMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A part of a specification in the one text that its fingerprint is made of: its keys that are not
 * at their defaults, sorted.
 *
 * <p>So an optional key that is added, or renamed, leaves the fingerprints of all studies as they
 * are that don't use it; and the name of the record behind a section never counts.
 */
final class Canonical {

  private Canonical() {}

  /** The text of a record, of several ones in a list or a map, or of a plain value. */
  static String text(Object part) {
    if (part instanceof List<?> list) {
      return list.stream().map(Canonical::text).toList().toString();
    }
    if (part instanceof Map<?, ?> map) {
      Map<Object, String> texts = new TreeMap<>();
      map.forEach((key, value) -> texts.put(key, text(value)));
      return texts.toString();
    }
    if (part instanceof Record section) {
      JsonNode tree = SpecMapper.tree(section);
      return tree instanceof ObjectNode keys ? text(section, keys) : tree.toString();
    }
    if (part == null || isPlain(part)) {
      return String.valueOf(part);
    }
    throw new IllegalArgumentException(part.getClass() + " has no canonical text");
  }

  /** Of any other value's text nobody knows what it leaves out. */
  private static boolean isPlain(Object part) {
    return part instanceof String
        || part instanceof Number
        || part instanceof Boolean
        || part instanceof Enum<?>;
  }

  private static String text(Record part, ObjectNode tree) {
    Map<String, String> keys = new TreeMap<>();
    fill("", tree, tree, part, keys);
    return keys.toString();
  }

  private static void fill(
      String path, ObjectNode section, ObjectNode whole, Record part, Map<String, String> keys) {
    List<Map.Entry<String, JsonNode>> entries = new ArrayList<>(section.properties());
    for (Map.Entry<String, JsonNode> entry : entries) {
      String place = path + entry.getKey();
      if (isDefault(section, entry, whole, part)) {
        continue;
      }
      if (entry.getValue() instanceof ObjectNode inner) {
        keys.put(place, "");
        fill(place + ".", inner, whole, part, keys);
      } else {
        keys.put(place, PlainText.canonical(entry.getValue()));
      }
    }
  }

  /** Whether the record is the same without the key. */
  private static boolean isDefault(
      ObjectNode section, Map.Entry<String, JsonNode> entry, ObjectNode whole, Record part) {
    section.remove(entry.getKey());
    try {
      return part.equals(SpecMapper.value(whole, part.getClass()));
    } catch (UserMistake required) {
      return false;
    } finally {
      section.set(entry.getKey(), entry.getValue());
    }
  }
}
