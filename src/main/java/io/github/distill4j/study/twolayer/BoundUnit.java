package io.github.distill4j.study.twolayer;

import io.github.distill4j.UserMistake;
import io.github.distill4j.machine.Provenance;
import io.github.distill4j.net.kernel.Kernels;
import io.github.distill4j.theory.BoundCheck;
import java.util.Locale;
import java.util.function.IntConsumer;
import java.util.stream.Stream;

/**
 * One promise to be put to the test.
 *
 * @param bound on which examples, by which labels
 * @param loss β
 */
record BoundUnit(ScalingSpec.Bound bound, double loss) {

  /** Those of a study, in its order. */
  static Stream<BoundUnit> of(ScalingSpec spec) {
    return spec.bounds().stream()
        .flatMap(bound -> bound.losses().stream().map(loss -> new BoundUnit(bound, loss)));
  }

  /** Names its file. */
  String trial() {
    String labels = bound.labels().name().toLowerCase(Locale.ROOT);
    String data = bound.data().title().replace(' ', '-');
    return "bound-" + labels + "-" + data + "-" + NumberText.of(loss);
  }

  /** Trains its students. */
  BoundResult result(double delta, IntConsumer stepped) {
    long began = System.nanoTime();
    BoundCheck.Outcome outcome = outcome(delta, stepped);
    return new BoundResult(
        trial(),
        bound.data().title(),
        bound.labels(),
        loss,
        outcome.margin().softLogits().length,
        MarginBounds.of(outcome.margin()),
        outcome.asked(),
        outcome.width(),
        outcome.iterations(),
        outcome.courses().get(0).risks().get(0).loss(),
        outcome.courses(),
        Provenance.ofThisProcess("none", Kernels.diagnosis()),
        UnitTiming.since(began));
  }

  private BoundCheck.Outcome outcome(double delta, IntConsumer stepped) {
    boolean soft = bound.labels() == ScalingSpec.Arm.Labels.SOFT;
    try {
      return new BoundCheck(bound.data().data(), soft, loss, delta, bound.seeds()).run(stepped);
    } catch (UserMistake mistake) {
      throw mistake.in("bounds, " + bound.data().title());
    }
  }
}
