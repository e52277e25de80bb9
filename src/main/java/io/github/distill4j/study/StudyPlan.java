package io.github.distill4j.study;

import io.github.distill4j.UserMistake;
import io.github.distill4j.data.SplitData;
import io.github.distill4j.data.fetch.DataCache;
import java.util.HashMap;
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
   * @throws UserMistake for images that are not there or there twice, and networks that do not
   *     exist or do not fit
   */
  public static StudyPlan of(StudySpec spec, DataCache images) {
    List<Cohort> cohorts = Cohort.of(spec);
    Map<String, String> checksums = new LinkedHashMap<>();
    for (Cohort cohort : cohorts) {
      SplitData data = images.load(cohort.spec().data());
      checksums.put(dataSetting(cohort), data.checksum());
      check(cohort, new TrialNetworks(data));
    }
    refuseTwice(checksums);
    return new StudyPlan(spec, cohorts, checksums);
  }

  /** Images are known by what they hold: two ways to write one folder are no two settings. */
  private static void refuseTwice(Map<String, String> checksums) {
    Map<String, String> settings = new HashMap<>();
    checksums.forEach(
        (setting, images) -> {
          String same = settings.put(images, setting);
          if (same != null) {
            throw new UserMistake(
                "%s and %s give the same images; sweep one of them", same, setting);
          }
        });
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
    networks.check("teacher", cohort.spec().teacher());
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
        .flatMap(c -> Stream.concat(Stream.of(c.teacher()), c.students().stream().map(Trial::id)))
        .toList();
  }

  /** How many trials each arm has, teachers first. */
  public Map<String, Long> count() {
    Map<String, Long> counts = new LinkedHashMap<>();
    counts.put(TrialResult.TEACHER, (long) cohorts.size());
    for (Arm arm : spec.arms()) {
      counts.put(arm.word(), students().stream().filter(t -> t.arm() == arm).count());
    }
    return counts;
  }

  /**
   * The words of those that a swept key does not change; each is trained once for all its values.
   */
  public List<String> unmoved(Sweep.Axis axis) {
    Stream<String> teacher = axis.concernsTeacher() ? Stream.of() : Stream.of(TrialResult.TEACHER);
    Stream<String> arms = spec.arms().stream().filter(a -> !axis.concerns(a)).map(Arm::word);
    return Stream.concat(teacher, arms).toList();
  }
}
