package io.github.distill4j.loss;

/**
 * Hard labels: CE = −Σ y_k log softmax(z)_k, with derivative softmax(z)_k·Σy − y_k.
 *
 * <p>The labels y may also be soft, any weights of at least 0. Teacher logits behind them, [N, 2K],
 * are ignored, so that every arm of a study can read the same batches.
 */
public record CrossEntropy() implements LogitLoss {

  @Override
  public boolean accepts(int width, int classes) {
    return width == classes || width == 2 * classes;
  }

  @Override
  public double example(double[] logits, double[] labels, double[] gradient) {
    Softmax student = Softmax.of(logits, 1);
    double loss = 0;
    double weight = 0;
    for (int k = 0; k < logits.length; k++) {
      loss -= labels[k] == 0 ? 0 : labels[k] * student.logs[k];
      weight += labels[k];
    }
    for (int k = 0; k < logits.length; k++) {
      gradient[k] = weight * student.p[k] - labels[k];
    }
    return loss;
  }
}
