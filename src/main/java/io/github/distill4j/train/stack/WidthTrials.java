package io.github.distill4j.train.stack;

import io.github.distill4j.train.stack.WidthSearch.Attempt;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Trains the students of a width search, all of one round in one stack. Each student is trained
 * once, however many entrants and rounds ask for it.
 */
public final class WidthTrials implements WidthSearch.Trials {

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
   */
  public record Entrant(Student recipe, Criterion criterion) {

    private Student at(int width) {
      return new Student(width, recipe.seed(), recipe.labels(), recipe.rate(), recipe.radius());
    }
  }

  private record Errors(double averaged, double last) {

    double by(Criterion criterion) {
      return switch (criterion) {
        case AVERAGED -> averaged;
        case LAST -> last;
      };
    }
  }

  private final BinaryData data;
  private final LabelColumns labels;
  private final double target;
  private final List<Entrant> entrants;
  private final Variant variant;
  private final int iterations;
  private final int every;
  private final Map<Student, Errors> known = new HashMap<>();

  /**
   * Trials in which nobody is trained yet.
   *
   * @param target the error, ε, that a student must not exceed on these examples
   * @param iterations T
   * @param every for the averaged error, record every so many iterations
   */
  public WidthTrials(
      BinaryData data,
      LabelColumns labels,
      double target,
      List<Entrant> entrants,
      Variant variant,
      int iterations,
      int every) {
    this.data = data;
    this.labels = labels;
    this.target = target;
    this.entrants = List.copyOf(entrants);
    this.variant = variant;
    this.iterations = iterations;
    this.every = every;
  }

  @Override
  public boolean[] succeed(List<Attempt> attempts) {
    train(attempts.stream().map(this::student).distinct().toList());
    boolean[] answers = new boolean[attempts.size()];
    for (int k = 0; k < answers.length; k++) {
      Attempt attempt = attempts.get(k);
      Criterion criterion = entrants.get(attempt.entrant()).criterion();
      answers[k] = known.get(student(attempt)).by(criterion) <= target;
    }
    return answers;
  }

  private Student student(Attempt attempt) {
    return entrants.get(attempt.entrant()).at(attempt.width());
  }

  private void train(List<Student> students) {
    List<Student> unknown =
        students.stream()
            .filter(student -> !known.containsKey(student))
            .sorted(Comparator.comparing(Student::width).thenComparing(Student::labels))
            .toList();
    if (unknown.isEmpty()) {
      return;
    }
    StackRun run = new StackRun(new StudentStack(unknown, variant), data, labels);
    for (Course course : run.train(iterations, every)) {
      known.put(course.student(), new Errors(course.averaged().error(), course.last().error()));
    }
  }
}
