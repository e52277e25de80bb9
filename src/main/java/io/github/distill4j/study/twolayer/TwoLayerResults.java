package io.github.distill4j.study.twolayer;

import io.github.distill4j.study.Results;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a two-layer study gave. */
public sealed interface TwoLayerResults {

  /** The study. */
  TwoLayerSpec spec();

  /** All that has finished. */
  List<TwoLayerResult> all();

  /** Whether any students, which the study is about, have finished. */
  boolean hasStudents();

  /**
   * Those of a results folder.
   *
   * @param results of a study of the two-layer model
   */
  static TwoLayerResults of(Results results) {
    return results.study() instanceof ScalingSpec scaling
        ? new Scaling(scaling, results.of(ScalingResult.class), results.of(BoundResult.class))
        : new Stacks(
            (StacksSpec) results.study(),
            results.of(TeacherResult.class),
            results.of(TheoryResult.class),
            results.of(StackResult.class));
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

    @Override
    public List<TwoLayerResult> all() {
      return Stream.of(teachers, theories, stacks).<TwoLayerResult>flatMap(List::stream).toList();
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
    public List<TwoLayerResult> all() {
      return Stream.of(points, bounds).<TwoLayerResult>flatMap(List::stream).toList();
    }

    @Override
    public boolean hasStudents() {
      return !all().isEmpty();
    }
  }
}
