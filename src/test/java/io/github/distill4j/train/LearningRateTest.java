package io.github.distill4j.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.distill4j.UserMistake;
import io.github.distill4j.spec.SpecMapper;
import io.github.distill4j.train.TrainingSpec.Schedule;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.schedule.ISchedule;

class LearningRateTest {

  private static TrainingSpec spec(Schedule schedule, List<Integer> milestones, double warmUp) {
    return SpecMapper.of(
        TrainingSpec.class,
        Map.of(
            "learning-rate", 0.8,
            "schedule", schedule,
            "milestones", milestones,
            "gamma", 0.5,
            "warm-up", warmUp));
  }

  @Test
  void cosineFallsFromTheStartToZero() {
    ISchedule rate = LearningRate.schedule(spec(Schedule.COSINE, List.of(), 0), 4);
    assertThat(rate.valueAt(0, 0)).isEqualTo(0.8);
    assertThat(rate.valueAt(10, 0)).isEqualTo(0.4 * (1 + Math.sqrt(0.5)), within(1e-15));
    assertThat(rate.valueAt(20, 0)).isEqualTo(0.4, within(1e-15));
    assertThat(rate.valueAt(40, 0)).isZero();
    assertThat(rate.valueAt(99, 0)).isZero();
  }

  @Test
  void stepsCountEpochsInBatches() {
    ISchedule rate = LearningRate.schedule(spec(Schedule.STEP, List.of(5, 2), 0), 4);
    assertThat(rate.valueAt(7, 0)).isEqualTo(0.8);
    assertThat(rate.valueAt(8, 0)).isEqualTo(0.4);
    assertThat(rate.valueAt(19, 0)).isEqualTo(0.4);
    assertThat(rate.valueAt(20, 0)).isEqualTo(0.2);
  }

  @Test
  void warmUpRisesInEqualSteps() {
    ISchedule rate = LearningRate.schedule(spec(Schedule.CONSTANT, List.of(), 1), 4);
    assertThat(rate.valueAt(0, 0)).isEqualTo(0.2);
    assertThat(rate.valueAt(2, 0)).isEqualTo(0.6, within(1e-15));
    assertThat(rate.valueAt(3, 0)).isEqualTo(0.8);
    assertThat(rate.valueAt(50, 0)).isEqualTo(0.8);
  }

  @Test
  void aSavedConfigurationKeepsTheCosine() {
    NeuralNetConfiguration conf =
        new NeuralNetConfiguration.Builder()
            .updater(new Sgd(new CosineSchedule(0.5, 7)))
            .layer(
                new org.deeplearning4j.nn.conf.layers.DenseLayer.Builder().nIn(1).nOut(1).build())
            .build();
    NeuralNetConfiguration back = NeuralNetConfiguration.fromJson(conf.toJson());
    assertThat(back.toJson()).isEqualTo(conf.toJson()).contains("CosineSchedule");
  }

  @Test
  void aStepScheduleWithoutMilestonesIsRefused() {
    assertThatThrownBy(() -> spec(Schedule.STEP, List.of(), 0))
        .isInstanceOf(UserMistake.class)
        .hasMessageContaining("milestones");
  }
}
