package io.github.distill4j.loss;

import io.github.distill4j.Text;
import io.github.distill4j.label.Content;
import io.github.distill4j.label.Target;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A loss's values and gradients for one batch.
 *
 * <p>The rows are walked in plain Java, in double precision. For 128 examples of 10 classes
 * distillation's gradient and score, which Deeplearning4j asks for one after the other, take 0.11
 * ms together; one pass of the same formula as ND4J operations takes 0.22 to 0.43 ms.
 */
final class LossBatch {

  private final double[] scores;

  /** By the logits, row after row. */
  private final double[] gradients;

  /** Of the logits, and so of the arrays given back. */
  private final DataType type;

  private LossBatch(int examples, int classes, DataType type) {
    this.scores = new double[examples];
    this.gradients = new double[examples * classes];
    this.type = type;
  }

  static LossBatch of(
      Loss loss, INDArray labels, INDArray logits, IActivation activation, INDArray mask) {
    check(loss, labels, logits, activation, mask);
    LossBatch batch = new LossBatch((int) logits.size(0), (int) logits.size(1), logits.dataType());
    batch.fill(loss, numbers(labels), numbers(logits));
    if (mask != null) {
      batch.weight(numbers(mask));
    }
    return batch;
  }

  private void fill(Loss loss, double[] labels, double[] logits) {
    int classes = logits.length / scores.length;
    int width = labels.length / scores.length;
    List<Content> reads = loss.reads();
    double[] gradient = new double[classes];
    for (int row = 0; row < scores.length; row++) {
      scores[row] =
          loss.example(
              Arrays.copyOfRange(logits, row * classes, (row + 1) * classes),
              new Target(reads, Arrays.copyOfRange(labels, row * width, (row + 1) * width)),
              gradient);
      System.arraycopy(gradient, 0, gradients, row * classes, classes);
    }
  }

  private void weight(double[] weights) {
    int classes = gradients.length / scores.length;
    for (int row = 0; row < scores.length; row++) {
      scores[row] *= weights[row];
      for (int i = row * classes; i < (row + 1) * classes; i++) {
        gradients[i] *= weights[row];
      }
    }
  }

  /** The sum of the examples' losses, or their mean over N, masked examples included. */
  double score(boolean average) {
    double sum = DoubleStream.of(scores).sum();
    return average ? sum / scores.length : sum;
  }

  /** The examples' losses, [N, 1]. */
  INDArray scoreColumn() {
    return Nd4j.create(scores, new long[] {scores.length, 1}, type);
  }

  /** The derivatives by the logits, [N, K]. */
  INDArray gradient() {
    long classes = gradients.length / scores.length;
    return Nd4j.create(gradients, new long[] {scores.length, classes}, type);
  }

  private static double[] numbers(INDArray array) {
    return array.dup('c').data().asDouble();
  }

  private static void check(
      Loss loss, INDArray labels, INDArray logits, IActivation activation, INDArray mask) {
    if (!(activation instanceof ActivationIdentity)) {
      throw new IllegalArgumentException(
          loss + " works on logits: the output layer needs identity activation, has " + activation);
    }
    if (labels.rank() != 2
        || labels.size(0) != logits.size(0)
        || labels.size(1) != loss.reads().size() * logits.size(1)) {
      throw new IllegalArgumentException(
          Text.of(
              "%s: labels %s do not fit logits %s",
              loss, Arrays.toString(labels.shape()), Arrays.toString(logits.shape())));
    }
    if (mask != null && mask.length() != logits.size(0)) {
      throw new IllegalArgumentException(
          Text.of(
              "%s: mask %s, expected one weight for each of %d examples",
              loss, Arrays.toString(mask.shape()), logits.size(0)));
    }
  }
}
