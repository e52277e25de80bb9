package io.github.distill4j.study;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.distill4j.UserMistake;
import io.github.distill4j.data.DataSpec;
import io.github.distill4j.spec.Require;
import io.github.distill4j.spec.Seeds;
import io.github.distill4j.spec.SpecMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

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
 * @param seeds each arm is trained once a seed (default 1 to 7, the fewest with which two
 *     comparisons can be told)
 * @param claims published numbers to compare with (default none); they change no trial
 * @param sweep keys that take several values; in the YAML they are lists in the keys' own places,
 *     and the sections here hold the first value of each
 */
public record StudySpec(
    String name,
    String question,
    DataSpec data,
    ModelSpec teacher,
    ModelSpec student,
    LossSpec loss,
    List<Arm> arms,
    Seeds seeds,
    List<Claim> claims,
    @JsonIgnore Sweep sweep)
    implements Study {

  private static final List<String> CHANGE_NO_TRIAL =
      List.of("name", "question", "arms", "seeds", "claims");

  private static final String SWEPT = "a sweep of ";

  /** Fills in the defaults and checks that the sections without one are there. */
  public StudySpec {
    requireSection(data, "data");
    requireSection(teacher, "teacher");
    requireSection(student, "student");
    question = question == null ? "" : question;
    loss = loss == null ? SpecMapper.of(LossSpec.class, Map.of()) : loss;
    arms = arms == null ? List.of(Arm.HARD, Arm.SOFT, Arm.MIXED) : List.copyOf(arms);
    seeds = seeds == null ? new Seeds(List.of(1, 2, 3, 4, 5, 6, 7)) : seeds;
    claims = claims == null ? List.of() : List.copyOf(claims);
    sweep = sweep == null ? Sweep.NONE : sweep;
    Require.that(
        !arms.isEmpty() && arms.stream().distinct().count() == arms.size(),
        "arms",
        arms,
        "at least one arm and none twice");
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
        : new StudySpec(
            otherwise, question, data, teacher, student, loss, arms, seeds, claims, sweep);
  }

  /** This study with these keys swept. */
  StudySpec sweeping(Sweep axes) {
    return new StudySpec(name, question, data, teacher, student, loss, arms, seeds, claims, axes);
  }

  @Override
  public StudyKind kind() {
    return StudyKind.DISTILLATION;
  }

  @Override
  public List<DataSpec> images() {
    return new Grid(this).points().stream().map(point -> point.spec().data()).distinct().toList();
  }

  @Override
  public String yaml() {
    return SpecReader.write(this);
  }

  @Override
  public Map<String, String> identity() {
    ObjectNode tree = SpecReader.tree(this);
    tree.remove(CHANGE_NO_TRIAL);
    Map<String, String> keys = SpecReader.flat(tree);
    for (Sweep.Axis axis : sweep.axes()) {
      keys.remove(axis.key());
      axis.targets().forEach(target -> keys.put(target, SWEPT + axis.key()));
    }
    return keys;
  }

  @Override
  public StudySpec another(String source, String text) {
    return SpecReader.read(source, text, List.of());
  }

  @Override
  public StudySpec after(String source, String earlier) {
    return after(another(source, earlier));
  }

  /** This study with the arms, seeds and swept values of an earlier form of it put first. */
  private StudySpec after(StudySpec earlier) {
    List<Sweep.Axis> axes = new ArrayList<>();
    for (Sweep.Axis axis : sweep.axes()) {
      earlier.sweep.axes().stream()
          .filter(old -> old.key().equals(axis.key()))
          .forEach(old -> axes.add(axis.after(old)));
    }
    return new StudySpec(
        name,
        question,
        data,
        teacher,
        student,
        loss,
        union(earlier.arms, arms),
        new Seeds(union(earlier.seeds.values(), seeds.values())),
        claims,
        new Sweep(axes));
  }

  private static <T> List<T> union(List<T> first, List<T> more) {
    return Stream.concat(first.stream(), more.stream()).distinct().toList();
  }
}
