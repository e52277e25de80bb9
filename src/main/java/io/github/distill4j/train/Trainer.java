package io.github.distill4j.train;

import io.github.distill4j.label.Logits;
import io.github.distill4j.label.Targets;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trains one network and leaves it with the parameters of its {@link TrainingHistory#best best}
 * epoch. Validation loss, which patience watches, is the loss the network is trained with.
 *
 * @param checkpoint the file in which the run stands after each epoch; a run that finds its own
 *     goes on from there
 * @param progress hears of every batch and epoch
 */
public record Trainer(TrainingSpec spec, Path checkpoint, TrainingProgress progress) {

  private static final Logger LOG = LoggerFactory.getLogger(Trainer.class);

  /**
   * Trains the network.
   *
   * @param run name and fingerprint of the run; its checkpoint answers to no other
   * @param network initialised, with the updater of {@link LearningRate}
   * @throws Diverged when the loss or an output is no longer a finite number
   * @throws IOException when the checkpoint cannot be written
   */
  public TrainingHistory train(RunName run, ComputationGraph network, Lesson lesson)
      throws IOException {
    Optional<Checkpoint> earlier = Checkpoint.read(checkpoint, run.fingerprint(), this::unreadable);
    earlier.ifPresent(c -> c.restore(network));
    TrainingHistory history = earlier.map(Checkpoint::history).orElse(TrainingHistory.NONE);
    float[] best = earlier.map(Checkpoint::best).orElse(null);
    LOG.info("{} begins after {} of {} epochs", run.name(), history.epochs().size(), spec.epochs());
    long images = lesson.train().size();
    progress.started(
        run.name(), "images", history.epochs().size() * images, spec.epochs() * images);
    while (!history.isOver(spec)) {
      history = oneMore(history, network, lesson);
      best = history.endsAtBest() ? network.params().dup('c').data().asFloat() : best;
      Checkpoint.of(network, history, best).write(checkpoint, run.fingerprint());
    }
    network.setParams(Checkpoint.row(best));
    return history;
  }

  private void unreadable(Path damaged) {
    LOG.warn("{}: damaged; this trial starts again at its first epoch", damaged);
    progress.unreadable(damaged);
  }

  private TrainingHistory oneMore(
      TrainingHistory history, ComputationGraph network, Lesson lesson) {
    int number = history.epochs().size() + 1;
    long start = System.nanoTime();
    TimedTargets targets = new TimedTargets(lesson.targets());
    double trainLoss = learn(network, lesson, targets, number);
    requireFinite(network, number);
    Epoch epoch = validated(number, trainLoss, network, lesson);
    progress.finished(epoch);
    return history.with(epoch, (System.nanoTime() - start) / 1e9, targets.seconds());
  }

  private double learn(ComputationGraph network, Lesson lesson, Targets targets, int number) {
    useLoss(network, lesson.lossAt().apply(number));
    double sum = 0;
    try (BatchFeed feed = new BatchFeed(lesson.train(), spec.batch(), number)) {
      while (feed.hasNext()) {
        BatchFeed.Batch batch = feed.next();
        double loss = finite("training", step(network, targets, batch), number);
        sum += loss * batch.indices().length;
        progress.advanced(batch.indices().length);
      }
      progress.learnt(feed.secondsWaited());
    }
    return sum / lesson.train().size();
  }

  private static double step(ComputationGraph network, Targets targets, BatchFeed.Batch batch) {
    try (INDArray features = batch.features();
        INDArray rows = targets.of(batch.indices(), features)) {
      network.fit(new INDArray[] {features}, new INDArray[] {rows});
      return network.score();
    }
  }

  private static void useLoss(ComputationGraph network, ILossFunction loss) {
    ((BaseOutputLayer) network.getOutputLayer(0).conf().getLayer()).setLossFn(loss);
  }

  private static double finite(String part, double loss, int epoch) {
    if (!Double.isFinite(loss)) {
      throw new Diverged("its " + part + " loss is not finite", epoch);
    }
    return loss;
  }

  /** Lost weights may go unseen in the outputs: a unit whose weights are NaN may answer 0. */
  private static void requireFinite(ComputationGraph network, int epoch) {
    if (!Double.isFinite(network.params().sumNumber().doubleValue())) {
      throw new Diverged("its weights are not finite", epoch);
    }
  }

  private Epoch validated(int number, double trainLoss, ComputationGraph network, Lesson lesson) {
    Logits outputs = Inference.logits(network, lesson.validation(), "validation", number);
    int[] all = lesson.validation().inOrder();
    INDArray logits =
        Nd4j.create(outputs.values(), new long[] {outputs.size(), outputs.classes()}, 'c');
    INDArray rows = lesson.validationTargets().of(all, null);
    ILossFunction loss = lesson.lossAt().apply(spec.epochs());
    double mean = loss.computeScore(rows, logits, new ActivationIdentity(), null, true);
    return new Epoch(
        number,
        trainLoss,
        finite("validation", mean, number),
        accuracy(outputs, lesson.validationLabels()));
  }

  private static double accuracy(Logits outputs, int[] labels) {
    int correct = 0;
    for (int i = 0; i < labels.length; i++) {
      correct += outputs.prediction(i) == labels[i] ? 1 : 0;
    }
    return (double) correct / labels.length;
  }
}
