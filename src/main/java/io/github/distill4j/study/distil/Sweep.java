package io.github.distill4j.study.distil;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.distill4j.spec.PlainText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The keys of a study that take several values: each combination is one setting.
 *
 * @param axes in the order they were written; empty when nothing is swept
 */
public record Sweep(List<Axis> axes) {

  /** Nothing swept. */
  public static final Sweep NONE = new Sweep(List.of());

  /** Copies the list. */
  public Sweep {
    axes = List.copyOf(axes);
  }

  /**
   * One swept key.
   *
   * @param key as written, such as {@code loss.temperature}; {@code training.…} is one axis for
   *     teacher and student together
   * @param values at least one, as text, none twice
   * @param targets the keys of the spec that take the value: the key itself, or those of the roles
   *     that share it
   */
  public record Axis(String key, List<String> values, List<String> targets) {

    /** Copies the lists. */
    public Axis {
      values = List.copyOf(values);
      targets = List.copyOf(targets);
    }

    /** Whether the teacher's numbers depend on it. */
    boolean concernsTeacher() {
      return targets.stream().anyMatch(t -> t.startsWith("data.") || t.startsWith("teacher."));
    }

    /** Whether the numbers of an arm's students depend on it. */
    boolean concerns(Arm arm) {
      return targets.stream().anyMatch(arm::reads);
    }

    boolean concernsData() {
      return key.startsWith("data.");
    }

    /** The values as YAML has them. */
    List<JsonNode> nodes() {
      Class<?> type = SpecKeys.type(key).orElseThrow();
      return values.stream().map(value -> node(value, type)).toList();
    }

    /** This axis with another's values before its own. */
    Axis after(Axis earlier) {
      Set<String> all = new LinkedHashSet<>(earlier.values);
      all.addAll(values);
      return new Axis(key, new ArrayList<>(all), targets);
    }
  }

  /** Keys that are swept. */
  public List<String> keys() {
    return axes.stream().map(Axis::key).toList();
  }

  /** A value as YAML has it: words stay words even where they look like numbers. */
  static JsonNode node(String value, Class<?> type) {
    return type == String.class || type.isEnum()
        ? TextNode.valueOf(value)
        : PlainText.meaning(value);
  }
}
