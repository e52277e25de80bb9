package io.github.distill4j.study;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.distill4j.UserMistake;
import io.github.distill4j.spec.SpecMapper;
import java.util.Locale;

/** What a study asks, and so which sections its YAML has: the key {@code kind}. */
public enum StudyKind {
  /** A teacher and students of several arms; the kind of a study that names none. */
  DISTILLATION,
  /** Students of the two-layer model on several data sets, beside a published table. */
  TWO_LAYER_TABLE,
  /** The same over many regimes of training. */
  TWO_LAYER_REGIMES,
  /** The smallest width of the two-layer model against the margin. */
  TWO_LAYER_SCALING;

  private static final String KEY = "kind";

  /** The kind that a study's tree names. */
  static StudyKind of(ObjectNode study) {
    JsonNode word = study.get(KEY);
    try {
      return word == null ? DISTILLATION : SpecMapper.value(word, StudyKind.class);
    } catch (UserMistake unknown) {
      throw new UserMistake(
          "%s: found %s, expected %s", KEY, word, SpecMapper.words(StudyKind.class));
    }
  }

  /** Refuses a study of another kind, and takes the key out of the tree. */
  void takeFrom(ObjectNode study) {
    StudyKind found = of(study);
    if (found != this) {
      throw new UserMistake("%s: found %s, expected %s", KEY, found, this);
    }
    study.remove(KEY);
  }

  /** As it is written in YAML. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
