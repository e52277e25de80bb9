package io.github.distill4j.study.twolayer;

import io.github.distill4j.machine.Provenance;
import io.github.distill4j.theory.Guarantee;
import io.github.distill4j.train.stack.Course;
import java.util.List;
import java.util.Locale;

/**
 * What became of students that were trained exactly as a theorem asks.
 *
 * @param trial names labels, examples and loss
 * @param fingerprint checksum of everything that decided it
 * @param data the examples, as in {@code circle 8}
 * @param labels which theorem: Theorem 2 for soft, Proposition 5 for hard ones
 * @param loss β, what the averaged loss is promised not to exceed
 * @param examples n
 * @param margin γ between its bounds
 * @param asked by the theorem
 * @param width m, the asked one rounded up to an even number
 * @param iterations T, the asked ones rounded up
 * @param start loss of the untrained students, which all answer 0
 * @param courses one a seed
 * @param provenance what made the numbers
 * @param timing how long it took
 */
public record BoundResult(
    String trial,
    String fingerprint,
    String data,
    ScalingSpec.Arm.Labels labels,
    double loss,
    int examples,
    MarginBounds margin,
    Guarantee asked,
    int width,
    int iterations,
    double start,
    List<Course> courses,
    Provenance provenance,
    Timing timing)
    implements TwoLayerResult {

  /** Copies the list. */
  public BoundResult {
    courses = List.copyOf(courses);
  }

  @Override
  public String headline() {
    double worst = courses.stream().mapToDouble(c -> c.averaged().loss()).max().orElseThrow();
    return String.format(Locale.ROOT, "averaged loss %.3g, promised %.3g", worst, loss);
  }
}
