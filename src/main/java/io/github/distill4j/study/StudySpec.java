package io.github.distill4j.study;

import io.github.distill4j.UserMistake;
import io.github.distill4j.data.DataSpec;
import java.util.List;

/**
 * A study as its YAML file says it, every default filled in.
 *
 * @param name names the results folder (default: the file's name)
 * @param question what the study is to answer, one sentence
 * @param data images, labels and splits
 * @param teacher the network that gives soft labels
 * @param student the network that every arm trains
 * @param loss numbers the arms' losses share
 * @param arms ways to train the student (default hard, soft, mixed)
 * @param seeds each arm is trained once a seed (default 1 to 6)
 */
public record StudySpec(
    String name,
    String question,
    DataSpec data,
    ModelSpec teacher,
    ModelSpec student,
    LossSpec loss,
    List<Arm> arms,
    Seeds seeds) {

  /** Fills in the defaults and checks that the sections without one are there. */
  public StudySpec {
    requireSection(data, "data");
    requireSection(teacher, "teacher");
    requireSection(student, "student");
    question = question == null ? "" : question;
    loss = loss == null ? new LossSpec(null, null, null, null, null) : loss;
    arms = arms == null ? List.of(Arm.HARD, Arm.SOFT, Arm.MIXED) : List.copyOf(arms);
    seeds = seeds == null ? new Seeds(List.of(1, 2, 3, 4, 5, 6)) : seeds;
    if (arms.isEmpty() || arms.stream().distinct().count() < arms.size()) {
      throw new UserMistake("arms: found %s, expected at least one arm and none twice", arms);
    }
  }

  private static void requireSection(Object section, String key) {
    if (section == null) {
      throw new UserMistake("%s: missing; a study needs the sections data, teacher, student", key);
    }
  }

  /** This study under a name, unless it has one. */
  StudySpec named(String otherwise) {
    return name != null
        ? this
        : new StudySpec(otherwise, question, data, teacher, student, loss, arms, seeds);
  }

  /** Every arm with every seed, seed by seed, so that early rows already compare arms. */
  public List<Trial> trials() {
    return seeds.values().stream()
        .flatMap(seed -> arms.stream().map(arm -> new Trial(this, arm, seed)))
        .toList();
  }
}
