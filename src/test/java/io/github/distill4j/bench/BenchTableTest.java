package io.github.distill4j.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.distill4j.bench.Contestant.Speed;
import io.github.distill4j.bench.EpochPair.EpochTime;
import io.github.distill4j.bench.Sitting.Measurement;
import io.github.distill4j.bench.Sitting.Memory;
import io.github.distill4j.machine.Provenance;
import io.github.distill4j.report.table.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BenchTableTest {

  private static final Machine MACHINE =
      new Machine(
          new Provenance(
              "1 abc",
              "17.0.1",
              "Acme",
              "Linux amd64",
              "A CPU",
              "library avx2, oneDNN avx2",
              4,
              "CpuBackend",
              "linux-x86_64-x",
              "oneDNN 2.3",
              2,
              "passive",
              "M2",
              "none"),
          0.25,
          Map.of("OMP_X", "1"));

  private final List<Measurement> measurements = new ArrayList<>();

  /** Three rounds whose speeds at inference are ten times those in training. */
  private void add(Entrant entrant, double... training) {
    for (int round = 1; round <= training.length; round++) {
      double speed = training[round - 1];
      measurements.add(
          new Measurement(round, "resnet-8", entrant, new Speed(75290, speed, 10 * speed)));
    }
  }

  private BenchTable table(List<EpochPair> epochs, List<StackPair> stacks, Memory memory) {
    return new BenchTable(
        new Sitting(MACHINE, "PyTorch 2", 128, 3, measurements, epochs, stacks, memory));
  }

  @Test
  void everyContestantHasItsMedianRangeAndRatio() {
    add(Entrant.TORCH_NCHW, 700, 900, 800);
    add(Entrant.DISTILL4J, 1250, 1000, 900);
    add(Entrant.STOCK, 41.2, 39.96, 40);
    add(Entrant.TORCH_NHWC, 500, 500, 1500);
    add(Entrant.TORCH_NCHW_TUNED, 900, 950, 999);
    add(Entrant.TORCH_NHWC_TUNED, 1600, 1400, 1000);
    assertThat(new TextTable(table(List.of(), List.of(), new Memory(null, null)).rows()))
        .hasToString(
            """
            network                             stock   distill4j       nchw        nhwc      nchw+        nhwc+  ÷ stock  ÷ torch  ÷ torch+
            ────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
            resnet-8              training       40.0        1000        800         500        950         1400    25.00     1.25      0.71
              75,290 parameters             40.0–41.2    900–1250    700–900    500–1500    900–999    1000–1600
                                 inference        400       10000       8000        5000       9500        14000    25.00     1.25      0.71
                                              400–412  9000–12500  7000–9000  5000–15000  9000–9990  10000–16000
            """);
  }

  @Test
  void absentContestantsHaveNoColumns() {
    add(Entrant.DISTILL4J, 50, 60);
    BenchTable table = table(List.of(), List.of(), new Memory(null, null));
    assertThat(table.rows().get(0)).containsExactly("network", "", "distill4j");
    assertThat(table.rows().get(1)).containsExactly("resnet-8", "training", "55.0");
    assertThat(table.notes()).hasSize(3).noneMatch(note -> note.contains("eager"));
  }

  @Test
  void anEvenNumberOfRoundsHasTheMeanOfTheMiddleTwoAsMedian() {
    assertThat(BenchTable.median(9, 1, 4, 2)).isEqualTo(3);
    assertThat(BenchTable.median(9, 1, 2)).isEqualTo(2);
    assertThat(BenchTable.median(7)).isEqualTo(7);
  }

  @Test
  void theNotesTellEpochsStacksMemoryAndMachine() {
    add(Entrant.DISTILL4J, 50);
    List<EpochPair> epochs =
        List.of(
            new EpochPair(1, new EpochTime(2, 0.01), new EpochTime(2.1, 0.021)),
            new EpochPair(2, new EpochTime(2, 0.04), new EpochTime(1.9, 0)),
            new EpochPair(3, new EpochTime(2, 0.01), new EpochTime(2.04, 0.0102)));
    List<StackPair> stacks =
        List.of(new StackPair(1, 96, 1000, 12_000), new StackPair(2, 96, 1000, 16_000));
    assertThat(table(epochs, stacks, new Memory(1L << 30, 3L << 29)).notes())
        .containsExactly(
            "Images/s, batch 128, 32×32×3: medians of 3 rounds, smallest–largest below; ÷: distill4j's"
                + " median by that one's.",
            "Epoch with cached teacher logits / with hard labels (resnet-8): 1.020 (0.950–1.050)."
                + " Waiting for data: 0.50 % of an epoch (at most 2.00 %).",
            "96 two-layer students (width 8, 28×28×1) side by side: each is trained 7.0 (6.0–8.0) times"
                + " as fast as alone.",
            "Resident memory, peak: 1.00 GB by distill4j's networks alone, 1.50 GB in all.",
            "Machine: A CPU; 2 threads on 4 cores, OMP_WAIT_POLICY passive; library avx2, oneDNN avx2;"
                + " CpuBackend linux-x86_64-x; oneDNN 2.3; Java 17.0.1 (Acme); Linux amd64;"
                + " Deeplearning4j M2; distill4j 1 abc; load at the start 0.3; environment: OMP_X=1.",
            "PyTorch 2.");
  }
}
