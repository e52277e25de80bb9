package io.github.distill4j.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.emitter.Emitter;
import org.yaml.snakeyaml.events.DocumentEndEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.ImplicitTuple;
import org.yaml.snakeyaml.events.MappingEndEvent;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceEndEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.events.StreamEndEvent;
import org.yaml.snakeyaml.events.StreamStartEvent;

/**
 * Writes a tree as YAML that {@link YamlText} reads back as the same tree. Text stands without
 * quotes where all readers of YAML take it for text.
 */
public final class YamlWriter {

  /** What begins like a number, cannot be seen, or is more than text in older YAML. */
  private static final Pattern ODD =
      Pattern.compile("^[-+.]?[0-9]|^(<<|=)$|[\\p{C}\\p{Zl}\\p{Zp}]");

  private static final Set<String> TRUTHS = Set.of("y", "n", "yes", "no", "on", "off");

  private final Emitter emitter;

  private YamlWriter(Emitter emitter) {
    this.emitter = emitter;
  }

  /** The tree as text that ends with a line feed. */
  public static String text(JsonNode tree) {
    StringWriter text = new StringWriter();
    try {
      new YamlWriter(new Emitter(text, new DumperOptions())).document(tree);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private void document(JsonNode tree) throws IOException {
    emitter.emit(new StreamStartEvent(null, null));
    emitter.emit(new DocumentStartEvent(null, null, false, null, Map.of()));
    node(tree);
    emitter.emit(new DocumentEndEvent(null, null, false));
    emitter.emit(new StreamEndEvent(null, null));
  }

  private void node(JsonNode node) throws IOException {
    if (node instanceof ObjectNode section) {
      emitter.emit(new MappingStartEvent(null, null, true, null, null, FlowStyle.BLOCK));
      for (Map.Entry<String, JsonNode> key : section.properties()) {
        scalar(key.getKey(), isOdd(key.getKey()));
        node(key.getValue());
      }
      emitter.emit(new MappingEndEvent(null, null));
    } else if (node instanceof ArrayNode list) {
      emitter.emit(new SequenceStartEvent(null, null, true, null, null, FlowStyle.BLOCK));
      for (JsonNode item : list) {
        node(item);
      }
      emitter.emit(new SequenceEndEvent(null, null));
    } else {
      scalar(node.asText(), node.isTextual() && isOdd(node.textValue()));
    }
  }

  private void scalar(String text, boolean quoted) throws IOException {
    ScalarStyle style = quoted ? ScalarStyle.DOUBLE_QUOTED : ScalarStyle.PLAIN;
    emitter.emit(
        new ScalarEvent(null, null, new ImplicitTuple(true, true), text, null, null, style));
  }

  private static boolean isOdd(String text) {
    return ODD.matcher(text).find()
        || TRUTHS.contains(text.toLowerCase(Locale.ROOT))
        || !PlainText.meaning(text).isTextual();
  }
}
