package io.github.distill4j.study.distil;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.distill4j.data.SplitData;
import io.github.distill4j.label.HardLabels;
import io.github.distill4j.label.Logits;
import io.github.distill4j.loss.CrossEntropy;
import io.github.distill4j.loss.Loss;
import io.github.distill4j.study.DivergedTrial;
import io.github.distill4j.study.MadeHere;
import io.github.distill4j.study.Outcome;
import io.github.distill4j.study.ResultsStore;
import io.github.distill4j.study.Standing;
import io.github.distill4j.study.Task;
import io.github.distill4j.study.Work;
import io.github.distill4j.study.Workspace;
import io.github.distill4j.train.Diverged;
import io.github.distill4j.train.TrainingProgress;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Trains one network of a distillation study, a teacher or a student, and measures it. */
final class NetworkWork implements Work {

  static final String KIND = "network";

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Class<TrialResult> result() {
    return TrialResult.class;
  }

  @Override
  public ObjectNode renewed(ObjectNode tree) {
    return EarlierResult.renamed(tree);
  }

  @Override
  public Outcome run(Task task, Workspace workspace, TrainingProgress progress) throws IOException {
    StudySpec spec = SpecReader.read(task.id(), task.study(), List.of());
    SplitData data = workspace.images().load(spec.data());
    NetworkTraining training = new NetworkTraining(task, data, workspace, progress);
    return task.arm().equals(Standing.TEACHER)
        ? teacher(training, spec, data)
        : student(training, spec, data, workspace);
  }

  private static Outcome teacher(NetworkTraining training, StudySpec spec, SplitData data)
      throws IOException {
    NetworkTraining.Course course =
        new NetworkTraining.Course(
            spec.teacher(),
            new CrossEntropy(),
            TrialLabels.of(new HardLabels(), new CrossEntropy(), data, Optional.empty()),
            Map.of());
    return outcome(training, course, null, data);
  }

  private static Outcome student(
      NetworkTraining training, StudySpec spec, SplitData data, Workspace workspace)
      throws IOException {
    Task task = training.task();
    Optional<TrainedTeacher> teacher = teacher(task, spec, data, workspace);
    try {
      Arm arm = spec.arm(task.arm());
      Loss loss = arm.loss(spec.loss());
      NetworkTraining.Course course =
          new NetworkTraining.Course(
              spec.student(),
              loss,
              TrialLabels.of(arm.labels(), loss, data, teacher),
              arm.asksTeacher() ? teacher.orElseThrow().sum() : Map.of());
      boolean comparable = teacher.isPresent() && !task.besides().isEmpty();
      return outcome(training, course, comparable ? teacher.get().onTest() : null, data);
    } catch (Diverged answers) {
      // The student's own divergence is an outcome already; these are its teacher's answers.
      String words = "cannot be trained: its teacher " + words(answers, "teacher", spec.teacher());
      return DivergedTrial.of(task, 0, words, MadeHere.from(data.checksum()));
    } finally {
      teacher.ifPresent(TrainedTeacher::close);
    }
  }

  /** The teacher that the task needs, or is set beside if that one has numbers. */
  private static Optional<TrainedTeacher> teacher(
      Task task, StudySpec spec, SplitData data, Workspace workspace) {
    List<String> teachers = task.needs().isEmpty() ? task.besides() : task.needs();
    return teachers.stream()
        .flatMap(id -> ResultsStore.find(workspace.folder(), id, TrialResult.class).stream())
        .findFirst()
        .map(known -> new TrainedTeacher(known, spec.teacher(), data, workspace));
  }

  private static Outcome outcome(
      NetworkTraining training, NetworkTraining.Course course, Logits onTest, SplitData data)
      throws IOException {
    try {
      return training.result(course, onTest);
    } catch (Diverged diverged) {
      Task task = training.task();
      String section = task.arm().equals(Standing.TEACHER) ? "teacher" : "student";
      return DivergedTrial.of(
          task,
          diverged.epoch(),
          words(diverged, section, course.model()),
          MadeHere.from(data.checksum()));
    }
  }

  /** What happened to a network, and what to do about it. */
  private static String words(Diverged diverged, String section, ModelSpec model) {
    return String.format(
        Locale.ROOT,
        "diverged in epoch %d (%s); lower %s.training.learning-rate (now %s) or raise"
            + " %s.training.warm-up (now %s epochs)",
        diverged.epoch(),
        diverged.getMessage(),
        section,
        model.training().learningRate(),
        section,
        model.training().warmUp());
  }
}
