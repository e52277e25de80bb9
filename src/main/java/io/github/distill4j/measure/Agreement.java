package io.github.distill4j.measure;

import java.util.OptionalDouble;

/** Share of examples on which student and teacher predict the same class, in [0, 1]. */
record Agreement() implements Measure {

  @Override
  public Description description() {
    return new Description("agreement", "agreement %", "%", 2, Direction.HIGHER, Group.LIKENESS);
  }

  @Override
  public OptionalDouble of(Outputs student) {
    return student.meanBeside(
        (teacher, i) -> student.prediction(i) == teacher.prediction(i) ? 1 : 0);
  }
}
