package io.github.distill4j.loss;

import io.github.distill4j.label.Content;
import io.github.distill4j.label.Target;
import java.util.List;

/**
 * Partial labels (Jin and Ghahramani 2002): an example comes with a set S of classes, one of which
 * is the right one, and the loss asks that the network believe in one of these.
 *
 * <pre>  L = −log Σ_{k∈S} softmax(z)_k
 *  dL/dz_k = softmax(z)_k − [k ∈ S]·softmax(z)_k / Σ_{j∈S} softmax(z)_j</pre>
 *
 * <p>With one candidate it is cross-entropy with that class; with all classes it is 0.
 */
public record CandidateLoss() implements Loss {

  @Override
  public List<Content> reads() {
    return List.of(Content.CANDIDATES);
  }

  @Override
  public double example(double[] logits, Target target, double[] gradient) {
    double[] candidates = target.get(Content.CANDIDATES);
    Softmax student = Softmax.of(logits, 1);
    double most = largest(candidates, student.logs);
    double sum = 0;
    for (int k = 0; k < logits.length; k++) {
      gradient[k] = candidates[k] > 0 ? StrictMath.exp(student.logs[k] - most) : 0;
      sum += gradient[k];
    }
    for (int k = 0; k < logits.length; k++) {
      gradient[k] = student.p[k] - gradient[k] / sum;
    }
    return -most - StrictMath.log(sum);
  }

  private static double largest(double[] candidates, double[] logs) {
    double largest = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < logs.length; k++) {
      largest = candidates[k] > 0 ? Math.max(largest, logs[k]) : largest;
    }
    return largest;
  }
}
