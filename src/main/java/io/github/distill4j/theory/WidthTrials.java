package io.github.distill4j.theory;

import io.github.distill4j.theory.WidthSearch.Attempt;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Trains the students of a width search, all of one round in one stack.
 *
 * @param data the examples
 * @param labels theirs
 * @param target the error, ε, that a student must not exceed on these examples
 * @param criterion which error counts
 * @param recipe how every student is trained; its width and seed are the attempt's
 * @param variant likewise
 * @param iterations T
 * @param every for the averaged error, record every so many iterations
 */
public record WidthTrials(
    BinaryData data,
    LabelColumns labels,
    double target,
    Criterion criterion,
    Student recipe,
    Variant variant,
    int iterations,
    int every)
    implements WidthSearch.Trials {

  /** Which error is held against the target. */
  public enum Criterion {
    /** The mean over the iterates W(t), t &lt; T: the theorems' own. */
    AVERAGED,
    /** That of W(T). */
    LAST
  }

  @Override
  public boolean[] succeed(List<Attempt> attempts) {
    List<Integer> byWidth =
        IntStream.range(0, attempts.size())
            .boxed()
            .sorted(Comparator.comparing(k -> attempts.get(k).width()))
            .toList();
    List<Student> students = byWidth.stream().map(attempts::get).map(this::student).toList();
    List<Course> courses =
        new StackRun(new StudentStack(students, variant), data, labels)
            .train(iterations, criterion == Criterion.LAST ? iterations : every);
    boolean[] answers = new boolean[attempts.size()];
    for (int k = 0; k < answers.length; k++) {
      answers[byWidth.get(k)] = error(courses.get(k)) <= target;
    }
    return answers;
  }

  private Student student(Attempt attempt) {
    return new Student(
        attempt.width(), attempt.seed() + 1L, recipe.labels(), recipe.rate(), recipe.radius());
  }

  private double error(Course course) {
    return switch (criterion) {
      case AVERAGED -> course.averaged().error();
      case LAST -> course.last().error();
    };
  }
}
