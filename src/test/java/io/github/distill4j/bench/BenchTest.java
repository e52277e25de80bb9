package io.github.distill4j.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.distill4j.UserMistake;
import io.github.distill4j.bench.EpochPair.EpochTime;
import io.github.distill4j.data.fetch.DataStore;
import io.github.distill4j.net.Architecture;
import io.github.distill4j.net.Architectures;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BenchTest {

  private static BenchSpec spec(List<String> nets, int rounds, double seconds, int epochImages) {
    List<Architecture> names = nets.stream().map(Architectures.ALL::parse).toList();
    return new BenchSpec(names, rounds, 4, seconds, true, "no-such-python", epochImages, 3);
  }

  /** Remembers what was begun. */
  private static final class Begun extends ArrayList<String> implements BenchProgress {

    private static final long serialVersionUID = 1L;

    @Override
    public void started(String what) {
      add(what);
    }

    @Override
    public void ended(String result) {
      assertThat(result).isNotBlank();
    }
  }

  @Test
  void everybodyHasATurnInEveryRoundAndTheOrderRotates() {
    Begun begun = new Begun();
    BenchSpec spec = spec(List.of("two-layer-16"), 2, 0.002, 100);
    long start = System.nanoTime();
    BenchResult result =
        new Bench(spec, new DataStore(Path.of("datasets"), Optional.empty()), begun).run();
    double elapsed = (System.nanoTime() - start) / 1e9;
    assertThat(begun)
        .containsExactly(
            "rehearsal two-layer-16",
            "round 1/2 two-layer-16 stock",
            "round 1/2 two-layer-16 distill4j",
            "round 2/2 two-layer-16 distill4j",
            "round 2/2 two-layer-16 stock",
            "round 1/2 epochs, hard and soft labels",
            "round 2/2 epochs, hard and soft labels",
            "round 1/2 students, stacked and alone",
            "round 2/2 students, stacked and alone");
    // 3072 · 16 + 16 + 16 · 10 + 10; nobody's step of four images took longer than all there was.
    double slowest = 4 / elapsed;
    assertThat(result.measurements())
        .hasSize(4)
        .allMatch(each -> each.speed().parameters() == 49_338)
        .allMatch(each -> each.speed().training() > slowest)
        .allMatch(each -> each.speed().inference() > slowest);
    assertThat(result.stacks())
        .extracting(StackPair::round, StackPair::students)
        .containsExactly(tuple(1, 3), tuple(2, 3));
    assertThat(result.stacks())
        .allMatch(pair -> pair.stacked() > slowest && pair.alone() > slowest);
    assertThat(result.epochs()).extracting(EpochPair::round).containsExactly(1, 2);
    List<EpochTime> epochs =
        result.epochs().stream().flatMap(pair -> Stream.of(pair.hard(), pair.soft())).toList();
    assertThat(epochs).allMatch(epoch -> 0 <= epoch.waited() && epoch.waited() < epoch.seconds());
    assertThat(epochs.stream().mapToDouble(EpochTime::seconds).sum()).isLessThan(elapsed);
    assertThat(result.torch()).startsWith("No PyTorch columns");
  }

  @Test
  void aMeasurementIsAtLeastOneStepAfterTheWarmUp() {
    List<Integer> steps = new ArrayList<>();
    Task task = new Task(Architectures.ALL.parse("two-layer-1"), 8, 1e-9);
    assertThat(task.imagesPerSecond(() -> steps.add(1))).isPositive();
    assertThat(steps).hasSize(2);
  }

  @Test
  void aSenselessSpecIsAMistake() {
    assertRefused("--nets: found []", List.of(), 1, 1, 0);
    assertRefused("--nets: found wrn-16-2", List.of("wrn-16-2"), 1, 1, 0);
    assertRefused("--rounds: found 0", List.of("resnet-8"), 0, 1, 0);
    assertRefused("--seconds: found NaN", List.of("resnet-8"), 1, Double.NaN, 0);
    assertRefused("--epoch-images: found 99", List.of("resnet-8"), 1, 1, 99);
  }

  private static void assertRefused(
      String message, List<String> nets, int rounds, double seconds, int epochImages) {
    assertThatThrownBy(() -> spec(nets, rounds, seconds, epochImages))
        .isInstanceOf(UserMistake.class)
        .hasMessageStartingWith(message);
  }
}
