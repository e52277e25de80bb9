package io.github.distill4j.study;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.distill4j.ImpossibleName;
import io.github.distill4j.UserMistake;
import io.github.distill4j.spec.KeyType;
import io.github.distill4j.spec.PlainText;
import io.github.distill4j.spec.SpecMapper;
import io.github.distill4j.spec.YamlText;
import io.github.distill4j.spec.YamlWriter;
import io.github.distill4j.train.TrainingSpec;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Turns the text of a study into a {@link StudySpec}, or says in one line what is wrong with it.
 *
 * <p>A top-level {@code training:} section holds what teacher and student share; each may override
 * any key of it in a {@code training:} section of its own. A list where one value is expected is a
 * {@link Sweep}.
 */
public final class SpecReader {

  private SpecReader() {}

  /**
   * Reads a study.
   *
   * @param source the file or built-in name, for messages
   * @param text YAML
   * @param overrides {@code key.path=value} each, laid over the text in order; {@code a,b} is the
   *     list {@code [a, b]}
   * @throws UserMistake naming the source and the key
   */
  public static StudySpec read(String source, String text, List<String> overrides) {
    ObjectNode tree = changed(source, text, overrides, StudySpec.class);
    try {
      requireFolderName(tree);
      return spec(tree);
    } catch (UserMistake mistake) {
      throw mistake.in(source);
    }
  }

  /**
   * Reads a study of another kind, whose lists are never sweeps.
   *
   * @param type a record with a component for every section
   */
  public static <T extends Study> T read(
      String source, String text, List<String> overrides, Class<T> type) {
    ObjectNode tree = changed(source, text, overrides, type);
    try {
      requireFolderName(tree);
      return SpecMapper.value(tree, type);
    } catch (UserMistake mistake) {
      throw mistake.in(source);
    }
  }

  private static ObjectNode changed(
      String source, String text, List<String> overrides, Class<?> root) {
    ObjectNode tree = SpecMapper.keys(source, text, root);
    overrides.forEach(override -> lay(override, tree, root));
    return tree;
  }

  private static void requireFolderName(ObjectNode tree) {
    if (tree.get("name") instanceof TextNode name && !isFolderName(name.textValue())) {
      throw new UserMistake("name: found %s, expected a folder's name, which holds no /", name);
    }
  }

  private static boolean isFolderName(String name) {
    try {
      Path path = Path.of(name);
      return path.equals(path.getFileName()) && !name.isBlank() && !name.matches("\\.\\.?");
    } catch (InvalidPathException e) {
      throw ImpossibleName.in(e).in("name");
    }
  }

  private static StudySpec spec(ObjectNode tree) {
    takeKind(tree);
    SpecMapper.refuseOthers(tree, SpecKeys.of(StudySpec.class).keySet());
    ArmText.take(tree);
    refuseStudentSeed(tree);
    Sweep sweep = SweepReader.takeFrom(tree);
    shareTraining(tree);
    StudySpec spec = SpecMapper.value(tree, StudySpec.class).sweeping(sweep);
    new Grid(spec).check();
    return spec;
  }

  private static void takeKind(ObjectNode tree) {
    JsonNode kind = tree.remove("kind");
    if (kind != null && !kind.asText().equals(StudySpec.KIND)) {
      throw new UserMistake("kind: found %s, expected %s", kind.asText(), StudySpec.KIND);
    }
  }

  private static void refuseStudentSeed(ObjectNode tree) {
    if (tree.path("student").has("seed")) {
      throw new UserMistake(
          "student.seed: a student takes its trial's seed, so that arms are paired; remove it and"
              + " set seeds");
    }
  }

  /** The study as YAML with every default written out; reading it gives the study back. */
  public static String write(StudySpec spec) {
    return YamlWriter.text(tree(spec));
  }

  /** A record as YAML with every default written out. */
  public static String yaml(Study study) {
    return YamlWriter.text(SpecMapper.tree(study));
  }

  /**
   * Every key of a record with its value as text, lists as one.
   *
   * @param but keys at the top that are left out
   */
  public static Map<String, String> keys(Study study, String... but) {
    ObjectNode tree = (ObjectNode) SpecMapper.tree(study);
    tree.remove(List.of(but));
    return flat(tree);
  }

  /** The keys of a tree, as paths, with their values as text. */
  static Map<String, String> flat(ObjectNode tree) {
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

  /** The keys of a study as its YAML has them, swept ones with all their values. */
  static ObjectNode tree(StudySpec spec) {
    ObjectNode tree = plain(spec);
    tree.set(ArmText.KEY, ArmText.written(spec.arms()));
    for (Sweep.Axis axis : spec.sweep().axes()) {
      axis.targets().forEach(target -> parent(tree, target).remove(last(target)));
      ArrayNode values = parent(tree, axis.key()).putArray(last(axis.key()));
      axis.nodes().forEach(values::add);
    }
    return tree;
  }

  /** The study at one setting of its sweep; swept keys have that setting's values. */
  static StudySpec at(StudySpec spec, Map<String, String> setting) {
    ObjectNode tree = plain(spec);
    for (Sweep.Axis axis : spec.sweep().axes()) {
      JsonNode value = axis.nodes().get(axis.values().indexOf(setting.get(axis.key())));
      axis.targets().forEach(target -> parent(tree, target).set(last(target), value));
    }
    return SpecMapper.value(tree, StudySpec.class);
  }

  private static ObjectNode plain(StudySpec spec) {
    ObjectNode tree = (ObjectNode) SpecMapper.tree(spec);
    ((ObjectNode) tree.get("student")).remove("seed");
    if (spec.teacher() == null) {
      tree.remove("teacher");
    }
    return tree;
  }

  private static void lay(String override, ObjectNode tree, Class<?> root) {
    int equals = override.indexOf('=');
    if (equals < 1) {
      throw new UserMistake("--set %s: expected key=value, as in student.net=resnet-8", override);
    }
    String path = override.substring(0, equals);
    JsonNode value = value(override, path, override.substring(equals + 1).strip(), root);
    if (root == StudySpec.class && path.startsWith(ArmText.KEY + ".")) {
      ArmText.open(tree);
    }
    parent(tree, path).set(last(path), value);
  }

  /** On a command line lists need no brackets and words no quotes; a sentence keeps its commas. */
  private static JsonNode value(String override, String path, String written, Class<?> root) {
    if (PlainText.meaning(written).isNull()) {
      return NullNode.getInstance();
    }
    KeyType type = type(path, root);
    boolean bare = "[{\"'".indexOf(written.charAt(0)) < 0;
    boolean several = type.isList() || (written.contains(",") && !SweepReader.NAMES.contains(path));
    if (bare && !several && type.isWord()) {
      return TextNode.valueOf(written);
    }
    String yaml = bare && several ? "[" + written + "]" : written;
    return YamlText.read("--set " + override, yaml, type);
  }

  private static KeyType type(String path, Class<?> root) {
    KeyType type = SpecMapper.type(root);
    boolean shared = root == StudySpec.class && path.startsWith(SpecKeys.SHARED + ".");
    for (String key : (shared ? "teacher." + path : path).split("\\.", -1)) {
      type = type.at(key);
    }
    return type;
  }

  private static ObjectNode parent(ObjectNode tree, String path) {
    String[] keys = path.split("\\.", -1);
    ObjectNode node = tree;
    for (String key : Arrays.copyOf(keys, keys.length - 1)) {
      node = node.get(key) instanceof ObjectNode inner ? inner : node.putObject(key);
    }
    return node;
  }

  private static String last(String path) {
    return path.substring(path.lastIndexOf('.') + 1);
  }

  private static void shareTraining(ObjectNode tree) {
    JsonNode shared = tree.remove(SpecKeys.SHARED);
    if (shared == null) {
      return;
    }
    if (!(shared instanceof ObjectNode common)) {
      throw new UserMistake("training: found %s, expected a section of keys", shared);
    }
    common.properties().forEach(key -> check(key.getKey(), key.getValue()));
    for (String role : List.of("teacher", "student")) {
      if (tree.get(role) instanceof ObjectNode model) {
        JsonNode own = model.path(SpecKeys.SHARED);
        if (own.isMissingNode() || own.isNull()) {
          model.set(SpecKeys.SHARED, common);
        } else if (own instanceof ObjectNode section) {
          model.set(SpecKeys.SHARED, common.deepCopy().setAll(section));
        }
      }
    }
  }

  /** What the roles share. */
  private record Shared(TrainingSpec training) {}

  /** Checks a shared key by itself: where both roles have their own, nobody else looks at it. */
  private static void check(String key, JsonNode value) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    ObjectNode training = tree.putObject(SpecKeys.SHARED);
    // The keys that two others must fit.
    training.put("epochs", Integer.MAX_VALUE).putArray("milestones").add(1);
    training.set(key, value);
    SpecMapper.value(tree, Shared.class);
  }
}
