package io.github.distill4j.theory;

import io.github.distill4j.KeyedRandom;
import io.github.distill4j.spec.Require;
import io.github.distill4j.train.stack.BinaryData;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Data whose margin is set at will; every example has norm 1. */
public sealed interface ControlledData {

  /** The examples, FLOAT. */
  default BinaryData examples() {
    return examples(DataType.FLOAT);
  }

  /** The examples in that precision. */
  BinaryData examples(DataType type);

  /**
   * Two points of the plane. Each alone is active for a share θ/2π of the directions, both for (π −
   * θ)/2π; by symmetry both weigh 1/2, so
   *
   * <pre>  γ = (θ + (π − θ)·sin(θ/2))/2π with unlike labels, cos instead of sin with like ones
   * </pre>
   *
   * @param angle θ between them, in (0, π]
   * @param alike whether both have label +1
   */
  record TwoPoints(double angle, boolean alike) implements ControlledData {

    public TwoPoints {
      Require.that(angle > 0 && angle <= Math.PI, "angle", angle, "above 0 and at most π");
    }

    /** γ. */
    public double margin() {
      double together = alike ? StrictMath.cos(angle / 2) : StrictMath.sin(angle / 2);
      return (angle + (Math.PI - angle) * together) / (2 * Math.PI);
    }

    @Override
    public BinaryData examples(DataType type) {
      double[][] points = {{1, 0}, {StrictMath.cos(angle), StrictMath.sin(angle)}};
      return new BinaryData(array(points, type), new int[] {1, alike ? 1 : -1});
    }
  }

  /**
   * Points at equal angles around the circle, with labels that alternate. By symmetry all weigh
   * 1/n; every half-plane holds n/2 neighbours, whose alternating sum has norm 1/cos(π/n) if n/2 is
   * even and 0 if it is odd, so
   *
   * <pre>  γ = 1/(n·cos(π/n)) for n divisible by 4, and 0 for n = 6, 10, 14, …</pre>
   *
   * @param points n, even, at least 4
   */
  record Circle(int points) implements ControlledData {

    public Circle {
      Require.that(points >= 4 && points % 2 == 0, "points", points, "an even number from 4");
    }

    /** γ. */
    public double margin() {
      return points % 4 == 0 ? 1 / (points * StrictMath.cos(Math.PI / points)) : 0;
    }

    @Override
    public BinaryData examples(DataType type) {
      double[][] all = new double[points][];
      for (int i = 0; i < points; i++) {
        double angle = 2 * Math.PI * i / points;
        all[i] = new double[] {StrictMath.cos(angle), StrictMath.sin(angle)};
      }
      return new BinaryData(
          array(all, type), IntStream.range(0, points).map(i -> 1 - i % 2 * 2).toArray());
    }
  }

  /**
   * 2-sparse parity: all x ∈ {±1/√d}^d, with the label sign(x₁x₂). By symmetry all weigh 2^−d, so γ
   * = E_z‖ĝ(z)‖/(2√d), where ĝ holds the Fourier coefficients of sign(zᵀx) at {2}, {1} and {1, 2,
   * k}, k ≥ 3. That is √2/4 for d = 2, and for d = 3, with q = (2/π)·arcsin(1/3) the chance that
   * one of three normal numbers exceeds the other two together in size, q/√3 + (1 − 3q)/4 ≈ 0.2126.
   * It falls like 1/d.
   *
   * @param inputs d, 2 to 16
   */
  record Parity(int inputs) implements ControlledData {

    public Parity {
      Require.that(inputs >= 2 && inputs <= 16, "inputs", inputs, "2 to 16");
    }

    @Override
    public BinaryData examples(DataType type) {
      int count = 1 << inputs;
      double[][] all = new double[count][inputs];
      int[] signs = new int[count];
      for (int i = 0; i < count; i++) {
        for (int k = 0; k < inputs; k++) {
          all[i][k] = ((i >> k & 1) * 2 - 1) / Math.sqrt(inputs);
        }
        signs[i] = all[i][0] * all[i][1] > 0 ? 1 : -1;
      }
      return new BinaryData(array(all, type), signs);
    }
  }

  /**
   * Points of the sphere at one distance from a plane through its centre, on both sides in equal
   * number, elsewhere uniform. The constant v = the plane's normal shows γ ≥ distance/2; how much
   * larger it is depends on how densely the points lie, and {@link KernelMargin} tells.
   *
   * @param inputs d, at least 2
   * @param count n, even, at least 2
   * @param distance above 0, at most 1
   * @param seed fixes the points
   */
  record Slab(int inputs, int count, double distance, long seed) implements ControlledData {

    private static final long POINTS = 11;

    public Slab {
      Require.that(inputs >= 2, "inputs", inputs, "2 or more");
      Require.that(count >= 2 && count % 2 == 0, "count", count, "an even number from 2");
      Require.that(distance > 0 && distance <= 1, "distance", distance, "above 0 and at most 1");
    }

    @Override
    public BinaryData examples(DataType type) {
      KeyedRandom random = new KeyedRandom().key(seed, POINTS);
      double[][] all = new double[count][];
      int[] signs = new int[count];
      for (int i = 0; i < count; i++) {
        signs[i] = i % 2 == 0 ? 1 : -1;
        all[i] = point(signs[i] * distance, random);
      }
      return new BinaryData(array(all, type), signs);
    }

    private double[] point(double height, KeyedRandom random) {
      double[] point = new double[inputs];
      double squares = 0;
      for (int k = 1; k < inputs; k++) {
        point[k] = random.nextGaussian();
        squares += point[k] * point[k];
      }
      double scale = Math.sqrt((1 - height * height) / squares);
      for (int k = 1; k < inputs; k++) {
        point[k] *= scale;
      }
      point[0] = height;
      return point;
    }
  }

  private static INDArray array(double[][] rows, DataType type) {
    return Nd4j.create(rows).castTo(type);
  }
}
