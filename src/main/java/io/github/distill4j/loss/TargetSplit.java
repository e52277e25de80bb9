package io.github.distill4j.loss;

/**
 * One net's probabilities, target against rest and among the rest.
 *
 * @param margin d, the target's logit over T less the rest's log-sum
 * @param rest softmax without the target
 */
record TargetSplit(double margin, Softmax rest) {

  static TargetSplit of(double[] logits, int target, double temperature) {
    Softmax rest = Softmax.without(target, logits, temperature);
    return new TargetSplit(
        Math.max(logits[target], Softmax.LOWEST) / temperature - rest.logSum, rest);
  }

  /** The target's probability. */
  double p() {
    return 1 / (1 + StrictMath.exp(-margin));
  }

  double targetDivergence(TargetSplit student) {
    return term(margin, student.margin) + term(-margin, -student.margin);
  }

  double restDivergence(TargetSplit student) {
    return rest.divergence(student.rest);
  }

  /** p (log p − log q) with p = sigmoid(d), q = sigmoid(e); 0 where p is. */
  private static double term(double d, double e) {
    double p = 1 / (1 + StrictMath.exp(-d));
    return p == 0 ? 0 : p * (logSigmoid(d) - logSigmoid(e));
  }

  private static double logSigmoid(double d) {
    return Math.min(d, 0) - StrictMath.log1p(StrictMath.exp(-Math.abs(d)));
  }
}
