package io.github.distill4j.theory;

import io.github.distill4j.theory.WidthSearch.Attempt;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Trains the students of a width search, all of one round in one stack.
 *
 * @param data the examples
 * @param labels theirs
 * @param target the error, ε, that a student must not exceed on these examples
 * @param entrants who takes part
 * @param variant how they are trained
 * @param iterations T
 * @param every for the averaged error, record every so many iterations
 */
public record WidthTrials(
    BinaryData data,
    LabelColumns labels,
    double target,
    List<Entrant> entrants,
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

  /**
   * One of those who take part.
   *
   * @param recipe the student; its width is each attempt's own
   * @param criterion which error counts
   */
  public record Entrant(Student recipe, Criterion criterion) {

    private Student at(int width) {
      return new Student(width, recipe.seed(), recipe.labels(), recipe.rate(), recipe.radius());
    }

    private double error(Course course) {
      return switch (criterion) {
        case AVERAGED -> course.averaged().error();
        case LAST -> course.last().error();
      };
    }
  }

  @Override
  public boolean[] succeed(List<Attempt> attempts) {
    List<Attempt> byWidth = new ArrayList<>(attempts);
    byWidth.sort(Comparator.comparing(Attempt::width).thenComparing(a -> recipe(a).labels()));
    List<Student> students =
        byWidth.stream().map(a -> entrants.get(a.entrant()).at(a.width())).toList();
    List<Course> courses =
        new StackRun(new StudentStack(students, variant), data, labels).train(iterations, every);
    boolean[] answers = new boolean[attempts.size()];
    for (int k = 0; k < answers.length; k++) {
      Attempt attempt = byWidth.get(k);
      double error = entrants.get(attempt.entrant()).error(courses.get(k));
      answers[attempts.indexOf(attempt)] = error <= target;
    }
    return answers;
  }

  private Student recipe(Attempt attempt) {
    return entrants.get(attempt.entrant()).recipe();
  }
}
