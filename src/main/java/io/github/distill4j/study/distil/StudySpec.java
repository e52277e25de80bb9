package io.github.distill4j.study.distil;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.distill4j.UserMistake;
import io.github.distill4j.data.DataSpec;
import io.github.distill4j.data.fetch.DataCache;
import io.github.distill4j.label.TeacherLabels;
import io.github.distill4j.spec.Seeds;
import io.github.distill4j.spec.SpecTree;
import io.github.distill4j.study.Plan;
import io.github.distill4j.study.Study;
import io.github.distill4j.study.StudyText;
import io.github.distill4j.study.Work;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A study as its YAML file says it, every default filled in.
 *
 * @param name names the results folder (default: the file's name)
 * @param question what the study is to answer, one sentence
 * @param data images, labels and splits
 * @param teacher the network that gives soft labels; null when no arm asks it
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

  /** The kind of a study that names none. */
  public static final String KIND = USUAL_KIND;

  private static final List<String> CHANGE_NO_TRIAL =
      List.of("name", "question", "arms", "seeds", "claims");

  private static final String SWEPT = "a sweep of ";

  /** Fills in the defaults and checks that the sections without one are there. */
  public StudySpec {
    requireSection(data, "data");
    requireSection(student, "student");
    question = question == null ? "" : question;
    loss = loss == null ? LossSpec.USUAL : loss;
    arms = arms == null ? ArmText.usual() : List.copyOf(arms);
    seeds = seeds == null ? new Seeds(List.of(1, 2, 3, 4, 5, 6, 7)) : seeds;
    claims = claims == null ? List.of() : List.copyOf(claims);
    sweep = sweep == null ? Sweep.NONE : sweep;
    check(arms, teacher, loss);
    check(claims, arms);
  }

  private static void check(List<Arm> arms, ModelSpec teacher, LossSpec loss) {
    if (arms.isEmpty()) {
      throw new UserMistake("arms: found none, expected at least one arm");
    }
    ArmText.known().forEach(arm -> arm.check(loss));
    for (Arm arm : arms) {
      arm.check(loss);
      if (arm.asksTeacher()) {
        requireSection(teacher, "teacher");
        requireTeacher(arm);
      }
    }
  }

  private static void requireTeacher(Arm arm) {
    if (!arm.needs().equals(List.of(TeacherLabels.THE_TEACHER))) {
      throw new UserMistake(
          "arms.%s.labels: asks %s, expected teacher, the only one a study has",
          arm.word(), String.join(", ", arm.needs()));
    }
  }

  private static void check(List<Claim> claims, List<Arm> arms) {
    for (int i = 0; i < claims.size(); i++) {
      claims.get(i).requireOneOf("claims[" + i + "].arm", words(arms));
    }
  }

  /** What a claim can be about: the teacher, arms with short names, and the study's own. */
  private static List<String> words(List<Arm> arms) {
    Stream<String> words = Stream.concat(ArmText.known().stream(), arms.stream()).map(Arm::word);
    return Stream.concat(Stream.of(TrialResult.TEACHER), words).distinct().toList();
  }

  /** An arm of the study, or the one with this short name. */
  Arm arm(String word) {
    return Stream.concat(arms.stream(), ArmText.known().stream())
        .filter(arm -> arm.word().equals(word))
        .findFirst()
        .orElseThrow();
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

  /**
   * Reads one with these keys changed, each {@code key.path=value}.
   *
   * @throws UserMistake naming file and key
   */
  public static StudySpec read(StudyText text, List<String> changes) {
    return SpecReader.read(text.source(), text.text(), changes).named(text.name());
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public List<Work> works() {
    return List.of(new NetworkWork());
  }

  @Override
  public List<String> ids() {
    return new DistillationPlan(this).ids();
  }

  @Override
  public Plan plan(DataCache images) {
    return new DistillationPlan(this).plan(images);
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
    Map<String, String> keys = SpecTree.flat(tree);
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
        together(earlier.arms),
        new Seeds(union(earlier.seeds.values(), seeds.values())),
        claims,
        new Sweep(axes));
  }

  /** Earlier arms first, each as this study has it where it has one of that name. */
  private List<Arm> together(List<Arm> earlier) {
    Map<String, Arm> together = new LinkedHashMap<>();
    Stream.concat(earlier.stream(), arms.stream()).forEach(arm -> together.put(arm.word(), arm));
    return List.copyOf(together.values());
  }

  private static <T> List<T> union(List<T> first, List<T> more) {
    return Stream.concat(first.stream(), more.stream()).distinct().toList();
  }
}
