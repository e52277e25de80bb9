package io.github.distill4j.study.twolayer;

import io.github.distill4j.UserMistake;
import io.github.distill4j.study.ResultsStore;
import io.github.distill4j.study.StoredResult;
import io.github.distill4j.study.StudyText;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a two-layer study gave. */
public sealed interface TwoLayerResults {

  /** The study. */
  TwoLayerSpec spec();

  /** All that has finished. */
  List<UnitResult> units();

  /** Whether any students, which the study is about, have finished. */
  boolean hasStudents();

  /**
   * Reads what a results folder holds so far, without locking or changing it.
   *
   * @throws io.github.distill4j.UserMistake when it holds no two-layer study, a damaged file, or
   *     students of a teacher that is no longer here
   */
  static TwoLayerResults read(Path folder) {
    return of(TwoLayerSpec.read(StudyText.of(folder), List.of()), folder);
  }

  /** The results of a study that a folder holds so far. */
  static TwoLayerResults of(TwoLayerSpec spec, Path folder) {
    return spec instanceof ScalingSpec scaling
        ? Scaling.of(scaling, folder)
        : Stacks.of((StacksSpec) spec, folder);
  }

  private static <T extends StoredResult> List<T> found(
      Path folder, Stream<String> trials, Class<T> type) {
    return trials.flatMap(trial -> ResultsStore.find(folder, trial, type).stream()).toList();
  }

  /**
   * Of a table or of regimes.
   *
   * @param spec the study
   * @param teachers one a data set
   * @param theories of the data sets whose margin was sought
   * @param stacks in the spec's order
   */
  record Stacks(
      StacksSpec spec,
      List<TeacherResult> teachers,
      List<TheoryResult> theories,
      List<StackResult> stacks)
      implements TwoLayerResults {

    /** Copies the lists. */
    public Stacks {
      teachers = List.copyOf(teachers);
      theories = List.copyOf(theories);
      stacks = List.copyOf(stacks);
    }

    private static Stacks of(StacksSpec spec, Path folder) {
      List<SetUnits> sets =
          spec.sets().keySet().stream().map(set -> new SetUnits(spec, set)).toList();
      Stacks stacks =
          new Stacks(
              spec,
              found(folder, sets.stream().map(SetUnits::teacher), TeacherResult.class),
              found(folder, sets.stream().map(SetUnits::theory), TheoryResult.class),
              found(
                  folder,
                  sets.stream().flatMap(set -> set.stacks().stream()).map(StackUnit::trial),
                  StackResult.class));
      sets.forEach(set -> stacks.requireLabelsOf(set, folder));
      return stacks;
    }

    /** Refuses students of another teacher than the one here; one that was lost is made anew. */
    private void requireLabelsOf(SetUnits units, Path folder) {
      List<LogitText> logits = logits(units.set());
      String checksum = LogitText.checksum(logits);
      for (StackResult stack : stacks) {
        if (logits.size() == units.teachers().size()
            && stack.set().equals(units.set())
            && !stack.teacher().equals(checksum)) {
          throw new UserMistake(
              "%s: trial %s was made by another teacher than %s; choose another --out",
              folder, stack.trial(), String.join(", ", units.teachers()));
        }
      }
    }

    /** The teacher's and the theoretical ones, those of them that are here. */
    private List<LogitText> logits(String set) {
      return Stream.concat(
              teachers.stream().filter(t -> t.set().equals(set)).map(TeacherResult::logits),
              theories.stream().filter(t -> t.set().equals(set)).map(TheoryResult::logits))
          .toList();
    }

    @Override
    public List<UnitResult> units() {
      return Stream.of(teachers, theories, stacks).<UnitResult>flatMap(List::stream).toList();
    }

    @Override
    public boolean hasStudents() {
      return !stacks.isEmpty();
    }

    /** The teacher of a data set, if there is one already. */
    public Optional<TeacherResult> teacher(String set) {
      return teachers.stream().filter(teacher -> teacher.set().equals(set)).findFirst();
    }
  }

  /**
   * Of widths against margins.
   *
   * @param spec the study
   * @param points one a data set, in the spec's order
   * @param bounds one a promise that was put to the test, in the spec's order
   */
  record Scaling(ScalingSpec spec, List<ScalingResult> points, List<BoundResult> bounds)
      implements TwoLayerResults {

    /** Copies the lists. */
    public Scaling {
      points = List.copyOf(points);
      bounds = List.copyOf(bounds);
    }

    @Override
    public List<UnitResult> units() {
      return Stream.of(points, bounds).<UnitResult>flatMap(List::stream).toList();
    }

    @Override
    public boolean hasStudents() {
      return !units().isEmpty();
    }

    private static Scaling of(ScalingSpec spec, Path folder) {
      Stream<String> trials =
          spec.families().entrySet().stream()
              .flatMap(f -> f.getValue().stream().map(p -> ScalingRunner.trial(f.getKey(), p)));
      return new Scaling(
          spec,
          found(folder, trials, ScalingResult.class),
          found(folder, BoundUnit.of(spec).map(BoundUnit::trial), BoundResult.class));
    }
  }
}
