package io.github.distill4j.study.distil;

import io.github.distill4j.data.PartData;
import io.github.distill4j.data.SplitData;
import io.github.distill4j.label.Logits;
import io.github.distill4j.loss.Loss;
import io.github.distill4j.measure.Calibration;
import io.github.distill4j.measure.ConfusionMatrix;
import io.github.distill4j.measure.FittedTemperature;
import io.github.distill4j.measure.Measures;
import io.github.distill4j.measure.Outputs;
import io.github.distill4j.measure.Predictions;
import io.github.distill4j.net.NetworkSize;
import io.github.distill4j.study.Fingerprint;
import io.github.distill4j.study.MadeHere;
import io.github.distill4j.study.Task;
import io.github.distill4j.study.Workspace;
import io.github.distill4j.train.Inference;
import io.github.distill4j.train.Lesson;
import io.github.distill4j.train.RunName;
import io.github.distill4j.train.Trainer;
import io.github.distill4j.train.TrainingHistory;
import io.github.distill4j.train.TrainingProgress;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;

/**
 * One network from its description to its result: training, measures, model.
 *
 * @param task whose network it is
 * @param data its images
 * @param workspace where its files go
 * @param progress hears of its steps
 */
record NetworkTraining(Task task, SplitData data, Workspace workspace, TrainingProgress progress) {

  /**
   * What a network is and what it learns.
   *
   * @param model its network and training
   * @param loss learns it
   * @param labels what it learns
   * @param needs checksums of the teachers' values, by their trials
   */
  record Course(ModelSpec model, Loss loss, TrialLabels labels, Map<String, String> needs) {}

  /**
   * Trains, measures and keeps the network.
   *
   * @param teacherOnTest its teacher's answers, or null
   * @throws io.github.distill4j.train.Diverged when there are no numbers
   */
  TrialResult result(Course course, Logits teacherOnTest) throws IOException {
    ComputationGraph network =
        new TrialNetworks(data).create(course.model(), course.loss().inEpoch(1), task.seed());
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
            course.loss()::inEpoch);
    // A student half trained by another teacher than the one at hand begins anew.
    RunName run = new RunName(task.id(), Fingerprint.of(task.fingerprint(), course.needs()));
    return new Trainer(course.model().training(), workspace.checkpoint(task.id()), progress)
        .train(run, network, lesson);
  }

  private TrialResult measured(
      Course course, ComputationGraph network, TrainingHistory history, Logits teacherOnTest) {
    int best = history.best().number();
    Outputs onValidation = outputs(network, data.validation(), best);
    Outputs alone =
        outputs(network, data.test(), best).withFitted(FittedTemperature.on(onValidation));
    Outputs onTest = teacherOnTest == null ? alone : alone.beside(teacherOnTest);
    return new TrialResult(
        task.id(),
        task.arm(),
        task.setting(),
        task.seed(),
        task.fingerprint(),
        course.needs(),
        course.model().net(),
        NetworkSize.of(network, new TrialNetworks(data).input()),
        Fingerprint.ofValues(network.params()),
        measures(onValidation, onTest),
        Calibration.of(onTest).bins(),
        ConfusionMatrix.of(data.classes(), onTest),
        Predictions.of(onTest, data.test().images()),
        best,
        history.epochs(),
        MadeHere.from(data.checksum()),
        timing(course.labels(), history));
  }

  private static Map<String, Double> measures(Outputs onValidation, Outputs onTest) {
    Map<String, Double> measures = new LinkedHashMap<>(Measures.STANDARD.of(onTest));
    Measures.STANDARD
        .of(onValidation)
        .forEach((name, number) -> measures.put(TrialResult.VALIDATION + name, number));
    return measures;
  }

  private static TrialResult.Timing timing(TrialLabels labels, TrainingHistory history) {
    return new TrialResult.Timing(
        Instant.now().toString(),
        history.seconds(),
        labels.seconds() + (labels.live() ? history.targetSeconds() : 0),
        labels.bytes());
  }

  private static Outputs outputs(ComputationGraph network, PartData part, int epoch) {
    return Outputs.of(Inference.logits(network, part.batches(), "network", epoch), part.labels());
  }
}
