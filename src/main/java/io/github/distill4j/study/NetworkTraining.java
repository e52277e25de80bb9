package io.github.distill4j.study;

import io.github.distill4j.label.SoftLabels;
import io.github.distill4j.machine.Provenance;
import io.github.distill4j.measure.FittedTemperature;
import io.github.distill4j.measure.Quality;
import io.github.distill4j.measure.TestMeasures;
import io.github.distill4j.net.NetworkSize;
import io.github.distill4j.net.kernel.Kernels;
import io.github.distill4j.train.Inference;
import io.github.distill4j.train.Lesson;
import io.github.distill4j.train.RunName;
import io.github.distill4j.train.Trainer;
import io.github.distill4j.train.TrainingHistory;
import io.github.distill4j.train.TrainingProgress;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.function.IntFunction;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/**
 * One network from its description to its result: training, measures, model.
 *
 * @param task whose network it is
 * @param data its images
 * @param workspace where its files go
 * @param progress hears of its steps
 */
record NetworkTraining(
    Task task, StudyData data, Workspace workspace, TrainingProgress progress) {

  /**
   * What a network is and what it learns.
   *
   * @param model its network and training
   * @param lossAt the loss of an epoch
   * @param labels what it learns
   * @param needs checksums of the teachers' values, by their trials
   */
  record Course(
      ModelSpec model,
      IntFunction<ILossFunction> lossAt,
      TrialLabels labels,
      Map<String, String> needs) {}

  /**
   * Trains, measures and keeps the network.
   *
   * @param teacherOnTest its teacher's answers, or null
   * @throws io.github.distill4j.train.Diverged when there are no numbers
   */
  TrialResult result(Course course, SoftLabels teacherOnTest) throws IOException {
    ComputationGraph network =
        new TrialNetworks(data).create(course.model(), course.lossAt().apply(1), task.seed());
    try {
      TrainingHistory history = train(course, network);
      TrialResult result = measured(course, network, history, teacherOnTest);
      workspace.models().keep(network, result, data);
      return result;
    } finally {
      network.close();
    }
  }

  private TrainingHistory train(Course course, ComputationGraph network) throws IOException {
    Lesson lesson =
        new Lesson(
            data.training(task.seed()),
            course.labels().train(),
            data.validation().batches(),
            course.labels().validation(),
            data.validation().labels(),
            course.lossAt());
    // A student half trained by another teacher than the one at hand begins anew.
    RunName run = new RunName(task.id(), Fingerprint.of(task.fingerprint(), course.needs()));
    return new Trainer(course.model().training(), workspace.checkpoint(task.id()), progress)
        .train(run, network, lesson);
  }

  private TrialResult measured(
      Course course, ComputationGraph network, TrainingHistory history, SoftLabels teacherOnTest) {
    int best = history.best().number();
    SoftLabels onValidation = outputs(network, data.validation(), best);
    return new TrialResult(
        task.id(),
        task.arm(),
        task.setting(),
        task.seed(),
        task.fingerprint(),
        course.needs(),
        course.model().net(),
        NetworkSize.of(network, data.input()),
        Fingerprint.of(network.params()),
        Quality.of(onValidation, data.validation().labels()),
        TestMeasures.of(
            outputs(network, data.test(), best),
            data.test().labels(),
            data.test().images(),
            data.classes(),
            FittedTemperature.of(onValidation, data.validation().labels()),
            teacherOnTest),
        best,
        history.epochs(),
        Provenance.ofThisProcess(data.checksum(), Kernels.diagnosis()),
        timing(course.labels(), history));
  }

  private static TrialResult.Timing timing(TrialLabels labels, TrainingHistory history) {
    return new TrialResult.Timing(
        Instant.now().toString(),
        history.seconds(),
        labels.seconds() + (labels.live() ? history.targetSeconds() : 0),
        labels.bytes());
  }

  private static SoftLabels outputs(ComputationGraph network, StudyData.PartData part, int epoch) {
    return Inference.logits(network, part.batches(), "network", epoch);
  }
}
