package io.github.distill4j.study.distil;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.distill4j.UserMistake;
import io.github.distill4j.label.LabelSource;
import io.github.distill4j.loss.Loss;
import io.github.distill4j.spec.SpecMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Arms as people write them.
 *
 * <p>Either a list of short names, {@code [hard, soft]}, or a section a name, {@code {soft-2:
 * {preset: soft, loss: {distillation: {temperature: 2}}}}}. A section lays its keys over those of
 * its preset, which is the one of its own name where it names none.
 */
final class ArmText {

  static final String KEY = "arms";

  private static final List<String> USUAL = List.of("hard", "soft", "mixed");
  private static final String PRESET = "preset";
  private static final String LABELS = "labels";
  private static final String LOSS = "loss";

  private static final Map<String, ObjectNode> PRESETS = presets();

  /** An arm's name is part of file names, behind which come its setting and seed. */
  private static final String NAME = "[a-z0-9][a-z0-9._+-]{0,39}";

  private ArmText() {}

  private static Map<String, ObjectNode> presets() {
    try (InputStream in = ArmText.class.getResourceAsStream("/arms.yaml")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      Map<String, ObjectNode> presets = new LinkedHashMap<>();
      SpecMapper.keys("arms.yaml", text, Object.class)
          .properties()
          .forEach(e -> presets.put(e.getKey(), full("arms.yaml", (ObjectNode) e.getValue())));
      return presets;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The arms that have short names. */
  static List<Arm> known() {
    return PRESETS.keySet().stream().map(ArmText::known).toList();
  }

  static Arm known(String name) {
    return arm(name, PRESETS.get(name));
  }

  /** Those of a study that names none. */
  static List<Arm> usual() {
    return USUAL.stream().map(ArmText::known).toList();
  }

  /** Puts the list that {@link StudySpec} is read from in the place of what people write. */
  static void take(ObjectNode study) {
    JsonNode written = study.get(KEY);
    if (written == null || written.isNull()) {
      return;
    }
    if (!(written instanceof ArrayNode) && !(written instanceof ObjectNode)) {
      throw new UserMistake(
          "arms: found %s, expected a list such as [hard, soft], or a section of arms", written);
    }
    ObjectNode sections = sections(written);
    ArrayNode arms = study.putArray(KEY);
    sections
        .properties()
        .forEach(each -> arms.add(SpecMapper.tree(read(each.getKey(), each.getValue()))));
  }

  /** Makes the list of short names a section an arm, where a key of one is to be laid over it. */
  static void open(ObjectNode study) {
    JsonNode written = study.get(KEY);
    ArrayNode usual = JsonNodeFactory.instance.arrayNode();
    USUAL.forEach(usual::add);
    if (written == null || written instanceof ArrayNode) {
      study.set(KEY, sections(written == null ? usual : written));
    }
  }

  private static ObjectNode sections(JsonNode written) {
    if (written instanceof ObjectNode sections) {
      return sections;
    }
    ObjectNode sections = empty();
    for (int i = 0; i < written.size(); i++) {
      String name = shortName(i, written.get(i));
      if (sections.has(name)) {
        throw new UserMistake("arms: found %s, expected none twice", written);
      }
      sections.putObject(name);
    }
    return sections;
  }

  private static String shortName(int place, JsonNode name) {
    if (name.isNull()) {
      throw new UserMistake("arms[%d]: found null, expected a value", place);
    }
    if (!PRESETS.containsKey(name.asText())) {
      throw new UserMistake(
          "arms[%d]: found %s, expected one of %s; other arms need a section each, as in arms:"
              + " {mine: {labels: hard, loss: cross-entropy}}",
          place, name, String.join(", ", PRESETS.keySet()));
    }
    return name.asText();
  }

  private static Arm read(String name, JsonNode written) {
    String place = KEY + "." + name;
    if (!name.matches(NAME) || name.startsWith(TrialResult.TEACHER)) {
      throw new UserMistake(
          "%s: expected a name of small letters, digits, -, ., _ and + that does not begin with"
              + " teacher",
          place);
    }
    if (!(written instanceof ObjectNode section)) {
      throw new UserMistake(
          "%s: found %s, expected a section with the keys labels and loss", place, written);
    }
    return arm(name, laidOver(preset(place, name, section), full(place, section)));
  }

  private static Arm arm(String name, ObjectNode full) {
    String place = KEY + "." + name + "." + LABELS;
    LabelSource labels = SpecMapper.named(place, full.get(LABELS), LabelSource.class);
    return new Arm(name, labels, full.get(LOSS));
  }

  private static ObjectNode preset(String place, String name, ObjectNode section) {
    JsonNode wanted = section.get(PRESET);
    ObjectNode preset = PRESETS.get(wanted == null ? name : wanted.asText());
    if (wanted != null && preset == null) {
      throw new UserMistake(
          "%s.preset: found %s, expected one of %s",
          place, wanted, String.join(", ", PRESETS.keySet()));
    }
    if (preset == null && !(section.has(LABELS) && section.has(LOSS))) {
      throw new UserMistake(
          "%s: expected the keys labels and loss, or preset with one of %s",
          place, String.join(", ", PRESETS.keySet()));
    }
    return preset == null ? empty() : preset.deepCopy();
  }

  /** Labels and loss in their full forms, as far as they are there. */
  private static ObjectNode full(String place, ObjectNode section) {
    ObjectNode full = empty();
    for (Map.Entry<String, JsonNode> key : section.properties()) {
      String where = place + "." + key.getKey();
      switch (key.getKey()) {
        case LABELS -> full.set(LABELS, Register.of(LabelSource.class).full(where, key.getValue()));
        case LOSS -> full.set(LOSS, Register.of(Loss.class).full(where, key.getValue()));
        case PRESET -> {}
        default ->
            throw new UserMistake("unknown key %s; expected one of labels, loss, preset", where);
      }
    }
    return full;
  }

  /** Keys of the same loss or source are laid over each other, another one takes the place. */
  private static ObjectNode laidOver(ObjectNode preset, ObjectNode own) {
    for (Map.Entry<String, JsonNode> part : own.properties()) {
      String name = part.getValue().fieldNames().next();
      JsonNode below = preset.path(part.getKey()).path(name);
      if (below instanceof ObjectNode keys
          && part.getValue().get(name) instanceof ObjectNode over) {
        keys.setAll(over);
      } else {
        preset.set(part.getKey(), part.getValue());
      }
    }
    return preset;
  }

  /** Arms as people write them: the short names where these say all. */
  static JsonNode written(List<Arm> arms) {
    List<Arm> own = new ArrayList<>(arms);
    own.removeAll(known());
    if (own.isEmpty()) {
      ArrayNode names = JsonNodeFactory.instance.arrayNode();
      arms.forEach(arm -> names.add(arm.word()));
      return names;
    }
    ObjectNode sections = empty();
    arms.forEach(arm -> sections.set(arm.word(), own.contains(arm) ? section(arm) : empty()));
    return sections;
  }

  private static ObjectNode empty() {
    return JsonNodeFactory.instance.objectNode();
  }

  private static ObjectNode section(Arm arm) {
    ObjectNode section = empty();
    section.set(LABELS, SpecMapper.tree(arm).get(LABELS));
    section.set(LOSS, arm.formula());
    return section;
  }
}
