package io.github.distill4j.measure;

import java.util.OptionalDouble;

/**
 * Share of the teacher's mistakes in which the student predicts the teacher's wrong class, in [0,
 * 1]; none when the teacher makes none.
 */
record SameWrong() implements Measure {

  @Override
  public Description description() {
    return new Description(
        "same-wrong", "same mistake %", "%", 1, Direction.NEITHER, Group.LIKENESS);
  }

  @Override
  public OptionalDouble of(Outputs student) {
    return student.meanOfMistakes(
        (teacher, i) -> student.prediction(i) == teacher.prediction(i) ? 1 : 0);
  }
}
