package io.github.distill4j.train.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.distill4j.UserMistake;
import io.github.distill4j.data.DataSpec;
import io.github.distill4j.data.Normalisation;
import io.github.distill4j.data.Part;
import io.github.distill4j.data.SplitData;
import io.github.distill4j.data.fetch.DataStore;
import io.github.distill4j.spec.SpecMapper;
import io.github.distill4j.theory.ControlledData;
import io.github.distill4j.theory.ControlledData.Circle;
import io.github.distill4j.theory.ControlledData.Parity;
import io.github.distill4j.theory.ControlledData.Slab;
import io.github.distill4j.theory.ControlledData.TwoPoints;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class BinaryDataTest {

  @Test
  void imagesOfTwoClassesBecomeSignsAndUnitVectors(@TempDir Path empty) {
    SplitData split = new DataStore(empty, Optional.empty()).load(spec(2, Normalisation.UNIT_NORM));
    BinaryData data = BinaryData.of(split.batches(Part.TEST));
    assertThat(data.size()).isEqualTo(30);
    assertThat(data.inputs()).isEqualTo(split.test().set().shape().values());
    // The factor that makes the norm 1 is rounded, and so is each product with it.
    assertThat(data.smallestNorm()).isCloseTo(1, within(2 * 0x1p-24));
    for (int i = 0; i < 30; i++) {
      assertThat(data.signs()[i]).isEqualTo(split.test().set().label(i) == 1 ? 1 : -1);
    }
    double[] first = data.features().getRow(0).toDoubleVector();
    double squares = 0;
    for (byte pixel : split.test().set().pixels(0)) {
      squares += Math.pow((pixel & 255) / 255.0, 2);
    }
    assertThat(first[7])
        .isCloseTo(
            (split.test().set().pixels(0)[7] & 255) / 255.0 / Math.sqrt(squares),
            within(3 * 0x1p-24));
  }

  @Test
  void otherImagesAreRefused(@TempDir Path empty) {
    DataStore store = new DataStore(empty, Optional.empty());
    SplitData three = store.load(spec(3, Normalisation.UNIT_NORM));
    assertThatThrownBy(() -> BinaryData.of(three.batches(Part.TEST)))
        .isInstanceOf(UserMistake.class)
        .hasMessage("data: found 3 classes, expected 2; see data.groups");
    SplitData long2 = store.load(spec(2, Normalisation.CHANNEL));
    assertThatThrownBy(() -> BinaryData.of(long2.batches(Part.TEST)))
        .isInstanceOf(UserMistake.class)
        .hasMessageContaining("expected at most 1; use normalisation: unit-norm");
  }

  private static DataSpec spec(int classes, Normalisation normalisation) {
    DataSpec.Procedural images = new DataSpec.Procedural(classes, 60, 30, .5, 1L);
    return SpecMapper.of(
        DataSpec.class,
        Map.of("set", "procedural", "normalisation", normalisation, "procedural", images));
  }

  @Test
  void signsAreChecked() {
    INDArray one = Nd4j.create(new double[][] {{1, 0}});
    assertThatThrownBy(() -> new BinaryData(one, new int[] {0})).hasMessageContaining("sign 0");
    assertThatThrownBy(() -> new BinaryData(one, new int[] {1, 1})).hasMessageContaining("2 signs");
  }

  /** Norms are sums in double precision, of one block of rows after the other. */
  @Test
  void normsAreExactToTheLastRow() {
    INDArray rows = Nd4j.valueArrayOf(new long[] {2050, 3072}, 1 / Math.sqrt(3072), DataType.FLOAT);
    int[] signs = new int[2050];
    Arrays.fill(signs, 1);
    assertThat(new BinaryData(rows, signs).smallestNorm()).isCloseTo(1, within(0x1p-24));
    rows.getRow(2049).muli(.5);
    assertThat(new BinaryData(rows, signs).smallestNorm()).isCloseTo(.5, within(0x1p-25));
    rows.getRow(2049).muli(2.00001);
    assertThatThrownBy(() -> new BinaryData(rows, signs)).hasMessageContaining("norm 1.00000");
  }

  @Test
  void everyControlledExampleHasNormOneAndBothLabelsAppear() {
    List<ControlledData> all =
        List.of(new TwoPoints(1, false), new Circle(12), new Parity(5), new Slab(7, 50, .3, 2));
    for (ControlledData one : all) {
      BinaryData data = one.examples(DataType.DOUBLE);
      // At most 7 numbers of norm 1, in double precision.
      assertThat(data.features().norm2(1).sub(1).amaxNumber().doubleValue()).isLessThan(1e-14);
      assertThat(IntStream.of(data.signs()).distinct().count()).isEqualTo(2);
      assertThat(one.examples().features().dataType()).isEqualTo(DataType.FLOAT);
    }
  }

  @Test
  void aSlabLiesAtItsDistanceAndItsSeedFixesIt() {
    BinaryData data = new Slab(7, 50, .3, 2).examples(DataType.DOUBLE);
    for (int i = 0; i < 50; i++) {
      assertThat(data.features().getDouble(i, 0)).isEqualTo(.3 * data.signs()[i]);
    }
    assertThat(new Slab(7, 50, .3, 2).examples().features())
        .isEqualTo(new Slab(7, 50, .3, 2).examples().features())
        .isNotEqualTo(new Slab(7, 50, .3, 3).examples().features());
  }

  @Test
  void parityIsTheProductOfTwoInputs() {
    BinaryData data = new Parity(4).examples(DataType.DOUBLE);
    assertThat(data.size()).isEqualTo(16);
    for (int i = 0; i < 16; i++) {
      double product = data.features().getDouble(i, 0) * data.features().getDouble(i, 1);
      assertThat(product).isCloseTo(data.signs()[i] / 4.0, within(1e-15));
    }
  }

  @Test
  void impossibleDataAreRefused() {
    assertThatThrownBy(() -> new Circle(5)).hasMessageContaining("points: found 5");
    assertThatThrownBy(() -> new TwoPoints(0, true)).hasMessageContaining("angle");
    assertThatThrownBy(() -> new Parity(1)).hasMessageContaining("inputs: found 1");
    assertThatThrownBy(() -> new Slab(3, 3, .1, 1)).hasMessageContaining("count: found 3");
    assertThatThrownBy(() -> new Slab(3, 4, 0, 1)).hasMessageContaining("distance");
  }

  @Test
  void labelsComeInColumns() {
    LabelColumns labels = new LabelColumns(2);
    assertThat(labels.hard(new int[] {1, -1})).isZero();
    assertThat(labels.soft(new double[] {0, 4}, 2)).isEqualTo(1);
    assertThat(labels.array(DataType.DOUBLE).toDoubleMatrix())
        .isDeepEqualTo(new double[][] {{1, .5}, {0, 1 / (1 + Math.exp(-2))}});
    assertThatThrownBy(() -> labels.hard(new int[] {1})).hasMessageContaining("1 labels");
  }
}
