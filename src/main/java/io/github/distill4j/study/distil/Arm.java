package io.github.distill4j.study.distil;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.distill4j.UserMistake;
import io.github.distill4j.data.Part;
import io.github.distill4j.data.SplitData;
import io.github.distill4j.label.Content;
import io.github.distill4j.label.LabelSource;
import io.github.distill4j.loss.Loss;
import io.github.distill4j.spec.SpecMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * One way to train the student: labels, and a loss that learns from them.
 *
 * @param word names it in YAML, file names and reports
 * @param labels where its labels come from
 * @param formula its loss as the YAML has it, {@code {name: {key: value}}}; a value such as {@code
 *     loss.alpha} is the number of that key of the study
 */
public record Arm(String word, LabelSource labels, JsonNode formula) {

  /** The teachers it asks, by their names. */
  public List<String> needs() {
    return labels.needs();
  }

  /** Whether its labels come from a teacher. */
  public boolean asksTeacher() {
    return !needs().isEmpty();
  }

  /**
   * Whether a key of the study decides the numbers of this arm's students.
   *
   * @param key a path in the spec, such as {@code loss.temperature}
   */
  boolean reads(String key) {
    return switch (key.substring(0, Math.max(0, key.indexOf('.')))) {
      case "data", "student" -> true;
      case "teacher" -> asksTeacher();
      case "loss" -> new Formula(formula).keys().contains(key);
      default -> false;
    };
  }

  /**
   * Its loss.
   *
   * @param numbers of the study
   * @throws UserMistake naming the key whose number the loss cannot use
   */
  Loss loss(LossSpec numbers) {
    return new Formula(formula).loss("arms." + word + ".loss", numbers);
  }

  /** Refuses labels that are not sound or do not fit the images; a teacher is not asked. */
  void check(SplitData images) {
    if (asksTeacher()) {
      return;
    }
    try {
      labels.of(TrialLabels.examples(images, Part.TRAIN), none -> null);
      labels.of(TrialLabels.examples(images, Part.VALIDATION), none -> null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Refuses a loss that cannot use its numbers, or reads what the labels do not say. */
  void check(LossSpec numbers) {
    for (Content content : loss(numbers).reads()) {
      if (content != Content.CLASS && !labels.gives().contains(content)) {
        throw new UserMistake(
            "arms.%s: its loss reads %s, but its labels give %s; choose another loss or other"
                + " labels",
            word, SpecMapper.kebab(content.name()), SpecMapper.words(labels.gives()));
      }
    }
  }
}
