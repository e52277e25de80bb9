package io.github.distill4j.bench;

import io.github.distill4j.bench.EpochPair.EpochTime;
import io.github.distill4j.data.Batches;
import io.github.distill4j.data.DataSpec;
import io.github.distill4j.data.Part;
import io.github.distill4j.data.PartData;
import io.github.distill4j.data.SplitData;
import io.github.distill4j.data.fetch.DataStore;
import io.github.distill4j.label.LabelRows;
import io.github.distill4j.label.Logits;
import io.github.distill4j.label.Targets;
import io.github.distill4j.loss.CrossEntropy;
import io.github.distill4j.loss.DistillationLoss;
import io.github.distill4j.net.Architecture;
import io.github.distill4j.net.FastBlocks;
import io.github.distill4j.net.ResNet;
import io.github.distill4j.spec.SpecMapper;
import io.github.distill4j.train.Epoch;
import io.github.distill4j.train.Inference;
import io.github.distill4j.train.Lesson;
import io.github.distill4j.train.RunName;
import io.github.distill4j.train.Trainer;
import io.github.distill4j.train.TrainingProgress;
import io.github.distill4j.train.TrainingSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/** What a teacher's cached logits cost: whole epochs of resnet-8 on procedural images. */
final class EpochRace {

  private static final Architecture STUDENT = new ResNet(8);
  private static final OwnContestant OURS = new OwnContestant(Entrant.DISTILL4J, FastBlocks::new);

  private final SplitData data;
  private final TrainingSpec training;
  private final Logits trainLogits;
  private final Logits validationLogits;

  /** Draws the images and computes the logits, which an untrained teacher gives as well as any. */
  EpochRace(int images, int batch) {
    String drawn =
        "{set: procedural, procedural: {classes: 10, images: " + images + ", test-images: 10}}";
    data =
        new DataStore(Path.of("datasets"), Optional.empty())
            .load(SpecMapper.read("bench", drawn, DataSpec.class));
    training = SpecMapper.read("bench", "{epochs: 2, batch: " + batch + "}", TrainingSpec.class);
    ComputationGraph teacher = OURS.network(STUDENT, new CrossEntropy());
    trainLogits = Inference.logits(teacher, data.batches(Part.TRAIN), "teacher", 0);
    validationLogits = Inference.logits(teacher, data.batches(Part.VALIDATION), "teacher", 0);
    teacher.close();
  }

  /** A second epoch of each kind, the one first in odd rounds that is second in even ones. */
  EpochPair race(int round) {
    EpochTime before = round % 2 == 0 ? soft() : null;
    EpochTime hard = hard();
    return new EpochPair(round, hard, before == null ? soft() : before);
  }

  private EpochTime hard() {
    return epoch(
        new CrossEntropy(),
        Targets.of(List.of(hard(data.train())), Stopwatch.CLASSES),
        Targets.of(List.of(hard(data.validation())), Stopwatch.CLASSES));
  }

  private EpochTime soft() {
    return epoch(
        new DistillationLoss(0.9, 4.0),
        soft(data.train(), trainLogits),
        soft(data.validation(), validationLogits));
  }

  private static LabelRows hard(PartData images) {
    return LabelRows.oneHot(images.labels(), Stopwatch.CLASSES);
  }

  private static Targets soft(PartData images, Logits teacher) {
    LabelRows answers = LabelRows.known(teacher.values(), Stopwatch.CLASSES);
    return Targets.of(List.of(hard(images), answers), Stopwatch.CLASSES);
  }

  private EpochTime epoch(ILossFunction loss, Targets targets, Targets validationTargets) {
    Batches validation = data.batches(Part.VALIDATION);
    int[] labels = data.validation().labels();
    Lesson lesson =
        new Lesson(
            data.training(1), targets, validation, validationTargets, labels, number -> loss);
    ComputationGraph student = OURS.network(STUDENT, loss);
    EpochClock clock = new EpochClock();
    try {
      Path checkpoint = Files.createTempFile("distill4j-bench", null);
      new Trainer(training, checkpoint, clock)
          .train(new RunName("bench", "bench"), student, lesson);
      Files.delete(checkpoint);
      return clock.time;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      student.close();
    }
  }

  /**
   * Keeps the last epoch's time. The first also makes the network's kernels and brings its memory.
   */
  private static final class EpochClock implements TrainingProgress {

    private long start;
    private EpochTime time;

    @Override
    public void started(String run, String unit, long done, long total) {
      start = System.nanoTime();
    }

    @Override
    public void finished(Epoch epoch) {
      start = System.nanoTime();
    }

    @Override
    public void learnt(double waited) {
      time = new EpochTime((System.nanoTime() - start) / 1e9, waited);
    }
  }
}
