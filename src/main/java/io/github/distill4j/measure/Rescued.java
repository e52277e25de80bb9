package io.github.distill4j.measure;

import java.util.OptionalDouble;

/** Share of the teacher's mistakes in which the student is right, in [0, 1]; none without any. */
record Rescued() implements Measure {

  @Override
  public Description description() {
    return new Description("rescued", "put right %", "%", 1, Direction.HIGHER, Group.LIKENESS);
  }

  @Override
  public OptionalDouble of(Outputs student) {
    return student.meanOfMistakes((teacher, i) -> student.isRight(i) ? 1 : 0);
  }
}
