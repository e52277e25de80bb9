package io.github.distill4j.study;

import io.github.distill4j.machine.CodeVersion;
import io.github.distill4j.machine.Provenance;
import io.github.distill4j.measure.Bin;
import io.github.distill4j.measure.ConfusionMatrix;
import io.github.distill4j.measure.Predictions;
import io.github.distill4j.net.NetworkSize;
import io.github.distill4j.train.Epoch;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Results that no training made, as large as those of a real trial. */
final class SampleResults {

  private static final int IMAGES = 10_000;
  private static final int EPOCHS = 30;

  private SampleResults() {}

  static TrialResult of(Trial trial, double seconds) {
    return of(trial.id(), trial.arm().word(), trial.setting(), trial.seed(), seconds);
  }

  static TrialResult teacher(Cohort cohort, double seconds) {
    return of(cohort.teacher(), TrialResult.TEACHER, cohort.setting(), 1, seconds);
  }

  private static TrialResult of(
      String id, String arm, Map<String, String> setting, int seed, double seconds) {
    List<Epoch> epochs =
        IntStream.rangeClosed(1, EPOCHS)
            .mapToObj(n -> new Epoch(n, 1.0 / n, 1.1 / n, 0.5))
            .toList();
    return new TrialResult(
        id,
        arm,
        setting,
        seed,
        "fingerprint",
        "resnet-8",
        new NetworkSize(1000, 10_000),
        "0123456789abcdef",
        Map.of("accuracy", 0.5, "nll", 0.7, TrialResult.VALIDATION + "accuracy", 0.5),
        Collections.nCopies(15, new Bin(600, 0.5, 0.4)),
        new ConfusionMatrix(new int[10][10]),
        new Predictions("A".repeat(IMAGES * 4 / 3), "A".repeat(IMAGES / 6), 10, IMAGES, "i"),
        EPOCHS,
        epochs,
        new Provenance(
            CodeVersion.text(),
            "17",
            "Acme",
            "Linux",
            "A CPU",
            "library plain",
            2,
            "CpuBackend",
            "linux",
            "oneDNN",
            1,
            "passive",
            "1",
            "data"),
        new TrialResult.Timing("2026-01-01T00:00:00Z", seconds, 0, 0));
  }
}
