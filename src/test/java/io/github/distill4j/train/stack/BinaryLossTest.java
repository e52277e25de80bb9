package io.github.distill4j.train.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class BinaryLossTest {

  @Test
  void softLabelsCostTheDivergence() {
    assertThat(BinaryLoss.example(2, .3)).isCloseTo(0.916063708988079, within(1e-15));
  }

  @Test
  void hardLabelsCostTheLogisticLoss() {
    assertThat(BinaryLoss.example(2, 1)).isCloseTo(Math.log1p(Math.exp(-2)), within(1e-15));
    assertThat(BinaryLoss.example(2, 0)).isCloseTo(Math.log1p(Math.exp(2)), within(1e-15));
    assertThat(BinaryLoss.example(0, 1)).isEqualTo(Math.log(2), within(1e-15));
  }

  @Test
  void hugeOutputsStayFinite() {
    assertThat(BinaryLoss.example(1e4, 0)).isEqualTo(1e4);
    assertThat(BinaryLoss.example(-1e4, 1)).isEqualTo(1e4);
    assertThat(BinaryLoss.example(1e4, 1)).isZero();
  }

  @Property
  void aStudentThatAgreesLosesNothing(@ForAll @DoubleRange(min = -30, max = 30) double logit) {
    double p = 1 / (1 + Math.exp(-logit));
    assertThat(BinaryLoss.example(logit, p)).isCloseTo(0, within(1e-13));
  }

  @Property
  void itIsNeverNegativeAndItsSlopeIsTheDerivative(
      @ForAll @DoubleRange(min = -8, max = 8) double output,
      @ForAll @DoubleRange(min = 0, max = 1) double p) {
    assertThat(BinaryLoss.example(output, p)).isGreaterThan(-1e-14);
    double h = 1e-5;
    double slope =
        (BinaryLoss.example(output + h, p) - BinaryLoss.example(output - h, p)) / (2 * h);
    assertThat(slope).isCloseTo(1 / (1 + Math.exp(-output)) - p, within(1e-9));
  }

  @Test
  void everyStudentReadsItsOwnLabelsWithItsOwnWeight() {
    BinaryLoss loss = new BinaryLoss(List.of(1, 0, 0), List.of(1.0, 2.0, .5));
    INDArray labels = Nd4j.create(new double[][] {{1, .25}, {0, .5}});
    INDArray outputs = Nd4j.create(new double[][] {{0, 0, 3}, {2, 0, 0}});
    INDArray gradient = loss.computeGradient(labels, outputs, new ActivationIdentity(), null);
    double at2 = 1 / (1 + Math.exp(-2)) - .5;
    double at3 = (1 / (1 + Math.exp(-3)) - 1) / 2;
    double[][] expected = {{.25, -1, at3}, {at2, 1, .25}};
    for (int i = 0; i < 2; i++) {
      assertThat(gradient.getRow(i).toDoubleVector()).containsExactly(expected[i], within(1e-15));
    }
    double score =
        BinaryLoss.example(0, .25)
            + 2 * Math.log(2)
            + .5 * BinaryLoss.example(3, 1)
            + BinaryLoss.example(2, .5)
            + 2 * Math.log(2)
            + .5 * Math.log(2);
    assertThat(loss.computeScore(labels, outputs, new ActivationIdentity(), null, false))
        .isCloseTo(score, within(1e-14));
  }

  @Test
  void oneColumnOneExampleAndOneStudentPass() {
    BinaryLoss loss = new BinaryLoss(List.of(0), List.of(1.0));
    for (int examples : new int[] {1, 3}) {
      INDArray zeros = Nd4j.zeros(DataType.DOUBLE, examples, 1);
      assertThat(loss.computeGradient(zeros, zeros, new ActivationIdentity(), null))
          .isEqualTo(zeros.add(.5));
    }
  }

  @Test
  void columnsWithoutWeightsAreRefused() {
    assertThatThrownBy(() -> new BinaryLoss(List.of(0), List.of()))
        .hasMessage("1 columns, 0 weights");
  }
}
