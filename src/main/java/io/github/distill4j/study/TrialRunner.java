package io.github.distill4j.study;

import io.github.distill4j.label.HardLabels;
import io.github.distill4j.label.Logits;
import io.github.distill4j.loss.CrossEntropy;
import io.github.distill4j.loss.Loss;
import io.github.distill4j.machine.Provenance;
import io.github.distill4j.measure.FittedTemperature;
import io.github.distill4j.measure.Quality;
import io.github.distill4j.measure.TestMeasures;
import io.github.distill4j.net.NetworkSize;
import io.github.distill4j.net.kernel.Kernels;
import io.github.distill4j.train.Diverged;
import io.github.distill4j.train.Inference;
import io.github.distill4j.train.Lesson;
import io.github.distill4j.train.RunName;
import io.github.distill4j.train.Trainer;
import io.github.distill4j.train.TrainingHistory;
import io.github.distill4j.train.TrainingProgress;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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

  TrialOutcome teacher(Cohort cohort, TrainingProgress progress) throws IOException {
    ModelSpec model = cohort.spec().teacher();
    Plan plan =
        new Plan(
            names().teacher(cohort),
            TrialResult.TEACHER,
            cohort.setting(),
            model,
            model.seed(),
            epoch -> new CrossEntropy(),
            TrialLabels.of(new HardLabels(), new CrossEntropy(), data, Optional.empty()));
    return train(plan, null, progress);
  }

  /** Trains a student by a teacher, or by hard labels where the teacher is not at hand. */
  TrialOutcome student(
      Cohort cohort, Trial trial, Optional<TrainedTeacher> teacher, TrainingProgress progress)
      throws IOException {
    try {
      // A student that stands for several teachers is like none of them in particular.
      boolean comparable = teacher.isPresent() && !cohort.isOneOfSeveralFor(trial);
      return train(plan(trial, teacher), comparable ? teacher.get().onTest() : null, progress);
    } catch (Diverged answers) {
      // The student's own divergence is an outcome already; these are its teacher's answers.
      String words = words(answers, TrialResult.TEACHER, cohort.spec().teacher());
      return untaught(trial, teacher.orElseThrow().result().model(), words);
    }
  }

  private Plan plan(Trial trial, Optional<TrainedTeacher> teacher) throws IOException {
    Loss loss = trial.arm().loss(trial.spec().loss());
    return new Plan(
        names().student(trial, teacher.map(t -> t.result().model()).orElse("")),
        trial.arm().word(),
        trial.setting(),
        trial.spec().student(),
        trial.seed(),
        loss::inEpoch,
        TrialLabels.of(trial.arm().labels(), loss, data, teacher));
  }

  /**
   * Keeps, in the place of a student's result, that its teacher has diverged.
   *
   * @param teacher checksum of the teacher's numbers, or of what decided that it has none
   * @param words how it diverged
   */
  DivergedTrial untaught(Trial trial, String teacher, String words) throws IOException {
    return kept(
        names().student(trial, teacher),
        trial.arm().word(),
        trial.setting(),
        trial.seed(),
        0,
        "cannot be trained: its teacher " + words);
  }

  private DivergedTrial kept(
      RunName run, String arm, Map<String, String> setting, int seed, int epoch, String words)
      throws IOException {
    DivergedTrial diverged =
        new DivergedTrial(
            run.name(),
            arm,
            setting,
            seed,
            run.fingerprint(),
            epoch,
            words,
            Provenance.ofThisProcess(data.checksum(), Kernels.diagnosis()));
    store.saveDiverged(diverged);
    return diverged;
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
      TrialLabels labels) {

    /** The study's section that says how it is trained. */
    String section() {
      return arm.equals(TrialResult.TEACHER) ? arm : "student";
    }
  }

  /** What happened to a network, and what to do about it. */
  private static String words(Diverged diverged, String section, ModelSpec model) {
    return String.format(
        Locale.ROOT,
        "diverged in epoch %d (%s); lower %s.training.learning-rate (now %s) or raise"
            + " %s.training.warm-up (now %s epochs)",
        diverged.epoch(),
        diverged.getMessage(),
        section,
        model.training().learningRate(),
        section,
        model.training().warmUp());
  }

  private TrialOutcome train(Plan plan, Logits teacherOnTest, TrainingProgress progress)
      throws IOException {
    ComputationGraph network = networks.create(plan.model(), plan.lossAt().apply(1), plan.seed());
    try {
      return finished(plan, network, teacherOnTest, progress);
    } catch (Diverged diverged) {
      return kept(
          plan.run(),
          plan.arm(),
          plan.setting(),
          plan.seed(),
          diverged.epoch(),
          words(diverged, plan.section(), plan.model()));
    } finally {
      network.close();
    }
  }

  private TrialResult finished(
      Plan plan, ComputationGraph network, Logits teacherOnTest, TrainingProgress progress)
      throws IOException {
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
    return result;
  }

  private TrialResult measured(
      Plan plan, ComputationGraph network, TrainingHistory history, Logits teacherOnTest) {
    int best = history.best().number();
    Logits onValidation = outputs(network, data.validation(), best);
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
            outputs(network, data.test(), best),
            data.test().labels(),
            data.test().images(),
            data.classes(),
            FittedTemperature.of(onValidation, data.validation().labels()),
            teacherOnTest),
        best,
        history.epochs(),
        Provenance.ofThisProcess(data.checksum(), Kernels.diagnosis()),
        timing(plan.labels(), history));
  }

  private static TrialResult.Timing timing(TrialLabels labels, TrainingHistory history) {
    return new TrialResult.Timing(
        Instant.now().toString(),
        history.seconds(),
        labels.seconds() + (labels.live() ? history.targetSeconds() : 0),
        labels.bytes());
  }

  private static Logits outputs(ComputationGraph network, StudyData.PartData part, int epoch) {
    return Inference.logits(network, part.batches(), "network", epoch);
  }
}
