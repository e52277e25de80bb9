package io.github.distill4j.study.distil;

import io.github.distill4j.UserMistake;
import io.github.distill4j.data.SplitData;
import io.github.distill4j.data.fetch.DataCache;
import io.github.distill4j.study.Fingerprint;
import io.github.distill4j.study.Plan;
import io.github.distill4j.study.Standing;
import io.github.distill4j.study.Task;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes the tasks of a distillation study: each teacher that is asked, then its students. */
final class DistillationPlan {

  private final StudySpec study;
  private final List<Cohort> cohorts;
  private final IdentityHashMap<StudySpec, String> texts = new IdentityHashMap<>();
  private final Map<String, String> fingerprints = new LinkedHashMap<>();

  DistillationPlan(StudySpec study) {
    this.study = study;
    this.cohorts = Cohort.of(study);
  }

  /** The ids of all tasks, in order. */
  List<String> ids() {
    return cohorts.stream().flatMap(DistillationPlan::ids).toList();
  }

  private static Stream<String> ids(Cohort cohort) {
    Stream<String> teacher = cohort.needsTeacher() ? Stream.of(cohort.teacher()) : Stream.of();
    return Stream.concat(teacher, cohort.students().stream().map(Trial::id));
  }

  Plan plan(DataCache images) {
    Map<String, String> checksums = new LinkedHashMap<>();
    List<String> words = new ArrayList<>();
    List<Task> tasks =
        tasks(
            cohort -> {
              SplitData data = images.load(cohort.spec().data());
              check(cohort, new TrialNetworks(data));
              cohort.students().stream().map(Trial::arm).distinct().forEach(a -> a.check(data));
              checksums.put(dataSetting(cohort), data.checksum());
              words.add(data.toString());
              return data.checksum();
            });
    refuseTwice(checksums);
    return new Plan(
        study, tasks, checksums, words.subList(0, 1), new PlanWords(study, tasks).lines());
  }

  /**
   * The tasks in order.
   *
   * @param images checksum of a cohort's images, asked once each
   */
  List<Task> tasks(Function<Cohort, String> images) {
    List<Task> tasks = new ArrayList<>();
    cohorts.forEach(cohort -> add(cohort, images.apply(cohort), tasks));
    return tasks;
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
    return setting.isEmpty() ? Plan.EVERY_SETTING : SettingName.words(setting);
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

  private void add(Cohort cohort, String images, List<Task> tasks) {
    if (cohort.needsTeacher()) {
      tasks.add(teacher(cohort, images));
    }
    cohort.students().forEach(trial -> tasks.add(student(cohort, trial, images)));
  }

  private Task teacher(Cohort cohort, String images) {
    String fingerprint = Fingerprint.of(NetworkWork.KIND, images, cohort.spec().teacher());
    fingerprints.put(cohort.teacher(), fingerprint);
    return new Task(
        cohort.teacher(),
        NetworkWork.KIND,
        text(cohort.spec()),
        Standing.TEACHER,
        cohort.setting(),
        cohort.spec().teacher().seed(),
        List.of(),
        List.of(),
        fingerprint);
  }

  private Task student(Cohort cohort, Trial trial, String images) {
    List<String> needs = trial.arm().asksTeacher() ? List.of(cohort.teacher()) : List.of();
    return new Task(
        trial.id(),
        NetworkWork.KIND,
        text(trial.spec()),
        trial.arm().word(),
        trial.setting(),
        trial.seed(),
        needs,
        besides(cohort, trial),
        Fingerprint.of(
            NetworkWork.KIND,
            images,
            trial.spec().student(),
            trial.arm().loss(trial.spec().loss()),
            trial.arm().labels().identity(),
            trial.seed(),
            needs.stream().map(fingerprints::get).collect(Collectors.joining(" "))));
  }

  /** A student that stands for several teachers is like none of them in particular. */
  private static List<String> besides(Cohort cohort, Trial trial) {
    boolean comparable = cohort.needsTeacher() && !cohort.isOneOfSeveralFor(trial);
    return comparable ? List.of(cohort.teacher()) : List.of();
  }

  /** Trials of one setting share their text. */
  private String text(StudySpec spec) {
    return texts.computeIfAbsent(spec, StudySpec::yaml);
  }
}
