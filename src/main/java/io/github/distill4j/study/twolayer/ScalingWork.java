package io.github.distill4j.study.twolayer;

import io.github.distill4j.UserMistake;
import io.github.distill4j.study.MadeHere;
import io.github.distill4j.study.Task;
import io.github.distill4j.study.Work;
import io.github.distill4j.study.Workspace;
import io.github.distill4j.theory.BoundCheck;
import io.github.distill4j.theory.MarginSweep;
import io.github.distill4j.train.stack.BinaryData;
import java.util.List;
import java.util.function.IntConsumer;

/** The work of scaling studies: promises put to the test, and searches of the smallest width. */
final class ScalingWork {

  static final String BOUND = "bound";
  static final String SEARCH = "width-search";

  private static final String ADVICE = "; lower the rate";

  static final List<Work> ALL =
      List.of(
          new TwoLayerWork<ScalingSpec, BoundResult>(
              BOUND, BoundResult.class, (spec, task) -> 0, ScalingWork::bound, ADVICE),
          new TwoLayerWork<ScalingSpec, ScalingResult>(
              SEARCH, ScalingResult.class, (spec, task) -> 0, ScalingWork::search, ADVICE));

  private ScalingWork() {}

  private static BoundResult bound(
      ScalingSpec spec, Task task, Workspace workspace, IntConsumer stepped) {
    long began = System.nanoTime();
    for (ScalingSpec.Bound bound : spec.bounds()) {
      for (double loss : bound.losses()) {
        if (ScalingTasks.bound(bound, loss).equals(task.id())) {
          return result(task, bound, loss, outcome(bound, loss, spec.delta(), stepped), began);
        }
      }
    }
    throw new IllegalArgumentException(task.id());
  }

  private static BoundResult result(
      Task task, ScalingSpec.Bound bound, double loss, BoundCheck.Outcome outcome, long began) {
    return new BoundResult(
        task.id(),
        task.fingerprint(),
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
        MadeHere.fromNothing(),
        Timing.since(began));
  }

  private static BoundCheck.Outcome outcome(
      ScalingSpec.Bound bound, double loss, double delta, IntConsumer stepped) {
    boolean soft = bound.labels() == ScalingSpec.Arm.Labels.SOFT;
    try {
      return new BoundCheck(bound.data().data(), soft, loss, delta, bound.seeds()).run(stepped);
    } catch (UserMistake mistake) {
      throw mistake.in("bounds, " + bound.data().title());
    }
  }

  private static ScalingResult search(
      ScalingSpec spec, Task task, Workspace workspace, IntConsumer stepped) {
    long began = System.nanoTime();
    ScalingSpec.Point point =
        spec.families().get(task.arm()).stream()
            .filter(each -> ScalingTasks.search(task.arm(), each).equals(task.id()))
            .findFirst()
            .orElseThrow();
    List<MarginSweep.Row> rows = spec.sweep(point).on(point.data());
    BinaryData examples = point.data().examples();
    return new ScalingResult(
        task.id(),
        task.fingerprint(),
        task.arm(),
        point.label(),
        examples.size(),
        examples.inputs(),
        examples.smallestNorm(),
        MarginBounds.of(rows.get(0).margin()),
        point.iterations(),
        rows.stream()
            .map(r -> new ScalingResult.Row(r.arm().name(), r.criterion(), r.widths()))
            .toList(),
        MadeHere.fromNothing(),
        Timing.since(began));
  }
}
