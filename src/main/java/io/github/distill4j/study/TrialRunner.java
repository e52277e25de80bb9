package io.github.distill4j.study;

import io.github.distill4j.label.SoftLabels;
import io.github.distill4j.loss.CrossEntropy;
import io.github.distill4j.measure.FittedTemperature;
import io.github.distill4j.measure.Quality;
import io.github.distill4j.measure.TestMeasures;
import io.github.distill4j.net.NetworkSize;
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

/** One trial from its description to its result: network, training, measures, model. */
final class TrialRunner {

  private final StudyData data;
  private final ResultsStore store;
  private final TrainedModels models;
  private final TrialNetworks networks;

  TrialRunner(StudyData data, ResultsStore store, TrainedModels models) {
    this.data = data;
    this.store = store;
    this.models = models;
    this.networks = new TrialNetworks(data);
  }

  TrainedNetwork teacher(Cohort cohort, TrainingProgress progress) throws IOException {
    ModelSpec model = cohort.spec().teacher();
    Plan plan =
        new Plan(
            names().teacher(cohort),
            TrialResult.TEACHER,
            cohort.setting(),
            model,
            model.seed(),
            epoch -> new CrossEntropy(),
            TrialLabels.hard(data));
    return train(plan, null, progress);
  }

  TrialResult student(Cohort cohort, Trial trial, TrainedTeacher teacher, TrainingProgress progress)
      throws IOException {
    Plan plan =
        new Plan(
            names().student(trial, teacher.result().model()),
            trial.arm().word(),
            trial.setting(),
            trial.spec().student(),
            trial.seed(),
            epoch -> trial.arm().loss(trial.spec().loss(), epoch),
            trial.arm().asksTeacher() ? TrialLabels.of(teacher, data) : TrialLabels.hard(data));
    // A student that stands for several teachers is like none of them in particular.
    SoftLabels compared = cohort.isOneOfSeveralFor(trial) ? null : teacher.onTest();
    TrainedNetwork trained = train(plan, compared, progress);
    trained.network().close();
    return trained.result();
  }

  private RunNames names() {
    return new RunNames(data.checksum());
  }

  /** Everything that tells one run from another. */
  private record Plan(
      RunName run,
      String arm,
      Map<String, String> setting,
      ModelSpec model,
      int seed,
      IntFunction<ILossFunction> lossAt,
      TrialLabels labels) {}

  private TrainedNetwork train(Plan plan, SoftLabels teacherOnTest, TrainingProgress progress)
      throws IOException {
    ComputationGraph network = networks.create(plan.model(), plan.lossAt().apply(1), plan.seed());
    Lesson lesson =
        new Lesson(
            data.training(plan.seed()),
            plan.labels().train(),
            data.validation().batches(),
            plan.labels().validation(),
            data.validation().labels(),
            plan.lossAt());
    Trainer trainer =
        new Trainer(plan.model().training(), store.checkpoint(plan.run().name()), progress);
    TrainingHistory history = trainer.train(plan.run(), network, lesson);
    TrialResult result = measured(plan, network, history, teacherOnTest);
    models.keep(network, result, data);
    store.save(result);
    return new TrainedNetwork(network, result);
  }

  private TrialResult measured(
      Plan plan, ComputationGraph network, TrainingHistory history, SoftLabels teacherOnTest) {
    SoftLabels onValidation = outputs(network, data.validation());
    return new TrialResult(
        plan.run().name(),
        plan.arm(),
        plan.setting(),
        plan.seed(),
        plan.run().fingerprint(),
        plan.model().net(),
        NetworkSize.of(network, data.input()),
        Fingerprint.of(network.params()),
        Quality.of(onValidation, data.validation().labels()),
        TestMeasures.of(
            outputs(network, data.test()),
            data.test().labels(),
            data.test().images(),
            data.classes(),
            FittedTemperature.of(onValidation, data.validation().labels()),
            teacherOnTest),
        history.best().number(),
        history.epochs(),
        Provenance.ofThisProcess(data.checksum()),
        timing(plan.labels(), history));
  }

  private static TrialResult.Timing timing(TrialLabels labels, TrainingHistory history) {
    return new TrialResult.Timing(
        Instant.now().toString(),
        history.seconds(),
        labels.seconds() + (labels.live() ? history.targetSeconds() : 0),
        labels.bytes());
  }

  private static SoftLabels outputs(ComputationGraph network, StudyData.PartData part) {
    return Inference.logits(network, part.batches(), "network");
  }
}
