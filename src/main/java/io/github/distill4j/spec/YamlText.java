package io.github.distill4j.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.google.errorprone.annotations.FormatMethod;
import io.github.distill4j.UserMistake;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.reader.ReaderException;

/**
 * The tree in a YAML text.
 *
 * <p>Where a key wants a word, the text is the word: {@code [no, 010, 1e5]} are three names.
 * Elsewhere {@link PlainText} says what a value without quotes stands for. Anchors, aliases, merge
 * keys, tags, a repeated key and a second document are refused, because with them a text may mean
 * something else than it seems to say.
 */
public final class YamlText {

  private static final int DEEPEST = 50;

  private static final String SECOND_DOCUMENT =
      "found a second document behind --- or ..., expected one a file; remove it";

  private final String source;
  private final String text;

  private YamlText(String source, String text) {
    this.source = source;
    this.text = text;
  }

  /**
   * Reads a text.
   *
   * @param source the file, for messages
   * @return null's node for a text without a value
   * @throws UserMistake naming source and line
   */
  public static JsonNode read(String source, String text, KeyType type) {
    return new YamlText(source, text).read(type);
  }

  private JsonNode read(KeyType type) {
    try {
      return document(new Yaml(new LoaderOptions()).parse(new StringReader(text)).iterator(), type);
    } catch (MarkedYAMLException e) {
      throw unreadable(e);
    } catch (ReaderException e) {
      int line = 1 + (int) text.codePoints().limit(e.getPosition()).filter(c -> c == '\n').count();
      throw mistake(
          line, "found the control character U+%04X; write it as an escape", e.getCodePoint());
    } catch (YAMLException e) {
      throw new UserMistake("%s: not readable as YAML: %s", source, e.getMessage());
    }
  }

  private JsonNode document(Iterator<Event> events, KeyType type) {
    JsonNode tree = NullNode.getInstance();
    boolean one = false;
    while (events.hasNext()) {
      Event event = events.next();
      if (event instanceof DocumentStartEvent) {
        if (one) {
          throw mistake(event, SECOND_DOCUMENT);
        }
        one = true;
        tree = node(events.next(), events, type, 0);
      }
    }
    return tree;
  }

  private JsonNode node(Event event, Iterator<Event> events, KeyType type, int depth) {
    refuseReferences(event);
    if (depth > DEEPEST) {
      throw mistake(event, "found values more than %d levels deep", DEEPEST);
    }
    if (event instanceof MappingStartEvent) {
      return section(events, type, depth + 1);
    }
    return event instanceof SequenceStartEvent
        ? list(events, type.item(), depth + 1)
        : value((ScalarEvent) event, type);
  }

  private ObjectNode section(Iterator<Event> events, KeyType type, int depth) {
    ObjectNode section = JsonNodeFactory.instance.objectNode();
    Event event = events.next();
    while (!event.is(Event.ID.MappingEnd)) {
      String key = key(event);
      if (section.has(key)) {
        throw mistake(event, "found the key %s twice; remove one", key);
      }
      section.set(key, node(events.next(), events, type.at(key), depth));
      event = events.next();
    }
    return section;
  }

  private String key(Event event) {
    refuseReferences(event);
    if (!(event instanceof ScalarEvent key)) {
      throw mistake(event, "found a list or section as a key, expected a word");
    }
    if (key.isPlain() && key.getValue().equals("<<")) {
      throw mistake(event, "found the merge key <<, which is not supported; write the keys out");
    }
    return key.getValue();
  }

  private ArrayNode list(Iterator<Event> events, KeyType item, int depth) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    Event event = events.next();
    while (!event.is(Event.ID.SequenceEnd)) {
      list.add(node(event, events, item, depth));
      event = events.next();
    }
    return list;
  }

  private JsonNode value(ScalarEvent scalar, KeyType type) {
    String written = scalar.getValue();
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(written)) {
      throw mistake(scalar, "found an escape from \\ud800 to \\udfff, which is no character");
    }
    JsonNode meaning = scalar.isPlain() ? PlainText.meaning(written) : TextNode.valueOf(written);
    return type.isWord() && !meaning.isNull() ? TextNode.valueOf(written) : meaning;
  }

  private void refuseReferences(Event event) {
    if (event instanceof AliasEvent alias) {
      throw mistake(
          event,
          "found the alias *%s, which is not supported; write its value out",
          alias.getAnchor());
    }
    if (event instanceof NodeEvent node && node.getAnchor() != null) {
      throw mistake(
          event, "found the anchor &%s, which is not supported; remove it", node.getAnchor());
    }
    String tag = tag(event);
    if (tag != null) {
      throw mistake(
          event,
          "found the tag %s, which is not supported; remove it",
          tag.replace("tag:yaml.org,2002:", "!!"));
    }
  }

  private static String tag(Event event) {
    return event instanceof CollectionStartEvent collection
        ? collection.getTag()
        : event instanceof ScalarEvent scalar ? scalar.getTag() : null;
  }

  private UserMistake unreadable(MarkedYAMLException e) {
    int line = e.getProblemMark().getLine();
    String problem = e.getProblem();
    String indentation = text.lines().skip(line).findFirst().orElse("").replaceFirst("\\S.*", "");
    if (problem.contains("(TAB)") || indentation.contains("\t")) {
      return mistake(line + 1, "found a tab, expected spaces");
    }
    if (problem.contains("<document start>")) {
      return mistake(line + 1, SECOND_DOCUMENT);
    }
    return mistake(
        line + 1, "not readable as YAML: %s", problem.replaceFirst(" \\(Do not use .*", ""));
  }

  @FormatMethod
  private UserMistake mistake(Event event, String format, Object... arguments) {
    return mistake(event.getStartMark().getLine() + 1, format, arguments);
  }

  @FormatMethod
  private UserMistake mistake(int line, String format, Object... arguments) {
    return new UserMistake(format, arguments).in(source + " line " + line);
  }
}
