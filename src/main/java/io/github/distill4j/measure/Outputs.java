package io.github.distill4j.measure;

import io.github.distill4j.UserMistake;
import io.github.distill4j.label.Logits;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;

/** What a model says of the examples of one set, and all there is to measure it by. */
public final class Outputs {

  private final Logits logits;
  private final int[] labels;
  private final Logits teacher;
  private final OptionalDouble fitted;
  private final double temperature;

  private Outputs(
      Logits logits, int[] labels, Logits teacher, OptionalDouble fitted, double temperature) {
    this.logits = logits;
    this.labels = labels;
    this.teacher = teacher;
    this.fitted = fitted;
    this.temperature = temperature;
  }

  /**
   * Outputs at temperature 1.
   *
   * @throws UserMistake when there is no example or the counts differ
   */
  public static Outputs of(Logits logits, int[] labels) {
    if (labels.length == 0 || labels.length != logits.size()) {
      throw new UserMistake("%d outputs for %d labels", logits.size(), labels.length);
    }
    return new Outputs(logits, labels, null, OptionalDouble.empty(), 1);
  }

  /**
   * The same beside a teacher's.
   *
   * @param other the teacher's logits for the same examples in the same order
   * @throws UserMistake when they are not as many or of other classes
   */
  public Outputs beside(Logits other) {
    if (logits.size() != other.size() || logits.classes() != other.classes()) {
      throw new UserMistake("cannot compare %s with %s", logits, other);
    }
    return new Outputs(logits, labels, other, fitted, temperature);
  }

  /** The same with a temperature that {@link FittedTemperature} found on other examples. */
  public Outputs withFitted(double other) {
    return new Outputs(logits, labels, teacher, OptionalDouble.of(other), temperature);
  }

  /** The same with softmax(z / T) for probabilities. */
  Outputs at(double other) {
    return new Outputs(logits, labels, teacher, fitted, other);
  }

  /** The fitted temperature, if there is one. */
  OptionalDouble fitted() {
    return fitted;
  }

  int size() {
    return labels.length;
  }

  int classes() {
    return logits.classes();
  }

  float logit(int example, int k) {
    return logits.logit(example, k);
  }

  int label(int example) {
    return labels[example];
  }

  /** The most probable class; the first of equals. */
  int prediction(int example) {
    return logits.prediction(example);
  }

  double[] probabilities(int example) {
    return logits.probabilities(example, temperature);
  }

  double[] logProbabilities(int example) {
    return logits.logProbabilities(example, temperature);
  }

  boolean isRight(int example) {
    return prediction(example) == label(example);
  }

  /** A mean over all examples. */
  OptionalDouble mean(IntToDoubleFunction each) {
    return mean(i -> true, each);
  }

  /** A mean over all examples beside the teacher's outputs; none without a teacher. */
  OptionalDouble meanBeside(ToDoubleBiFunction<Logits, Integer> each) {
    return teacher == null ? OptionalDouble.empty() : mean(i -> each.applyAsDouble(teacher, i));
  }

  /** A mean over the examples in which the teacher is wrong; none without a teacher or mistakes. */
  OptionalDouble meanOfMistakes(ToDoubleBiFunction<Logits, Integer> each) {
    return teacher == null
        ? OptionalDouble.empty()
        : mean(i -> teacher.prediction(i) != label(i), i -> each.applyAsDouble(teacher, i));
  }

  /** Added up in the order of the examples. */
  private OptionalDouble mean(IntPredicate which, IntToDoubleFunction each) {
    double[] values = IntStream.range(0, size()).filter(which).mapToDouble(each).toArray();
    return values.length == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(Arrays.stream(values).reduce(0, Double::sum) / values.length);
  }
}
