package io.github.distill4j.loss;

import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * The sum of many students' losses over the same examples: logits [N, S·K], of which student s owns
 * the columns s·K to (s + 1)·K − 1. As no logit enters two losses, each student's gradient is the
 * one it has alone.
 *
 * <p>Labels and mask are those of {@link LogitLoss}, shared by all students.
 *
 * @param students the losses in the order of the students, at least one
 */
public record StackedLoss(@JsonProperty("students") List<LogitLoss> students)
    implements ILossFunction {

  /**
   * Logits worked on at a time. A million take 8 MB of heap; all of 60,000 examples for 96 students
   * of 10 classes at once would take 460.
   */
  private static final int AT_A_TIME = 1 << 20;

  /** Copies the list. */
  public StackedLoss {
    students = List.copyOf(students);
    if (students.isEmpty()) {
      throw new IllegalArgumentException("a stack needs at least one student");
    }
  }

  @Override
  public Pair<Double, INDArray> computeGradientAndScore(
      INDArray labels, INDArray logits, IActivation activation, INDArray mask, boolean average) {
    check(labels, logits, activation, mask);
    double[] sums = new double[students.size()];
    INDArray gradient = Nd4j.createUninitialized(logits.dataType(), logits.shape(), 'f');
    walk(new SharedLabels(labels, mask), logits, gradient, sums);
    double sum = DoubleStream.of(sums).sum();
    return new Pair<>(average ? sum / logits.size(0) : sum, gradient);
  }

  private void walk(SharedLabels labels, INDArray logits, INDArray gradient, double[] sums) {
    int classes = (int) logits.size(1) / students.size();
    int step = (int) Math.max(1, AT_A_TIME / (logits.size(0) * classes));
    for (int from = 0; from < students.size(); from += step) {
      int to = Math.min(from + step, students.size());
      var columns = interval((long) from * classes, (long) to * classes);
      StackedColumns part = StackedColumns.of(logits.get(all(), columns), to - from);
      double[] losses = part.toGradients(students.subList(from, to), labels);
      System.arraycopy(losses, 0, sums, from, losses.length);
      gradient.get(all(), columns).assign(part.array(logits.dataType()));
    }
  }

  @Override
  public double computeScore(
      INDArray labels, INDArray logits, IActivation activation, INDArray mask, boolean average) {
    return computeGradientAndScore(labels, logits, activation, mask, average).getFirst();
  }

  @Override
  public INDArray computeGradient(
      INDArray labels, INDArray logits, IActivation activation, INDArray mask) {
    return computeGradientAndScore(labels, logits, activation, mask, false).getSecond();
  }

  @Override
  public INDArray computeScoreArray(
      INDArray labels, INDArray logits, IActivation activation, INDArray mask) {
    check(labels, logits, activation, mask);
    long classes = logits.size(1) / students.size();
    INDArray sum = Nd4j.zeros(logits.dataType(), logits.size(0), 1);
    for (int s = 0; s < students.size(); s++) {
      INDArray own = logits.get(all(), interval(s * classes, (s + 1) * classes));
      sum.addi(students.get(s).computeScoreArray(labels, own, activation, mask));
    }
    return sum;
  }

  @Override
  public String name() {
    return toString();
  }

  private void check(INDArray labels, INDArray logits, IActivation activation, INDArray mask) {
    int classes = (int) logits.size(1) / students.size();
    boolean fits =
        activation instanceof ActivationIdentity
            && logits.size(1) == (long) classes * students.size()
            && labels.size(0) == logits.size(0)
            && (mask == null || mask.length() == logits.size(0))
            && students.stream().allMatch(s -> s.accepts((int) labels.size(1), classes));
    if (!fits) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d stacked losses: labels %s and mask %s do not fit logits %s with activation %s",
              students.size(),
              Arrays.toString(labels.shape()),
              mask == null ? "none" : Arrays.toString(mask.shape()),
              Arrays.toString(logits.shape()),
              activation));
    }
  }
}
