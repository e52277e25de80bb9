package io.github.distill4j.study.twolayer;

import io.github.distill4j.data.Part;
import io.github.distill4j.data.SplitData;
import io.github.distill4j.study.MadeHere;
import io.github.distill4j.study.Task;
import io.github.distill4j.study.Work;
import io.github.distill4j.study.Workspace;
import io.github.distill4j.theory.MarginSamples;
import io.github.distill4j.train.stack.BinaryData;
import io.github.distill4j.train.stack.Course;
import io.github.distill4j.train.stack.LabelColumns;
import io.github.distill4j.train.stack.StackRun;
import io.github.distill4j.train.stack.Student;
import io.github.distill4j.train.stack.StudentStack;
import io.github.distill4j.train.stack.Variant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** The work of studies of stacks: teachers, margins with their labels, and stacks of students. */
final class StackWork {

  static final String TEACHER = "two-layer-teacher";
  static final String THEORY = "margin";
  static final String STACK = "stack";

  /** Stop the margin's solver when its bounds are within this fraction. */
  private static final double GAP = .01;

  static final List<Work> ALL =
      List.of(
          new TwoLayerWork<StacksSpec, TeacherResult>(
              TEACHER,
              TeacherResult.class,
              (spec, task) -> spec.teacher().iterations(),
              StackWork::teacher,
              "; lower teacher.rate"),
          new TwoLayerWork<StacksSpec, TheoryResult>(
              THEORY, TheoryResult.class, (spec, task) -> 0, StackWork::theory, ""),
          new TwoLayerWork<StacksSpec, StackResult>(
              STACK,
              StackResult.class,
              (spec, task) -> unit(spec, task).stack().iterations(),
              StackWork::stack,
              ", and takes its stack with it; lower the rate"));

  private StackWork() {}

  private static StackUnit unit(StacksSpec spec, Task task) {
    return StackUnit.of(spec, set(task)).stream()
        .filter(unit -> unit.trial().equals(task.id()))
        .findFirst()
        .orElseThrow();
  }

  private static String set(Task task) {
    return task.setting().get(StackTasks.SET);
  }

  private static SplitData data(StacksSpec spec, Task task, Workspace workspace) {
    return workspace.images().load(spec.sets().get(set(task)).data());
  }

  private static TeacherResult teacher(
      StacksSpec spec, Task task, Workspace workspace, IntConsumer stepped) {
    long began = System.nanoTime();
    SplitData data = data(spec, task, workspace);
    BinaryData train = BinaryData.of(data.batches(Part.TRAIN));
    StacksSpec.Teacher teacher = spec.teacher();
    Variant variant = new Variant(Variant.Optimiser.ADAM, true, true, teacher.batch(), 1);
    LabelColumns labels = new LabelColumns(train.size());
    Student student =
        new Student(
            teacher.width(),
            teacher.seed(),
            labels.hard(train.signs()),
            teacher.rate(),
            Double.POSITIVE_INFINITY);
    StackRun run = new StackRun(new StudentStack(List.of(student), variant), train, labels);
    // Only the last step counts; a teacher needs no course.
    Course course = run.train(teacher.iterations(), teacher.iterations(), stepped).get(0);
    return new TeacherResult(
        task.id(),
        task.fingerprint(),
        set(task),
        teacher.width(),
        course.last().error(),
        1 - run.errors(BinaryData.of(data.batches(Part.VALIDATION)))[0],
        1 - run.errors(BinaryData.of(data.batches(Part.TEST)))[0],
        LogitText.of(run.outputs(train).data().asFloat()),
        MadeHere.from(data.checksum()),
        Timing.since(began));
  }

  private static TheoryResult theory(
      StacksSpec spec, Task task, Workspace workspace, IntConsumer stepped) {
    long began = System.nanoTime();
    SplitData data = data(spec, task, workspace);
    BinaryData train = BinaryData.of(data.batches(Part.TRAIN));
    StacksSpec.Margin margin = spec.sets().get(set(task)).margin();
    MarginSamples samples = MarginSamples.of(train, margin.features(), GAP, margin.iterations());
    float[] logits = new float[train.size()];
    int right = 0;
    for (int i = 0; i < logits.length; i++) {
      logits[i] = (float) samples.largest().softLogits()[i];
      right += logits[i] * train.signs()[i] > 0 ? 1 : 0;
    }
    return new TheoryResult(
        task.id(),
        task.fingerprint(),
        set(task),
        samples.brackets().stream().map(MarginBounds::of).toList(),
        samples.fresh(),
        (double) right / logits.length,
        LogitText.of(logits),
        MadeHere.from(data.checksum()),
        Timing.since(began));
  }

  private static StackResult stack(
      StacksSpec spec, Task task, Workspace workspace, IntConsumer stepped) {
    long began = System.nanoTime();
    SplitData data = data(spec, task, workspace);
    BinaryData train = BinaryData.of(data.batches(Part.TRAIN));
    StackUnit unit = unit(spec, task);
    Map<String, LogitText> logits = logits(task, workspace);
    StackRun run =
        new StackRun(
            new StudentStack(unit.students(spec), unit.stack().variant()),
            train,
            labels(unit, train, new ArrayList<>(logits.values())));
    Looks looks = new Looks(run, BinaryData.of(data.batches(Part.VALIDATION)), unit.stack());
    List<Course> courses =
        run.train(unit.stack().iterations(), unit.stack().every(), stepped.andThen(looks::after));
    double[] testErrors = run.errors(BinaryData.of(data.batches(Part.TEST)));
    Map<String, String> needs = new LinkedHashMap<>();
    logits.forEach((id, each) -> needs.put(id, each.checksum()));
    return new StackResult(
        task.id(),
        task.fingerprint(),
        needs,
        unit.name(),
        unit.set(),
        unit.rate(),
        results(unit.arms(), courses, looks, testErrors),
        MadeHere.from(data.checksum()),
        Timing.since(began));
  }

  /** The teacher's logits, and behind them the theoretical ones where they are asked. */
  private static Map<String, LogitText> logits(Task task, Workspace workspace) {
    Map<String, LogitText> logits = new LinkedHashMap<>();
    String teacher = StackTasks.teacher(set(task));
    logits.put(teacher, workspace.result(teacher, TeacherResult.class).logits());
    String theory = StackTasks.theory(set(task));
    if (task.needs().contains(theory)) {
      logits.put(theory, workspace.result(theory, TheoryResult.class).logits());
    }
    return logits;
  }

  private static LabelColumns labels(StackUnit unit, BinaryData train, List<LogitText> logits) {
    LabelColumns labels = new LabelColumns(train.size());
    for (ArmLabels arm : unit.arms()) {
      switch (arm.source()) {
        case HARD -> labels.hard(train.signs());
        case TEACHER -> labels.soft(logits.get(0).values(), arm.temperature());
        case THEORY -> labels.soft(logits.get(1).values(), arm.temperature());
      }
    }
    return labels;
  }

  private static List<StudentResult> results(
      List<ArmLabels> arms, List<Course> courses, Looks looks, double[] testErrors) {
    return IntStream.range(0, courses.size())
        .mapToObj(
            s -> {
              Course course = courses.get(s);
              ArmLabels labels = arms.get(course.student().labels());
              return new StudentResult(labels, course, looks.of(s), 1 - testErrors[s]);
            })
        .toList();
  }
}
