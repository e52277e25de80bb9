package io.github.distill4j.train;

import java.util.HashMap;
import java.util.Map;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.schedule.FixedSchedule;
import org.nd4j.linalg.schedule.ISchedule;
import org.nd4j.linalg.schedule.MapSchedule;
import org.nd4j.linalg.schedule.RampSchedule;
import org.nd4j.linalg.schedule.ScheduleType;

/** Turns a {@link TrainingSpec} into Deeplearning4j's updater with its learning-rate schedule. */
public final class LearningRate {

  private LearningRate() {}

  /**
   * The updater of a run.
   *
   * @param stepsPerEpoch batches in one epoch; schedules count batches, because Deeplearning4j
   *     advances its epoch counter for iterators alone
   */
  public static IUpdater updater(TrainingSpec spec, int stepsPerEpoch) {
    ISchedule rate = schedule(spec, stepsPerEpoch);
    return switch (spec.optimiser()) {
      case SGD -> new Sgd(rate);
      case NESTEROV -> new Nesterovs(rate, spec.momentum());
      case ADAM -> Adam.builder().learningRateSchedule(rate).build();
    };
  }

  static ISchedule schedule(TrainingSpec spec, int stepsPerEpoch) {
    ISchedule course = course(spec, stepsPerEpoch);
    int rising = (int) Math.round(spec.warmUp() * stepsPerEpoch);
    return rising == 0 ? course : new RampSchedule(course, rising);
  }

  private static ISchedule course(TrainingSpec spec, int stepsPerEpoch) {
    double rate = spec.learningRate();
    return switch (spec.schedule()) {
      case CONSTANT -> new FixedSchedule(rate);
      case STEP -> steps(spec, stepsPerEpoch);
      case COSINE -> new CosineSchedule(rate, spec.epochs() * stepsPerEpoch);
    };
  }

  private static ISchedule steps(TrainingSpec spec, int stepsPerEpoch) {
    Map<Integer, Double> rates = new HashMap<>();
    double rate = spec.learningRate();
    rates.put(0, rate);
    for (int milestone : spec.milestones().stream().sorted().toList()) {
      rate *= spec.gamma();
      rates.put(milestone * stepsPerEpoch, rate);
    }
    return new MapSchedule(ScheduleType.ITERATION, rates);
  }
}
