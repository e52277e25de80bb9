package io.github.distill4j.study.distil;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.distill4j.UserMistake;
import io.github.distill4j.spec.PlainText;
import io.github.distill4j.spec.SpecMapper;
import io.github.distill4j.spec.SpecTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Finds lists where one value is expected, and leaves the first value of each in their place.
 *
 * <p>What a key holds by nature decides, not its name: {@code arms}, {@code seeds}, {@code
 * data.classes} and {@code training.milestones} are lists and never swept.
 */
final class SweepReader {

  private final ObjectNode study;
  private final List<Sweep.Axis> axes = new ArrayList<>();

  private SweepReader(ObjectNode study) {
    this.study = study;
  }

  /** Takes the lists out of a study's tree, before teacher and student get their shared keys. */
  static Sweep takeFrom(ObjectNode study) {
    SweepReader reader = new SweepReader(study);
    reader.walk(study, StudySpec.class, "");
    return new Sweep(reader.axes);
  }

  private void walk(ObjectNode section, Class<?> type, String path) {
    for (Map.Entry<String, Class<?>> key : SpecKeys.of(type).entrySet()) {
      JsonNode node = section.get(key.getKey());
      String place = path + key.getKey();
      if (node instanceof ObjectNode inner) {
        walk(inner, key.getValue(), place + ".");
      } else if (node instanceof ArrayNode list && SpecKeys.isScalar(key.getValue())) {
        axes.add(axis(place, list, key.getValue()));
        section.set(key.getKey(), list.get(0));
      }
    }
  }

  private Sweep.Axis axis(String key, ArrayNode list, Class<?> type) {
    if (SpecTree.SENTENCES.contains(key)) {
      throw new UserMistake("%s: found %s, expected one text; it cannot be swept", key, list);
    }
    if (list.isEmpty()) {
      throw new UserMistake(
          "%s: found [], expected a value, or a list of values to sweep such as [1, 2]", key);
    }
    List<String> values = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      values.add(value(key + "[" + i + "]", list.get(i), type));
    }
    if (values.stream().distinct().count() < values.size()) {
      throw new UserMistake("%s: found %s, expected no value twice in a sweep", key, list);
    }
    return new Sweep.Axis(key, values, targets(key));
  }

  private static String value(String place, JsonNode node, Class<?> type) {
    if (!node.isValueNode() || node.isNull()) {
      throw new UserMistake("%s: %s", place, SpecMapper.mismatch(node, type));
    }
    try {
      JsonNode typed = SpecMapper.tree(SpecMapper.value(node, type));
      return PlainText.canonical(typed);
    } catch (UserMistake mistake) {
      throw new UserMistake("%s: %s", place, SpecMapper.mismatch(node, type));
    }
  }

  /** A shared key reaches the roles that have no value of their own. */
  private List<String> targets(String key) {
    if (!key.startsWith(SpecKeys.SHARED + ".")) {
      return List.of(key);
    }
    List<String> targets =
        List.of("teacher", "student").stream()
            .filter(role -> study.path(role).isObject())
            .filter(role -> study.at("/" + role + "/" + key.replace('.', '/')).isMissingNode())
            .map(role -> role + "." + key)
            .toList();
    if (targets.isEmpty()) {
      throw new UserMistake(
          "%s: swept, but teacher.%s and student.%s are set and nothing would change; sweep one of"
              + " those",
          key, key, key);
    }
    return targets;
  }
}
