package io.github.distill4j.measure;

import java.util.OptionalDouble;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.univariate.BrentOptimizer;
import org.apache.commons.math3.optim.univariate.SearchInterval;
import org.apache.commons.math3.optim.univariate.UnivariateObjectiveFunction;
import org.apache.commons.math3.optim.univariate.UnivariatePointValuePair;

/** Temperature scaling: the one number by which logits are divided to mend their confidence. */
public record FittedTemperature() implements Measure {

  /** Lowest temperature tried. */
  public static final double LOWEST = 0.01;

  /** Highest temperature tried. */
  public static final double HIGHEST = 100;

  /** The least a sum of doubles can tell apart near its minimum is about √(2⁻⁵²). */
  private static final double PRECISION = 1e-8;

  private static final int EVALUATIONS = 200;

  @Override
  public Description description() {
    return new Description(
        "fitted-temperature", "fitted T", "", 2, Direction.NEITHER, Group.PROBABILITIES);
  }

  @Override
  public OptionalDouble of(Outputs outputs) {
    return outputs.fitted();
  }

  /**
   * The temperature T for which softmax(z / T) has the least NLL, found by Brent's method over log
   * T. NLL is convex in 1/T, so over log T it has one valley and no other. Two kinds of outputs
   * have no least NLL: those that are right in every example, for which T becomes so low that NLL
   * is zero to a double, and those that chance would beat, for which T becomes {@value #HIGHEST}.
   *
   * @param outputs of examples not used in training
   * @return T in [{@value #LOWEST}, {@value #HIGHEST}]; 1 when no temperature does better than that
   */
  public static double on(Outputs outputs) {
    UnivariatePointValuePair best =
        new BrentOptimizer(PRECISION, PRECISION)
            .optimize(
                new UnivariateObjectiveFunction(logT -> nll(outputs, StrictMath.exp(logT))),
                new SearchInterval(StrictMath.log(LOWEST), StrictMath.log(HIGHEST), 0),
                GoalType.MINIMIZE,
                new MaxEval(EVALUATIONS));
    return best.getValue() < nll(outputs, 1) ? StrictMath.exp(best.getPoint()) : 1;
  }

  private static double nll(Outputs outputs, double temperature) {
    return new Nll().of(outputs.at(temperature)).orElseThrow();
  }
}
