package io.github.distill4j.study.twolayer;

import io.github.distill4j.study.Study;
import io.github.distill4j.study.StudyText;
import io.github.distill4j.study.StudyYaml;
import java.util.List;
import java.util.Map;

/**
 * A study of the two-layer model as its YAML file says it, every default filled in.
 *
 * <p>A results folder holds one of them: all but its words, the published numbers it is compared
 * with, and the share of seeds at which a report reads off a width decides the numbers.
 */
public sealed interface TwoLayerSpec extends Study permits StacksSpec, ScalingSpec {

  /** Reads one of either make. */
  static TwoLayerSpec read(StudyText text) {
    return text.kind().equals(ScalingSpec.KIND)
        ? ScalingSpec.read(text, List.of())
        : StacksSpec.read(text, List.of());
  }

  @Override
  default String yaml() {
    return StudyYaml.yaml(this);
  }

  @Override
  default Map<String, String> identity() {
    Map<String, String> keys = StudyYaml.keys(this, "name", "question", "share");
    keys.keySet().removeIf(key -> key.matches("sets\\.[^.]+\\.paper"));
    return keys;
  }

  @Override
  default Study another(String source, String text) {
    return StudyYaml.read(new StudyText(source, source, text), List.of(), getClass());
  }

  @Override
  default Study after(String source, String earlier) {
    return this;
  }
}
