package io.github.distill4j.study;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.EnumNamingStrategies;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.PropertyBindingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.github.distill4j.UserMistake;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/** YAML to trees and trees to values; what cannot be read becomes one line a person can use. */
final class SpecMapper {

  private static final YAMLMapper YAML =
      YAMLMapper.builder(
              YAMLFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                  .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                  .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
                  .build())
          .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
          .enumNamingStrategy(EnumNamingStrategies.KEBAB_CASE)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_IGNORED_PROPERTIES)
          .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))
          .build();

  private SpecMapper() {}

  /** The keys in a text. */
  static ObjectNode keys(String source, String text) {
    if (parsed(source, text) instanceof ObjectNode tree) {
      return tree;
    }
    throw new UserMistake("%s: found no keys; expected a study in YAML", source);
  }

  /** Whatever a text holds. */
  static JsonNode parsed(String source, String text) {
    try {
      return YAML.readTree(text);
    } catch (JacksonException e) {
      throw unreadable(source, e);
    }
  }

  /** A tree as a value; a mistake names the key below the tree. */
  static <T> T value(JsonNode tree, Class<T> type) {
    try {
      return YAML.treeToValue(tree, type);
    } catch (JsonMappingException e) {
      throw new UserMistake("%s", describe(e, tree));
    } catch (JacksonException e) {
      throw unreadable("", e);
    }
  }

  /** A value as a tree. */
  static JsonNode tree(Object value) {
    JsonNode tree = YAML.valueToTree(value);
    return tree;
  }

  /** A tree as text. */
  static String text(JsonNode tree) {
    try {
      return YAML.writeValueAsString(tree);
    } catch (JacksonException e) {
      throw new IllegalStateException("a study that was read can be written", e);
    }
  }

  /** What a key of this type wants, in words. */
  static String words(Class<?> type) {
    if (type.isEnum()) {
      return Arrays.stream(type.getEnumConstants())
          .map(c -> c.toString().toLowerCase(Locale.ROOT).replace('_', '-'))
          .collect(Collectors.joining(", ", "one of ", ""));
    }
    return switch (type.getSimpleName()) {
      case "Integer", "int", "Long", "long" -> "a whole number";
      case "Double", "double" -> "a number";
      case "Boolean" -> "true or false";
      case "String" -> "a word";
      case "List", "ArrayList" -> "a list, as in [a, b]";
      default -> "a section of keys";
    };
  }

  private static UserMistake unreadable(String source, JacksonException e) {
    JsonLocation at = e.getLocation();
    String line = at == null ? "" : " line " + at.getLineNr();
    String reason = e.getOriginalMessage().lines().findFirst().orElse("");
    return new UserMistake("%s%s: not readable as YAML: %s", source, line, reason);
  }

  private static String describe(JsonMappingException e, JsonNode tree) {
    String path = path(e);
    if (cause(e) instanceof UserMistake own) {
      return placed(path, own.getMessage());
    }
    if (e instanceof PropertyBindingException unknown) {
      return "unknown key " + path + "; expected one of " + words(unknown.getKnownPropertyIds());
    }
    if (e instanceof InvalidNullException) {
      return path + ": found null, expected a value";
    }
    if (e instanceof MismatchedInputException mismatched) {
      return path + ": found " + found(e, tree) + ", expected " + words(mismatched.getTargetType());
    }
    return path + ": " + e.getOriginalMessage().lines().findFirst().orElse("");
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

  private static String words(Collection<Object> keys) {
    return keys.stream().map(Object::toString).sorted().collect(Collectors.joining(", "));
  }
}
