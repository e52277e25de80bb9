package io.github.distill4j.loss;

import io.github.distill4j.label.Target;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Rows of labels and logits for the tests, and the losses' textbook definitions. */
final class Rows {

  private Rows() {}

  static double[] oneHot(int target, int classes) {
    return IntStream.range(0, classes).mapToDouble(k -> k == target ? 1 : 0).toArray();
  }

  static double[] joined(double[] first, double[] second) {
    return DoubleStream.concat(DoubleStream.of(first), DoubleStream.of(second)).toArray();
  }

  static double[] normal(Random random, int length, double deviation) {
    return DoubleStream.generate(() -> deviation * random.nextGaussian()).limit(length).toArray();
  }

  /** The value alone. */
  static double value(Loss loss, double[] logits, double... labels) {
    return loss.example(logits, target(loss, labels, logits.length), new double[logits.length]);
  }

  static double[] gradient(Loss loss, double[] logits, double... labels) {
    double[] gradient = new double[logits.length];
    loss.example(logits, target(loss, labels, logits.length), gradient);
    return gradient;
  }

  /** As much of [class | teacher logits] as the loss reads. */
  static Target target(Loss loss, double[] labels, int classes) {
    return new Target(loss.reads(), Arrays.copyOf(labels, loss.reads().size() * classes));
  }

  /** As many columns of [class | teacher logits] as the loss reads. */
  static INDArray columns(Loss loss, INDArray labels) {
    int classes = labels.columns() / 2;
    return labels
        .get(NDArrayIndex.all(), NDArrayIndex.interval(0, loss.reads().size() * classes))
        .dup('c');
  }

  /** exp(z/T) / Σ exp(z/T), as written in books. */
  static double[] softmax(double[] logits, double temperature) {
    double sum = DoubleStream.of(logits).map(z -> Math.exp(z / temperature)).sum();
    return DoubleStream.of(logits).map(z -> Math.exp(z / temperature) / sum).toArray();
  }

  /** Σ p log (p / q), as written in books. */
  static double divergence(double[] p, double[] q) {
    return IntStream.range(0, p.length).mapToDouble(k -> p[k] * Math.log(p[k] / q[k])).sum();
  }
}
