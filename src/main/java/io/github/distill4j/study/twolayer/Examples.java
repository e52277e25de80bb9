package io.github.distill4j.study.twolayer;

import io.github.distill4j.spec.Require;
import io.github.distill4j.theory.ControlledData;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Examples whose margin is set at will. One of these is given.
 *
 * @param circle number of points around a circle, with alternating labels
 * @param parity number of inputs of 2-sparse parity
 * @param slab points of the sphere on both sides of a plane
 * @param twoPoints two points of the plane, with unlike labels unless it says {@code alike}
 */
public record Examples(
    Integer circle, Integer parity, ControlledData.Slab slab, ControlledData.TwoPoints twoPoints) {

  /** Checks that one of them is given, and its ranges. */
  public Examples {
    requireOne("circle, parity, slab, two-points", circle, parity, slab, twoPoints);
    data(circle, parity, slab, twoPoints);
  }

  static void requireOne(String keys, Object... makes) {
    long given = Stream.of(makes).filter(Objects::nonNull).count();
    Require.that(keys, given, g -> g == 1, "one of them");
  }

  /** The examples' make. */
  public ControlledData data() {
    return data(circle, parity, slab, twoPoints);
  }

  private static ControlledData data(
      Integer circle,
      Integer parity,
      ControlledData.Slab slab,
      ControlledData.TwoPoints twoPoints) {
    if (circle != null) {
      return new ControlledData.Circle(circle);
    }
    if (parity != null) {
      return new ControlledData.Parity(parity);
    }
    return slab == null ? twoPoints : slab;
  }

  /** What tells it from others of its make: a number of points or inputs, a distance, an angle. */
  String label() {
    if (slab != null) {
      return NumberText.of(slab.distance());
    }
    if (twoPoints != null) {
      return NumberText.of(twoPoints.angle()) + (twoPoints.alike() ? " alike" : "");
    }
    return Integer.toString(circle == null ? parity : circle);
  }

  /** Its make and label, as in {@code circle 8}. */
  String title() {
    return make() + " " + label();
  }

  private String make() {
    if (circle != null) {
      return "circle";
    }
    if (parity != null) {
      return "parity";
    }
    return slab == null ? "two-points" : "slab";
  }
}
