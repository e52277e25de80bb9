package io.github.distill4j.loss;

/** softmax(z / T) with its logarithms, from one exponential a class: log p = z/T − log Σ exp. */
final class Softmax {

  /** Stands in for minus infinity: any smaller logit counts as this one, so that no NaN arises. */
  static final double LOWEST = -1e30;

  /** Probabilities; 0 for a class left out. */
  final double[] p;

  /** Logarithms of the probabilities, finite also where p is 0. */
  final double[] logs;

  /** log Σ exp(z / T) over the classes that are not left out. */
  final double logSum;

  private Softmax(int leftOut, double[] logits, double temperature) {
    logs = new double[logits.length];
    p = new double[logits.length];
    double max = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < logits.length; k++) {
      logs[k] = Math.max(logits[k], LOWEST) / temperature;
      max = k == leftOut ? max : Math.max(max, logs[k]);
    }
    double sum = 0;
    for (int k = 0; k < logits.length; k++) {
      p[k] = k == leftOut ? 0 : StrictMath.exp(logs[k] - max);
      sum += p[k];
    }
    logSum = normalise(max, sum);
  }

  /** The maximum is taken off first: log Σ alone would swallow the differences of huge logits. */
  private double normalise(double max, double sum) {
    double logOfSum = StrictMath.log(sum);
    for (int k = 0; k < p.length; k++) {
      p[k] /= sum;
      logs[k] = logs[k] - max - logOfSum;
    }
    return max + logOfSum;
  }

  static Softmax of(double[] logits, double temperature) {
    return new Softmax(-1, logits, temperature);
  }

  /** Of all logits but one, which gets probability 0. */
  static Softmax without(int leftOut, double[] logits, double temperature) {
    return new Softmax(leftOut, logits, temperature);
  }

  /** KL(this ‖ other) = Σ p (log p − log q), where a probability of 0 adds 0. */
  double divergence(Softmax other) {
    double sum = 0;
    for (int k = 0; k < p.length; k++) {
      sum += p[k] == 0 ? 0 : p[k] * (logs[k] - other.logs[k]);
    }
    return sum;
  }
}
