package io.github.distill4j.study;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.EnumNamingStrategies;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.github.distill4j.UserMistake;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Turns the text of a study into a {@link StudySpec}, or says in one line what is wrong with it.
 *
 * <p>A top-level {@code training:} section holds what teacher and student share; each may override
 * any key of it in a {@code training:} section of its own.
 */
public final class SpecReader {

  private static final YAMLMapper YAML =
      YAMLMapper.builder(
              YAMLFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                  .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                  .build())
          .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
          .enumNamingStrategy(EnumNamingStrategies.KEBAB_CASE)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private SpecReader() {}

  /**
   * Reads a study.
   *
   * @param source the file or built-in name, for messages
   * @param text YAML
   * @param overrides {@code key.path=value} each, laid over the text in order
   * @throws UserMistake naming the source and the key
   */
  public static StudySpec read(String source, String text, List<String> overrides) {
    ObjectNode tree = tree(source, text);
    overrides.forEach(override -> lay(override, tree));
    shareTraining(source, tree);
    try {
      return YAML.treeToValue(tree, StudySpec.class);
    } catch (JsonMappingException e) {
      throw new UserMistake("%s: %s", source, describe(e, tree));
    } catch (JacksonException e) {
      throw unreadable(source, e);
    }
  }

  /** The study as YAML with every default written out; reading it gives the study back. */
  public static String write(StudySpec spec) {
    try {
      return YAML.writeValueAsString(spec);
    } catch (JacksonException e) {
      throw new IllegalStateException("a study that was read can be written", e);
    }
  }

  private static ObjectNode tree(String source, String text) {
    if (parsed(source, text) instanceof ObjectNode tree) {
      return tree;
    }
    throw new UserMistake("%s: found no keys; expected a study in YAML", source);
  }

  private static JsonNode parsed(String source, String text) {
    try {
      return YAML.readTree(text);
    } catch (JacksonException e) {
      throw unreadable(source, e);
    }
  }

  private static void lay(String override, ObjectNode tree) {
    int equals = override.indexOf('=');
    if (equals < 1) {
      throw new UserMistake("--set %s: expected key=value, as in student.net=resnet-8", override);
    }
    String[] path = override.substring(0, equals).split("\\.", -1);
    ObjectNode node = tree;
    for (String key : Arrays.copyOf(path, path.length - 1)) {
      node = node.get(key) instanceof ObjectNode inner ? inner : node.putObject(key);
    }
    node.set(path[path.length - 1], parsed("--set " + override, override.substring(equals + 1)));
  }

  private static void shareTraining(String source, ObjectNode tree) {
    JsonNode shared = tree.remove("training");
    if (shared == null) {
      return;
    }
    if (!(shared instanceof ObjectNode common)) {
      throw new UserMistake("%s: training: found %s, expected a section of keys", source, shared);
    }
    for (String role : List.of("teacher", "student")) {
      if (tree.get(role) instanceof ObjectNode model) {
        ObjectNode training = common.deepCopy();
        if (model.get("training") instanceof ObjectNode own) {
          training.setAll(own);
        }
        model.set("training", training);
      }
    }
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
    if (e instanceof UnrecognizedPropertyException unknown) {
      return "unknown key " + path + "; expected one of " + words(unknown.getKnownPropertyIds());
    }
    if (e instanceof MismatchedInputException mismatched) {
      return path + ": found " + found(e, tree) + ", expected " + type(mismatched.getTargetType());
    }
    return path + ": " + e.getOriginalMessage().lines().findFirst().orElse("");
  }

  private static String placed(String path, String message) {
    if (path.isEmpty() || message.startsWith(path + ".")) {
      return message;
    }
    return path + (message.startsWith("found ") ? ": " : ".") + message;
  }

  private static JsonNode found(JsonMappingException e, JsonNode tree) {
    JsonNode node = tree;
    for (JsonMappingException.Reference step : e.getPath()) {
      node =
          step.getFieldName() == null ? node.path(step.getIndex()) : node.path(step.getFieldName());
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

  private static String type(Class<?> type) {
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
}
