package io.github.distill4j.study.twolayer;

import io.github.distill4j.theory.MarginSamples;
import io.github.distill4j.train.stack.BinaryData;
import io.github.distill4j.train.stack.Course;
import io.github.distill4j.train.stack.LabelColumns;
import io.github.distill4j.train.stack.StackRun;
import io.github.distill4j.train.stack.Student;
import io.github.distill4j.train.stack.StudentStack;
import io.github.distill4j.train.stack.Variant;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** Trains the teacher of one data set and every stack on it. */
final class SetRunner {

  /** Stop the margin's solver when its bounds are within this fraction. */
  private static final double GAP = .01;

  private final SetUnits units;
  private final StacksSpec spec;
  private final SetImages images;
  private final UnitDesk desk;

  SetRunner(SetUnits units, SetImages images, UnitDesk desk) {
    this.units = units;
    this.spec = units.spec();
    this.images = images;
    this.desk = desk;
  }

  void run() throws IOException {
    Optional<TeacherResult> teacher =
        desk.result(
            units.teacher(),
            TeacherResult.class,
            spec.teacher().iterations(),
            stepped -> teacher(stepped));
    Optional<TheoryResult> theory = units.asksTheory() ? Optional.of(theory()) : Optional.empty();
    if (teacher.isEmpty()) {
      leaveUntaught();
      return;
    }
    List<LogitText> logits = new ArrayList<>(List.of(teacher.get().logits()));
    theory.ifPresent(labels -> logits.add(labels.logits()));
    for (StackUnit unit : units.stacks()) {
      desk.result(
          unit.trial(),
          StackResult.class,
          unit.stack().iterations(),
          stepped -> stack(unit, logits, stepped));
    }
  }

  /** In every stack some students learn the teacher's labels. */
  private void leaveUntaught() throws IOException {
    for (StackUnit unit : units.stacks()) {
      if (!desk.has(unit.trial())) {
        desk.diverged(
            unit.trial(),
            "cannot be trained: " + units.teacher() + " diverged; lower teacher.rate");
      }
    }
  }

  private TeacherResult teacher(IntConsumer stepped) {
    long began = System.nanoTime();
    StacksSpec.Teacher teacher = spec.teacher();
    Variant variant = new Variant(Variant.Optimiser.ADAM, true, true, teacher.batch(), 1);
    LabelColumns labels = new LabelColumns(images.train().size());
    int hard = labels.hard(images.train().signs());
    Student student =
        new Student(
            teacher.width(), teacher.seed(), hard, teacher.rate(), Double.POSITIVE_INFINITY);
    StackRun run =
        new StackRun(new StudentStack(List.of(student), variant), images.train(), labels);
    // Only the last step counts; a teacher needs no course.
    Course course = run.train(teacher.iterations(), teacher.iterations(), stepped).get(0);
    return new TeacherResult(
        units.teacher(),
        units.set(),
        teacher.width(),
        course.last().error(),
        1 - run.errors(images.validation())[0],
        1 - run.errors(images.test())[0],
        LogitText.of(run.outputs(images.train()).data().asFloat()),
        images.provenance(),
        UnitTiming.since(began));
  }

  private TheoryResult theory() throws IOException {
    return desk.result(units.theory(), TheoryResult.class, 0, stepped -> solved()).orElseThrow();
  }

  private TheoryResult solved() {
    long began = System.nanoTime();
    BinaryData train = images.train();
    StacksSpec.Margin margin = spec.sets().get(units.set()).margin();
    MarginSamples samples = MarginSamples.of(train, margin.features(), GAP, margin.iterations());
    float[] logits = new float[train.size()];
    int right = 0;
    for (int i = 0; i < logits.length; i++) {
      logits[i] = (float) samples.largest().softLogits()[i];
      right += logits[i] * train.signs()[i] > 0 ? 1 : 0;
    }
    return new TheoryResult(
        units.theory(),
        units.set(),
        samples.brackets().stream().map(MarginBounds::of).toList(),
        samples.fresh(),
        (double) right / logits.length,
        LogitText.of(logits),
        images.provenance(),
        UnitTiming.since(began));
  }

  private LabelColumns labels(StackUnit unit, List<LogitText> logits) {
    LabelColumns labels = new LabelColumns(images.train().size());
    for (ArmLabels arm : unit.arms()) {
      switch (arm.source()) {
        case HARD -> labels.hard(images.train().signs());
        case TEACHER -> labels.soft(logits.get(0).values(), arm.temperature());
        case THEORY -> labels.soft(logits.get(1).values(), arm.temperature());
      }
    }
    return labels;
  }

  private StackResult stack(StackUnit unit, List<LogitText> logits, IntConsumer stepped) {
    long began = System.nanoTime();
    StackSpec stack = unit.stack();
    StudentStack students = new StudentStack(unit.students(spec), stack.variant());
    StackRun run = new StackRun(students, images.train(), labels(unit, logits));
    Looks looks = new Looks(run, images.validation(), stack);
    List<Course> courses =
        run.train(stack.iterations(), stack.every(), stepped.andThen(looks::after));
    return new StackResult(
        unit.trial(),
        unit.name(),
        unit.set(),
        unit.rate(),
        LogitText.checksum(logits),
        results(unit.arms(), courses, looks, run.errors(images.test())),
        images.provenance(),
        UnitTiming.since(began));
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

  /** Looks at the validation images at set times. */
  private static final class Looks {
    private final StackRun run;
    private final BinaryData validation;
    private final StackSpec stack;
    private final List<Integer> steps = new ArrayList<>();
    private final List<double[]> errors = new ArrayList<>();

    Looks(StackRun run, BinaryData validation, StackSpec stack) {
      this.run = run;
      this.validation = validation;
      this.stack = stack;
    }

    void after(int step) {
      if (step == stack.iterations() || stack.looks().contains(step)) {
        steps.add(step);
        errors.add(run.errors(validation));
      }
    }

    List<StudentResult.Look> of(int student) {
      return IntStream.range(0, steps.size())
          .mapToObj(k -> new StudentResult.Look(steps.get(k), 1 - errors.get(k)[student]))
          .toList();
    }
  }
}
