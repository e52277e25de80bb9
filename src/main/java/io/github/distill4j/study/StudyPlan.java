package io.github.distill4j.study;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Everything a study is going to train, checked against its images.
 *
 * @param spec the study
 * @param cohorts each teacher with its students, in the order of training
 * @param images checksum of the images by the data settings, in words; {@link #EVERY_SETTING} when
 *     no data key is swept
 */
public record StudyPlan(StudySpec spec, List<Cohort> cohorts, Map<String, String> images) {

  static final String EVERY_SETTING = "every setting";

  /**
   * Plans a study.
   *
   * @throws io.github.distill4j.UserMistake for images that are not there, and networks that do not
   *     exist or do not fit
   */
  public static StudyPlan of(StudySpec spec, StudyImages images) {
    List<Cohort> cohorts = Cohort.of(spec);
    Map<String, String> checksums = new LinkedHashMap<>();
    for (Cohort cohort : cohorts) {
      StudyData data = images.load(cohort.spec().data());
      checksums.put(dataSetting(cohort), data.checksum());
      check(cohort, new TrialNetworks(data));
      cohort.students().stream().map(Trial::arm).distinct().forEach(arm -> arm.check(data));
    }
    return new StudyPlan(spec, cohorts, checksums);
  }

  private static String dataSetting(Cohort cohort) {
    Map<String, String> setting = new LinkedHashMap<>(cohort.setting());
    setting.keySet().removeIf(key -> !key.startsWith("data."));
    return setting.isEmpty() ? EVERY_SETTING : SettingName.words(setting);
  }

  /** Checksum of a cohort's images. */
  String images(Cohort cohort) {
    return images.get(dataSetting(cohort));
  }

  private static void check(Cohort cohort, TrialNetworks networks) {
    if (cohort.needsTeacher()) {
      networks.check("teacher", cohort.spec().teacher());
    }
    cohort.students().stream()
        .map(trial -> trial.spec().student())
        .distinct()
        .forEach(student -> networks.check("student", student));
  }

  /** The students of every cohort. */
  public List<Trial> students() {
    return cohorts.stream().flatMap(cohort -> cohort.students().stream()).toList();
  }

  /** Every trial's id, each teacher's before its students'. */
  public List<String> trials() {
    return trials(cohorts);
  }

  static List<String> trials(List<Cohort> cohorts) {
    return cohorts.stream()
        .flatMap(c -> Stream.concat(teacher(c), c.students().stream().map(Trial::id)))
        .toList();
  }

  private static Stream<String> teacher(Cohort cohort) {
    return cohort.needsTeacher() ? Stream.of(cohort.teacher()) : Stream.empty();
  }

  /** How many trials each arm has, teachers first. */
  public Map<String, Long> count() {
    Map<String, Long> counts = new LinkedHashMap<>();
    long teachers = cohorts.stream().filter(Cohort::needsTeacher).count();
    if (teachers > 0) {
      counts.put(TrialResult.TEACHER, teachers);
    }
    for (Arm arm : spec.arms()) {
      counts.put(arm.word(), students().stream().filter(t -> t.arm().equals(arm)).count());
    }
    return counts;
  }

  /**
   * The words of those that a swept key does not change; each is trained once for all its values.
   */
  public List<String> unmoved(Sweep.Axis axis) {
    boolean moved = axis.concernsTeacher() || cohorts.stream().noneMatch(Cohort::needsTeacher);
    Stream<String> teacher = moved ? Stream.of() : Stream.of(TrialResult.TEACHER);
    Stream<String> arms = spec.arms().stream().filter(a -> !axis.concerns(a)).map(Arm::word);
    return Stream.concat(teacher, arms).toList();
  }
}
