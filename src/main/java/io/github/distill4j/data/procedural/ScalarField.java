package io.github.distill4j.data.procedural;

import com.google.errorprone.annotations.Immutable;

/** A number at every point of the plane. */
@Immutable
@FunctionalInterface
interface ScalarField {

  double at(double x, double y);
}
