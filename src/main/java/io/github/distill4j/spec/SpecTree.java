package io.github.distill4j.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.distill4j.UserMistake;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** Keys of a tree by their paths, such as {@code student.training.epochs}. */
public final class SpecTree {

  /** Keys whose text keeps its commas. */
  public static final Set<String> SENTENCES = Set.of("name", "question");

  private SpecTree() {}

  /** The keys of a tree, as paths, with their values as text. */
  public static Map<String, String> flat(ObjectNode tree) {
    Map<String, String> keys = new TreeMap<>();
    flatten("", tree, keys);
    return keys;
  }

  private static void flatten(String path, JsonNode node, Map<String, String> into) {
    if (node instanceof ObjectNode section) {
      section.properties().forEach(e -> flatten(path + "." + e.getKey(), e.getValue(), into));
    } else {
      into.put(
          path.substring(1),
          node.isNull() ? "not set" : node.isValueNode() ? node.asText() : node.toString());
    }
  }

  /**
   * Lays what a command line says over a tree.
   *
   * @param override {@code key.path=value}; {@code a,b} is the list {@code [a, b]}
   * @param types of values by their paths
   * @throws UserMistake naming the override
   */
  public static void lay(String override, ObjectNode tree, Function<String, KeyType> types) {
    int equals = override.indexOf('=');
    if (equals < 1) {
      throw new UserMistake("--set %s: expected key=value, as in student.net=resnet-8", override);
    }
    String path = override.substring(0, equals);
    String written = override.substring(equals + 1).strip();
    JsonNode value =
        PlainText.meaning(written).isNull()
            ? NullNode.getInstance()
            : value(override, path, written, types.apply(path));
    parent(tree, path).set(last(path), value);
  }

  /** On a command line lists need no brackets and words no quotes; a sentence keeps its commas. */
  private static JsonNode value(String override, String path, String written, KeyType type) {
    boolean bare = "[{\"'".indexOf(written.charAt(0)) < 0;
    boolean several = type.isList() || (written.contains(",") && !SENTENCES.contains(path));
    if (bare && !several && type.isWord()) {
      return TextNode.valueOf(written);
    }
    String yaml = bare && several ? "[" + written + "]" : written;
    return YamlText.read("--set " + override, yaml, type);
  }

  /** The type of the value at a path of a record. */
  public static KeyType type(Class<?> root, String path) {
    KeyType type = SpecMapper.type(root);
    for (String key : path.split("\\.", -1)) {
      type = type.at(key);
    }
    return type;
  }

  /** The section that holds the key at a path; made where there is none. */
  public static ObjectNode parent(ObjectNode tree, String path) {
    String[] keys = path.split("\\.", -1);
    ObjectNode node = tree;
    for (String key : Arrays.copyOf(keys, keys.length - 1)) {
      node = node.get(key) instanceof ObjectNode inner ? inner : node.putObject(key);
    }
    return node;
  }

  /** The key itself. */
  public static String last(String path) {
    return path.substring(path.lastIndexOf('.') + 1);
  }
}
