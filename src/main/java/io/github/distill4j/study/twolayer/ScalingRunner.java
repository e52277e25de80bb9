package io.github.distill4j.study.twolayer;

import io.github.distill4j.machine.Provenance;
import io.github.distill4j.net.kernel.Kernels;
import io.github.distill4j.theory.MarginSweep;
import io.github.distill4j.train.stack.BinaryData;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Puts the theorems' promises to the test, then searches the smallest widths on every data set of a
 * study. A promise may ask for more than can be trained, which is better said before long searches.
 *
 * @param spec the study
 * @param desk where results are and go
 */
record ScalingRunner(ScalingSpec spec, UnitDesk desk) {

  /** Names a data set's file. */
  static String trial(String family, ScalingSpec.Point point) {
    return family + "-" + point.label();
  }

  void run() throws IOException {
    for (BoundUnit unit : BoundUnit.of(spec).toList()) {
      desk.result(
          unit.trial(), BoundResult.class, 0, stepped -> unit.result(spec.delta(), stepped));
    }
    for (Map.Entry<String, List<ScalingSpec.Point>> family : spec.families().entrySet()) {
      for (ScalingSpec.Point point : family.getValue()) {
        String trial = trial(family.getKey(), point);
        desk.result(
            trial, ScalingResult.class, 0, stepped -> searched(trial, family.getKey(), point));
      }
    }
  }

  private ScalingResult searched(String trial, String family, ScalingSpec.Point point) {
    long began = System.nanoTime();
    List<MarginSweep.Row> rows = spec.sweep(point).on(point.data());
    BinaryData examples = point.data().examples();
    return new ScalingResult(
        trial,
        family,
        point.label(),
        examples.size(),
        examples.inputs(),
        examples.smallestNorm(),
        MarginBounds.of(rows.get(0).margin()),
        point.iterations(),
        rows.stream()
            .map(r -> new ScalingResult.Row(r.arm().name(), r.criterion(), r.widths()))
            .toList(),
        Provenance.ofThisProcess("none", Kernels.diagnosis()),
        UnitTiming.since(began));
  }
}
