package io.github.distill4j.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.distill4j.UserMistake;
import io.github.distill4j.data.DataStore;
import io.github.distill4j.net.NetworkName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BenchTest {

  private static BenchSpec spec(List<String> nets, int rounds, double seconds, int epochImages) {
    List<NetworkName> names = nets.stream().map(NetworkName::parse).toList();
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
    BenchResult result =
        new Bench(spec, new DataStore(Path.of("datasets"), Optional.empty()), begun).run();
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
    assertThat(result.measurements()).hasSize(4).allSatisfy(BenchTest::assertWorked);
    assertThat(result.epochs()).hasSize(2).allSatisfy(BenchTest::assertTimed);
    assertThat(result.stacks()).hasSize(2).allMatch(pair -> pair.gain() > 0);
    assertThat(result.torch()).startsWith("No PyTorch columns");
  }

  private static void assertWorked(Measurement each) {
    // 3072 · 16 + 16 + 16 · 10 + 10
    assertThat(each.speed().parameters()).isEqualTo(49_338);
    assertThat(each.speed().training()).isPositive();
    assertThat(each.speed().inference()).isPositive();
  }

  private static void assertTimed(EpochPair pair) {
    assertThat(pair.ratio()).isPositive();
    assertThat(pair.hard().share()).isBetween(0.0, 1.0);
    assertThat(pair.soft().share()).isBetween(0.0, 1.0);
  }

  @Test
  void aMeasurementIsAtLeastOneStepAfterTheWarmUp() {
    List<Integer> steps = new ArrayList<>();
    Task task = new Task(NetworkName.parse("two-layer-1"), 8, 1e-9);
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
