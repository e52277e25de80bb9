package io.github.distill4j.measure;

import java.util.OptionalDouble;

/** Mean KL(teacher ‖ student) at temperature 1, in nats. */
record Divergence() implements Measure {

  @Override
  public Description description() {
    return new Description("kl", "KL", "nats", 3, Direction.LOWER, Group.LIKENESS);
  }

  @Override
  public OptionalDouble of(Outputs student) {
    return student.meanBeside(
        (teacher, i) -> kl(teacher.logProbabilities(i, 1), student.logProbabilities(i)));
  }

  private static double kl(double[] logP, double[] logQ) {
    double sum = 0;
    for (int k = 0; k < logP.length; k++) {
      sum += StrictMath.exp(logP[k]) * (logP[k] - logQ[k]);
    }
    return sum;
  }
}
