package io.github.distill4j.study.distil;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.distill4j.UserMistake;
import io.github.distill4j.spec.KeyType;
import io.github.distill4j.spec.SpecMapper;
import io.github.distill4j.spec.SpecTree;
import io.github.distill4j.spec.YamlWriter;
import io.github.distill4j.study.StudyYaml;
import io.github.distill4j.train.TrainingSpec;
import java.util.List;
import java.util.Map;

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
    ObjectNode tree = changed(source, text, overrides);
    try {
      StudyYaml.requireFolderName(tree);
      return spec(tree);
    } catch (UserMistake mistake) {
      throw mistake.in(source);
    }
  }

  private static ObjectNode changed(String source, String text, List<String> overrides) {
    ObjectNode tree = SpecMapper.keys(source, text, StudySpec.class);
    for (String override : overrides) {
      if (override.startsWith(ArmText.KEY + ".")) {
        ArmText.open(tree);
      }
      SpecTree.lay(override, tree, SpecReader::type);
    }
    return tree;
  }

  /** What the roles share has the type it has in one of them. */
  private static KeyType type(String path) {
    boolean shared = path.startsWith(SpecKeys.SHARED + ".");
    return SpecTree.type(StudySpec.class, shared ? "teacher." + path : path);
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

  /** The keys of a study as its YAML has them, swept ones with all their values. */
  static ObjectNode tree(StudySpec spec) {
    ObjectNode tree = plain(spec);
    tree.set(ArmText.KEY, ArmText.written(spec.arms()));
    for (Sweep.Axis axis : spec.sweep().axes()) {
      axis.targets().forEach(target -> SpecTree.parent(tree, target).remove(SpecTree.last(target)));
      ArrayNode values = SpecTree.parent(tree, axis.key()).putArray(SpecTree.last(axis.key()));
      axis.nodes().forEach(values::add);
    }
    return tree;
  }

  /** The study at one setting of its sweep; swept keys have that setting's values. */
  static StudySpec at(StudySpec spec, Map<String, String> setting) {
    ObjectNode tree = plain(spec);
    for (Sweep.Axis axis : spec.sweep().axes()) {
      JsonNode value = axis.nodes().get(axis.values().indexOf(setting.get(axis.key())));
      axis.targets()
          .forEach(target -> SpecTree.parent(tree, target).set(SpecTree.last(target), value));
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
