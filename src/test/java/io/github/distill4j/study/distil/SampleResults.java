package io.github.distill4j.study.distil;

import io.github.distill4j.machine.CodeVersion;
import io.github.distill4j.machine.Provenance;
import io.github.distill4j.measure.Bin;
import io.github.distill4j.measure.ConfusionMatrix;
import io.github.distill4j.measure.Predictions;
import io.github.distill4j.net.NetworkSize;
import io.github.distill4j.study.Task;
import io.github.distill4j.train.Epoch;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Results that no training made, as large as those of a real trial. */
public final class SampleResults {

  private static final int IMAGES = 10_000;
  private static final int EPOCHS = 30;

  private SampleResults() {}

  public static TrialResult of(Task task, double seconds) {
    return of(task, seconds, "0123456789abcdef");
  }

  static TrialResult of(Task task, double seconds, String model) {
    List<Epoch> epochs =
        IntStream.rangeClosed(1, EPOCHS)
            .mapToObj(n -> new Epoch(n, 1.0 / n, 1.1 / n, 0.5))
            .toList();
    return new TrialResult(
        task.id(),
        task.arm(),
        task.setting(),
        task.seed(),
        task.fingerprint(),
        Map.of(),
        "resnet-8",
        new NetworkSize(1000, 10_000),
        model,
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
