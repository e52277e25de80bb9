package io.github.distill4j.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.DoubleStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Literals for logits (1, 2, ½), from the definition with Python's math module. */
class CandidateLossTest {

  private static final CandidateLoss LOSS = new CandidateLoss();
  private static final double[] LOGITS = {1, 2, 0.5};

  @Test
  void theLossIsTheLiteralOne() {
    assertThat(Rows.value(LOSS, LOGITS, 1, 0, 1)).isEqualTo(0.990291799927838, within(1e-15));
  }

  @Test
  void oneCandidateIsCrossEntropy() {
    assertThat(Rows.value(LOSS, LOGITS, 0, 0, 1))
        .isEqualTo(Rows.value(new CrossEntropy(), LOGITS, 0, 0, 1));
    assertThat(Rows.gradient(LOSS, LOGITS, 0, 0, 1))
        .isEqualTo(Rows.gradient(new CrossEntropy(), LOGITS, 0, 0, 1));
  }

  @Test
  void whereAnyClassMayBeRightNothingIsLearnt() {
    assertThat(Rows.value(LOSS, LOGITS, 1, 1, 1)).isEqualTo(0, within(1e-15));
    for (double derivative : Rows.gradient(LOSS, LOGITS, 1, 1, 1)) {
      assertThat(derivative).isEqualTo(0, within(1e-15));
    }
  }

  @Test
  void hopelessCandidatesHaveAFiniteLoss() {
    double[] logits = {1e6, 0, 0};
    assertThat(Rows.value(LOSS, logits, 0, 1, 1)).isEqualTo(1e6 - Math.log(2), within(1e-9));
    assertThat(Rows.gradient(LOSS, logits, 0, 1, 1)).containsExactly(1, -0.5, -0.5);
  }

  /** Every term is at most 1 and rounded a few times; K of them are added. */
  @Property(tries = 200)
  void itIsItsDefinitionAndItsGradientSumsToZero(
      @ForAll long seed, @ForAll @IntRange(min = 2, max = 100) int classes) {
    Random random = new Random(seed);
    double[] logits = Rows.normal(random, classes, 3);
    double[] candidates = DoubleStream.generate(() -> random.nextInt(2)).limit(classes).toArray();
    candidates[random.nextInt(classes)] = 1;
    double[] p = Rows.softmax(logits, 1);
    double believed = 0;
    for (int k = 0; k < classes; k++) {
      believed += candidates[k] * p[k];
    }
    assertThat(Rows.value(LOSS, logits, candidates)).isEqualTo(-Math.log(believed), within(1e-12));
    assertThat(DoubleStream.of(Rows.gradient(LOSS, logits, candidates)).sum())
        .isEqualTo(0, within(1e-12));
  }
}
