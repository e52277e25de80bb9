package io.github.distill4j.theory;

import io.github.distill4j.UserMistake;
import io.github.distill4j.train.stack.BinaryData;
import io.github.distill4j.train.stack.Course;
import io.github.distill4j.train.stack.LabelColumns;
import io.github.distill4j.train.stack.StackRun;
import io.github.distill4j.train.stack.Student;
import io.github.distill4j.train.stack.StudentStack;
import io.github.distill4j.train.stack.Variant;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Students trained exactly as a theorem asks, so that what comes of them can stand beside its
 * promise: a loss, averaged over the iterations, of at most β. Soft labels are the theoretical
 * ones, by Theorem 2; hard labels go by Proposition 5 with the margin's lower bound as γ.
 *
 * <p>A theoretical soft label has |z_i| = |E_z⟨v(z), φ_{x_i}(z)⟩| ≤ ‖x_i‖/2 ≤ 1/2, as half of the
 * directions are active. A student that was never trained answers f = 0, so its averaged loss is
 *
 * <pre>  mean_i KL(Bern(sigmoid(z_i)) ‖ Bern(1/2)) ≤ KL(Bern(sigmoid(1/2)) ‖ Bern(1/2)) ≈ 0.0303
 * </pre>
 *
 * <p>already, and Theorem 2 says something new only for a β below that (our derivation). Two
 * opposite points with unlike labels reach it: each has its own half of the directions, and γ =
 * 1/2. With hard labels a student starts at ln 2.
 *
 * @param soft whether by the theoretical soft labels, or else by hard ones
 * @param loss β, in (0, 1)
 * @param delta δ, in (0, 1/3)
 * @param seeds 1 to so many, side by side
 */
public record BoundCheck(ControlledData data, boolean soft, double loss, double delta, int seeds) {

  /**
   * What was asked, and what came of it.
   *
   * @param margin of the examples, bracketed
   * @param width m, the asked one rounded up to an even number
   * @param iterations T, the asked ones rounded up
   * @param courses one a seed, every T/100-th risk recorded
   */
  public record Outcome(
      MarginBracket margin, Guarantee asked, int width, int iterations, List<Course> courses) {}

  /**
   * Trains the students.
   *
   * @param stepped hears how many steps are done, from 1
   * @throws UserMistake when the theorem asks for more than can be trained, or says nothing
   */
  public Outcome run(IntConsumer stepped) {
    BinaryData examples = data.examples();
    MarginBracket margin = MarginSweep.margin(data);
    Guarantee asked = asked(examples, margin.lower());
    int width = 2 * (int) Math.ceil(asked.width() / 2);
    int iterations = (int) Math.ceil(asked.iterations());
    LabelColumns labels = new LabelColumns(examples.size());
    int column = soft ? labels.soft(margin.softLogits(), 1) : labels.hard(examples.signs());
    List<Student> students =
        IntStream.rangeClosed(1, seeds)
            .mapToObj(seed -> new Student(width, seed, column, asked.rate(), asked.radius()))
            .toList();
    StackRun run = new StackRun(new StudentStack(students, Variant.ANALYSED), examples, labels);
    int every = Math.max(1, iterations / 100);
    return new Outcome(margin, asked, width, iterations, run.train(iterations, every, stepped));
  }

  /** What the theorem asks for these examples at this margin. */
  Guarantee asked(BinaryData examples, double margin) {
    // A norm of 1 may be a rounding above, and so may a margin of 1/2.
    double smallestNorm = Math.min(1, examples.smallestNorm());
    Guarantee.Setting setting = new Guarantee.Setting(smallestNorm, examples.size(), delta);
    Guarantee asked =
        soft
            ? Guarantee.softRisk(loss, setting)
            : Guarantee.hardRisk(loss, Math.min(.5, positive(margin)), setting);
    requireTrainable(asked);
    return asked;
  }

  private static double positive(double margin) {
    if (!(margin > 0)) {
      throw new UserMistake("a margin of 0, of which Proposition 5 says nothing; take other data");
    }
    return margin;
  }

  private void requireTrainable(Guarantee asked) {
    if (asked.width() > Student.WIDEST || asked.iterations() > Integer.MAX_VALUE) {
      throw new UserMistake(
          "a loss of %s by %s labels asks for %.0f units and %.0f steps, expected at most %d and"
              + " %d; ask for a larger loss",
          loss,
          soft ? "soft" : "hard",
          asked.width(),
          asked.iterations(),
          Student.WIDEST,
          Integer.MAX_VALUE);
    }
  }
}
