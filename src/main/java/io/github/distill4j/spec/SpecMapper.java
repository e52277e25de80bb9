package io.github.distill4j.spec;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.PropertyBindingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.distill4j.UserMistake;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Turns YAML into trees and trees into records; a mistake becomes one line for people. */
public final class SpecMapper {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
          .enumNamingStrategy(SpecMapper::kebab)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_IGNORED_PROPERTIES)
          .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))
          .build();

  /** {@code 010} is 8 to some readers of YAML and 10 to others. */
  private static final String PLAIN_DIGITS =
      " in plain digits, without quotes, leading zeros or underscores";

  private SpecMapper() {}

  /** What a record's keys hold. */
  public static KeyType type(Class<?> root) {
    return KeyType.of(MAPPER, root);
  }

  /**
   * The keys in a text.
   *
   * @param source the file, for messages
   * @param root the record that is to be read from them
   */
  public static ObjectNode keys(String source, String text, Class<?> root) {
    if (YamlText.read(source, text, type(root)) instanceof ObjectNode tree) {
      return tree;
    }
    throw new UserMistake("%s: found no keys, expected lines such as key: value", source);
  }

  /** A record from a text, which names all keys that have no default. */
  public static <T> T read(String source, String text, Class<T> type) {
    try {
      return value(keys(source, text, type), type);
    } catch (UserMistake mistake) {
      throw mistake.in(source);
    }
  }

  /** A record with these keys and every other at its default. */
  public static <T> T of(Class<T> type, Map<String, ?> keys) {
    return value(tree(keys), type);
  }

  /** A tree as a value; a mistake names the key below the tree. */
  public static <T> T value(JsonNode tree, Class<T> type) {
    return value(tree, type, "", tree);
  }

  /**
   * One of several records that an interface has, as a value.
   *
   * @param place of the tree, for messages
   * @param tree {@code {name: {key: value}}}
   */
  public static <T> T named(String place, JsonNode tree, Class<T> type) {
    String name = tree.fieldNames().next();
    return value(tree, type, place + "." + name, tree.get(name));
  }

  private static <T> T value(JsonNode tree, Class<T> type, String place, JsonNode keys) {
    try {
      return MAPPER.treeToValue(tree, type);
    } catch (JsonMappingException e) {
      throw new UserMistake("%s", describe(e, keys, place));
    } catch (JacksonException e) {
      throw new UserMistake("%s", firstLine(e));
    }
  }

  /** Refuses keys that a section does not have. */
  public static void refuseOthers(ObjectNode section, Collection<String> known) {
    section
        .fieldNames()
        .forEachRemaining(
            key -> {
              if (!known.contains(key)) {
                throw new UserMistake("%s", unknown(key, known));
              }
            });
  }

  /** A value as a tree. */
  public static JsonNode tree(Object value) {
    JsonNode tree = MAPPER.valueToTree(value);
    return tree;
  }

  /** Jackson's own way would write I as Turkish ı where the machine is Turkish. */
  public static String kebab(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Constants as the YAML would have them, in their order. */
  public static String words(Set<? extends Enum<?>> constants) {
    return constants.stream()
        .sorted()
        .map(constant -> kebab(constant.name()))
        .collect(Collectors.joining(", "));
  }

  /** What a key of this type wants, in words. */
  public static String words(Class<?> type) {
    if (type.isEnum()) {
      return Arrays.stream(type.getEnumConstants())
          .map(constant -> kebab(constant.toString()))
          .collect(Collectors.joining(", ", "one of ", ""));
    }
    return switch (type.getSimpleName()) {
      case "Integer", "int", "Long", "long" -> "a whole number";
      case "Double", "double" -> "a number";
      case "Boolean" -> "true or false";
      case "String" -> "a word";
      case "URI" -> "an address such as https://HOST/FILE";
      case "List", "ArrayList" -> "a list, as in [a, b]";
      default -> "a section of keys";
    };
  }

  /** What was found where a value of another type is expected. */
  public static String mismatch(JsonNode found, Class<?> type) {
    boolean oddNumber = found.isTextual() && found.textValue().matches("[-+]?[0-9].*");
    String how = oddNumber && words(type).endsWith("number") ? PLAIN_DIGITS : "";
    return "found " + found + ", expected " + words(type) + how;
  }

  private static String describe(JsonMappingException e, JsonNode tree, String place) {
    String below = path(e);
    String path = place.isEmpty() || below.isEmpty() ? place + below : place + "." + below;
    if (cause(e) instanceof UserMistake own) {
      return placed(path, own.getMessage());
    }
    if (e instanceof PropertyBindingException unknown) {
      return unknown(path, type(unknown.getReferringClass()).keys());
    }
    if (e instanceof InvalidNullException) {
      return path + ": found null, expected a value";
    }
    if (e instanceof MismatchedInputException mismatched) {
      return path + ": " + mismatch(found(e, tree), mismatched.getTargetType());
    }
    return path + ": " + firstLine(e);
  }

  private static String firstLine(JacksonException e) {
    return e.getOriginalMessage().lines().findFirst().orElse("");
  }

  private static String placed(String path, String message) {
    if (path.isEmpty() || message.startsWith(path + ".")) {
      return message;
    }
    int section = path.lastIndexOf('.') + 1;
    if (message.startsWith(path.substring(section) + ".")) {
      return path.substring(0, section) + message;
    }
    return path + (message.startsWith("found ") ? ": " : ".") + message;
  }

  private static JsonNode found(JsonMappingException e, JsonNode tree) {
    JsonNode node = tree;
    for (JsonMappingException.Reference step : e.getPath()) {
      if (step.getFieldName() != null) {
        node = node.path(step.getFieldName());
      } else if (node.isArray()) {
        // A single value may stand for a list.
        node = node.path(step.getIndex());
      }
    }
    return node;
  }

  private static Throwable cause(Throwable e) {
    Throwable cause = e;
    while (cause.getCause() != null && !(cause instanceof UserMistake)) {
      cause = cause.getCause();
    }
    return cause;
  }

  private static String path(JsonMappingException e) {
    return e.getPath().stream()
        .map(
            step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
        .collect(Collectors.joining("."))
        .replace(".[", "[");
  }

  private static String unknown(String path, Collection<String> known) {
    return known.stream()
        .sorted()
        .collect(Collectors.joining(", ", "unknown key " + path + "; expected one of ", ""));
  }
}
