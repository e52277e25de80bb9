package io.github.distill4j.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.distill4j.data.DataSpec;
import io.github.distill4j.data.Part;
import io.github.distill4j.data.SplitData;
import io.github.distill4j.data.fetch.DataStore;
import io.github.distill4j.label.LabelRows;
import io.github.distill4j.label.Targets;
import io.github.distill4j.loss.CrossEntropy;
import io.github.distill4j.net.Learning;
import io.github.distill4j.net.NetworkSpec;
import io.github.distill4j.net.Networks;
import io.github.distill4j.net.StockBlocks;
import io.github.distill4j.spec.SpecMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainerTest {

  private static final int CLASSES = 3;
  private static final SplitData DATA =
      new DataStore(Path.of("datasets"), Optional.empty()).load(data());
  private static final RunName RUN = new RunName("test", "fingerprint");

  @TempDir Path folder;

  private static DataSpec data() {
    DataSpec.Procedural drawn = new DataSpec.Procedural(CLASSES, 90, 30, 0.0, 1L);
    return SpecMapper.of(
        DataSpec.class, Map.of("set", "procedural", "validation", 0.2, "procedural", drawn));
  }

  private static TrainingSpec spec(int epochs, double rate, int patience) {
    return SpecMapper.of(
        TrainingSpec.class,
        Map.of("epochs", epochs, "batch", 32, "learning-rate", rate, "patience", patience));
  }

  private static ComputationGraph network(TrainingSpec spec) {
    Learning learning =
        new Learning(LearningRate.updater(spec, 3), spec.l2(), new CrossEntropy(), 5);
    ComputationGraph network =
        new ComputationGraph(
            new Networks(StockBlocks::new)
                .configuration(
                    NetworkSpec.of("two-layer-8"), Networks.images(32, 32, 3), CLASSES, learning));
    network.init();
    return network;
  }

  private static Lesson lesson() {
    return lesson(DATA.train().labels());
  }

  private static Lesson lesson(int[] train) {
    int[] validation = DATA.validation().labels();
    return new Lesson(
        DATA.training(5),
        Targets.of(List.of(LabelRows.oneHot(train, CLASSES)), CLASSES),
        DATA.batches(Part.VALIDATION),
        Targets.of(List.of(LabelRows.oneHot(validation, CLASSES)), CLASSES),
        validation,
        epoch -> new CrossEntropy());
  }

  private TrainingHistory train(TrainingSpec spec, ComputationGraph network, String checkpoint)
      throws IOException {
    return new Trainer(spec, folder.resolve(checkpoint), TrainingProgress.SILENT)
        .train(RUN, network, lesson());
  }

  @Test
  void lossFalls() throws IOException {
    TrainingSpec spec = spec(6, 0.002, 0);
    List<Epoch> epochs = train(spec, network(spec), "a").epochs();
    assertThat(epochs).hasSize(6);
    assertThat(epochs.get(5).trainLoss()).isLessThan(epochs.get(0).trainLoss());
  }

  @Test
  void theBestEpochIsKeptThoughLaterOnesAreWorse() throws IOException {
    TrainingSpec spec = spec(4, 0.002, 0);
    ComputationGraph network = network(spec);
    List<float[]> after = new ArrayList<>();
    TrainingProgress progress =
        new TrainingProgress() {
          @Override
          public void finished(Epoch epoch) {
            after.add(network.params().dup().data().asFloat());
          }
        };
    // The more it learns of wrong labels, the worse it does.
    int[] wrong = Arrays.stream(DATA.train().labels()).map(l -> (l + 1) % CLASSES).toArray();
    Trainer trainer = new Trainer(spec, folder.resolve("a"), progress);
    int best = trainer.train(RUN, network, lesson(wrong)).best().number();
    assertThat(best).isLessThan(4);
    assertThat(network.params().data().asFloat()).isEqualTo(after.get(best - 1));
  }

  @Test
  void theSameSeedGivesTheSameBits() throws IOException {
    TrainingSpec spec = spec(2, 0.002, 0);
    ComputationGraph one = network(spec);
    ComputationGraph two = network(spec);
    train(spec, one, "one");
    train(spec, two, "two");
    assertThat(one.params().data().asFloat()).isEqualTo(two.params().data().asFloat());
  }

  @Test
  void anInterruptedRunEndsAsIfItHadNotStopped() throws IOException {
    TrainingSpec spec = spec(4, 0.002, 0);
    ComputationGraph whole = network(spec);
    TrainingHistory expected = train(spec, whole, "whole");

    assertThatThrownBy(() -> stoppedAfterTwoEpochs(spec)).hasMessage("power cut");
    ComputationGraph resumed = network(spec);
    TrainingHistory history = train(spec, resumed, "cut");

    assertThat(history.epochs()).isEqualTo(expected.epochs());
    assertThat(resumed.params().data().asFloat()).isEqualTo(whole.params().data().asFloat());
  }

  private void stoppedAfterTwoEpochs(TrainingSpec spec) throws IOException {
    TrainingProgress cut =
        new TrainingProgress() {
          private int batches;

          @Override
          public void advanced(int images) {
            if (++batches == 8) {
              throw new IllegalStateException("power cut");
            }
          }
        };
    new Trainer(spec, folder.resolve("cut"), cut).train(RUN, network(spec), lesson());
  }

  @Test
  void aDamagedOrForeignCheckpointIsNotUsed() throws IOException {
    TrainingSpec spec = spec(1, 0.002, 0);
    train(spec, network(spec), "a");
    Path file = folder.resolve("a");
    assertThat(Checkpoint.read(file, "fingerprint", damaged -> {})).isPresent();
    assertThat(Checkpoint.read(file, "another", damaged -> {})).isEmpty();
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
    assertThat(Checkpoint.read(file, "fingerprint", damaged -> {})).isEmpty();
    Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
    assertThat(Checkpoint.read(file, "fingerprint", damaged -> {})).isEmpty();
  }

  @Test
  void theMostAccurateEpochIsKeptAndOfEqualsTheOneWithTheLowestLoss() {
    Epoch early = new Epoch(1, 1, 0.5, 0.7);
    Epoch accurate = new Epoch(2, 1, 0.9, 0.8);
    Epoch surer = new Epoch(3, 1, 0.8, 0.8);
    Epoch late = new Epoch(4, 1, 0.8, 0.8);
    List<Epoch> epochs = List.of(early, accurate, surer, late);
    assertThat(new TrainingHistory(epochs, 0, 0).best()).isEqualTo(surer);
  }

  @Test
  void patienceEndsARunThatNoLongerImproves() throws IOException {
    TrainingSpec spec = spec(50, 1e-12, 2);
    TrainingHistory history = train(spec, network(spec), "a");
    int lowest =
        history.epochs().stream()
            .min(Comparator.comparingDouble(Epoch::validationLoss))
            .orElseThrow()
            .number();
    assertThat(history.epochs().size()).isEqualTo(lowest + 2).isLessThan(50);
  }

  @Test
  void aDivergedRunStopsAndTellsItsEpoch() {
    TrainingSpec spec = spec(5, 1e30, 0);
    Trainer trainer = new Trainer(spec, folder.resolve("a"), TrainingProgress.SILENT);
    assertThatThrownBy(() -> trainer.train(RUN, network(spec), lesson()))
        .isInstanceOf(Diverged.class)
        .hasMessage("its training loss is not finite")
        .extracting(e -> ((Diverged) e).epoch())
        .isEqualTo(1);
  }

  /** With one batch an epoch, the loss is that of the weights before the step that was too long. */
  @Test
  void outputsThatOverflowAreADivergence() {
    TrainingSpec spec =
        SpecMapper.of(
            TrainingSpec.class,
            Map.of("epochs", 2, "batch", DATA.train().size(), "learning-rate", 1e30, "l2", 0));
    assertThatThrownBy(() -> train(spec, network(spec), "a"))
        .isInstanceOf(Diverged.class)
        .hasMessage("its outputs are not finite");
  }

  @Test
  void weightsThatAreLostInAnEpochAreADivergence() {
    TrainingSpec spec = spec(3, 0.002, 0);
    ComputationGraph network = network(spec);
    int inEpoch2 = 2 * DATA.train().size();
    TrainingProgress lost =
        new TrainingProgress() {
          private int images;

          @Override
          public void advanced(int more) {
            images += more;
            if (images == inEpoch2) {
              network.params().putScalar(0, Float.NaN);
            }
          }
        };
    assertThatThrownBy(
            () -> new Trainer(spec, folder.resolve("a"), lost).train(RUN, network, lesson()))
        .isInstanceOf(Diverged.class)
        .hasMessage("its weights are not finite")
        .extracting(e -> ((Diverged) e).epoch())
        .isEqualTo(2);
  }
}
