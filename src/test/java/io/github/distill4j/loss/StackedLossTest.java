package io.github.distill4j.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class StackedLossTest {

  private static final IActivation IDENTITY = new ActivationIdentity();

  private static final List<LogitLoss> STUDENTS =
      List.of(new CrossEntropy(), new DistillationLoss(0.7, 3), new DecoupledLoss(1, 2, 4, 1));

  private static final StackedLoss STACK = new StackedLoss(STUDENTS);

  @Test
  void twoUndecidedStudentsLoseTwiceLogTwo() {
    StackedLoss two = new StackedLoss(List.of(new CrossEntropy(), new CrossEntropy()));
    INDArray labels = Nd4j.createFromArray(new double[][] {{1, 0}});
    var both = two.computeGradientAndScore(labels, Nd4j.zeros(1, 4), IDENTITY, null, false);
    assertThat(both.getFirst()).isEqualTo(2 * Math.log(2), within(1e-15));
    assertThat(both.getSecond().toDoubleVector()).containsExactly(-0.5, 0.5, -0.5, 0.5);
  }

  @ParameterizedTest
  @EnumSource(names = {"FLOAT", "DOUBLE"})
  void everyStudentHasTheNumbersItHasAlone(DataType type) {
    check(batch(7, 8).castTo(type), batch(7, 12).castTo(type), null);
    check(batch(1, 8).castTo(type), batch(1, 12).castTo(type), null);
    check(batch(7, 8).castTo(type), batch(7, 12).castTo(type).dup('f'), null);
  }

  @Test
  void aMaskWeightsExamplesAsItDoesAlone() {
    check(batch(3, 8), batch(3, 12), Nd4j.createFromArray(1.0, 0.0, 0.5).reshape(3, 1));
  }

  /** More examples than are worked on at a time, and than one task has. */
  @ParameterizedTest
  @ValueSource(ints = {5_000, 100_000})
  void longBatchesAreWalkedWhole(int examples) {
    check(batch(examples, 8), batch(examples, 12), null);
  }

  private static void check(INDArray labels, INDArray logits, INDArray mask) {
    INDArray gradient = STACK.computeGradient(labels, logits, IDENTITY, mask);
    INDArray scores = Nd4j.zeros(logits.dataType(), logits.size(0), 1);
    double sum = 0;
    for (int s = 0; s < STUDENTS.size(); s++) {
      LogitLoss student = STUDENTS.get(s);
      var columns = interval(4L * s, 4L * (s + 1));
      INDArray own = logits.get(all(), columns);
      assertThat(gradient.get(all(), columns))
          .isEqualTo(student.computeGradient(labels, own, IDENTITY, mask));
      scores.addi(student.computeScoreArray(labels, own, IDENTITY, mask));
      sum += student.computeScore(labels, own, IDENTITY, mask, false);
    }
    assertThat(gradient.dataType()).isEqualTo(logits.dataType());
    assertThat(STACK.computeScoreArray(labels, logits, IDENTITY, mask)).isEqualTo(scores);
    assertThat(STACK.computeScore(labels, logits, IDENTITY, mask, false))
        .isEqualTo(sum, within(1e-12 * sum));
    assertThat(STACK.computeScore(labels, logits, IDENTITY, mask, true))
        .isEqualTo(sum / logits.size(0), within(1e-12 * sum));
  }

  @Test
  void whatDoesNotFitIsRefused() {
    refused(batch(2, 4), batch(2, 12), IDENTITY, null);
    refused(batch(2, 8), batch(2, 13), IDENTITY, null);
    refused(batch(3, 8), batch(2, 12), IDENTITY, null);
    refused(batch(2, 8), batch(2, 12), new ActivationSoftmax(), null);
    refused(batch(2, 8), batch(2, 12), IDENTITY, batch(3, 1));
  }

  private static void refused(
      INDArray labels, INDArray logits, IActivation activation, INDArray mask) {
    assertThatThrownBy(() -> STACK.computeGradient(labels, logits, activation, mask))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("3 stacked losses");
  }

  @Test
  void anEmptyStackIsRefused() {
    assertThatThrownBy(() -> new StackedLoss(List.of())).hasMessageContaining("at least one");
  }

  /** For labels, the first four columns are read as weights of the classes. */
  private static INDArray batch(int examples, int columns) {
    Nd4j.getRandom().setSeed(columns);
    return Nd4j.rand(DataType.DOUBLE, examples, columns);
  }
}
