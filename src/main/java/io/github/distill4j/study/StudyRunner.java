package io.github.distill4j.study;

import io.github.distill4j.UserMistake;
import io.github.distill4j.loss.CrossEntropy;
import io.github.distill4j.machine.NativeMemory;
import io.github.distill4j.machine.Provenance;
import io.github.distill4j.net.kernel.Kernels;
import io.github.distill4j.train.LogitsCache;
import io.github.distill4j.train.RunName;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a study in this process: each teacher, then every trial of its that has no result yet. */
public final class StudyRunner {

  private static final Logger LOG = LoggerFactory.getLogger(StudyRunner.class);

  private final StudyPlan plan;
  private final StudyImages images;
  private final ResultsStore store;
  private final TrainedModels models;
  private final Progress progress;
  private Standing standing;

  /**
   * A runner.
   *
   * @param standing what is to be done, and what is done already
   * @param images where its images come from
   * @param store where results are and go
   * @param models takes the trained networks
   * @param progress hears of everything
   */
  public StudyRunner(
      Standing standing,
      StudyImages images,
      ResultsStore store,
      TrainedModels models,
      Progress progress) {
    this.plan = standing.plan();
    this.standing = standing;
    this.images = images;
    this.store = store;
    this.models = models;
    this.progress = progress;
  }

  /**
   * Trains what is missing. What diverges is kept as such, and the others are trained all the same.
   *
   * @return one result a trial that has numbers, in the plan's order
   * @throws UserMistake when a finished trial is not of this study
   * @throws IOException when a result cannot be written; all earlier ones are kept
   */
  public List<TrialResult> run() throws IOException {
    plan.cohorts().forEach(this::verify);
    LOG.info("plan: {} trials, {} to train", plan.trials().size(), standing.toTrain());
    if (standing.toTrain() > 0) {
      NativeMemory.bound();
      LOG.info("machine: {}", Provenance.ofThisProcess("none", Kernels.diagnosis()).machine());
    }
    for (Cohort cohort : plan.cohorts()) {
      run(cohort);
    }
    return standing.results();
  }

  private void run(Cohort cohort) throws IOException {
    if (standing.has(cohort.teacher())
        && cohort.students().stream().allMatch(trial -> standing.has(trial.id()))) {
      return;
    }
    StudyData data = images.load(cohort.spec().data());
    TrialRunner runner = new TrialRunner(data, store, models);
    if (!standing.has(cohort.teacher())) {
      ended(runner.teacher(cohort, next()));
    }
    verify(cohort);
    Optional<TrainedTeacher> teacher = teacher(cohort, data);
    try {
      for (Trial trial : cohort.students()) {
        if (!standing.has(trial.id())) {
          ended(student(cohort, trial, teacher, runner));
        }
      }
    } finally {
      teacher.ifPresent(TrainedTeacher::close);
    }
  }

  private TrialProgress next() {
    int total = plan.trials().size();
    return new TrialProgress(progress, total - standing.toTrain() + 1, total);
  }

  private void ended(TrialOutcome outcome) {
    standing = standing.with(outcome);
    if (outcome instanceof TrialResult result) {
      LOG.info(
          "{} finished: test accuracy {} %, {} s",
          result.trial(),
          String.format(Locale.ROOT, "%.2f", 100 * result.test().quality().accuracy()),
          String.format(Locale.ROOT, "%.1f", result.timing().trainingSeconds()));
      progress.finished(result.trial(), result.headline() + timeLeft());
    } else {
      DivergedTrial diverged = (DivergedTrial) outcome;
      LOG.warn("{} {}", diverged.trial(), diverged.words());
      progress.diverged(diverged.trial(), diverged.words() + timeLeft());
    }
  }

  private String timeLeft() {
    return standing.toTrain() == 0
        ? ""
        : standing.timeLeft().map(left -> "   about " + TimeText.of(left) + " left").orElse("");
  }

  /** The teacher's network; nothing when it has diverged. */
  private Optional<TrainedTeacher> teacher(Cohort cohort, StudyData data) {
    LogitsCache cache = new LogitsCache(store.cache());
    return Optional.ofNullable(standing.finished().get(cohort.teacher()))
        .map(known -> new TrainedTeacher(saved(cohort, known, data), known, data, cache));
  }

  private ComputationGraph saved(Cohort cohort, TrialResult known, StudyData data) {
    ModelSpec model = cohort.spec().teacher();
    ComputationGraph untrained =
        new TrialNetworks(data).create(model, new CrossEntropy(), model.seed());
    return SavedNetwork.read(store, known, untrained);
  }

  private TrialOutcome student(
      Cohort cohort, Trial trial, Optional<TrainedTeacher> teacher, TrialRunner runner)
      throws IOException {
    if (teacher.isEmpty() && trial.arm().asksTeacher()) {
      DivergedTrial lost = standing.diverged().get(cohort.teacher());
      return runner.untaught(trial, lost.fingerprint(), lost.words());
    }
    return runner.student(cohort, trial, teacher, next());
  }

  /** Students that ask a teacher can be checked only when it is there. */
  private void verify(Cohort cohort) {
    RunNames names = new RunNames(plan.images(cohort));
    verify(names.teacher(cohort));
    Optional<String> teacher = standing.outcome(cohort.teacher()).map(StudyRunner::checksum);
    for (Trial trial : cohort.students()) {
      if (teacher.isPresent() || !trial.arm().asksTeacher()) {
        verify(names.student(trial, teacher.orElse("")));
      }
    }
  }

  private static String checksum(TrialOutcome teacher) {
    return teacher instanceof TrialResult result ? result.model() : teacher.fingerprint();
  }

  private void verify(RunName run) {
    Optional<TrialOutcome> outcome = standing.outcome(run.name());
    if (outcome.isPresent() && !outcome.get().fingerprint().equals(run.fingerprint())) {
      throw new UserMistake(
          "%s: trial %s was made from other data, another teacher or other settings; choose"
              + " another --out",
          store.folder(), run.name());
    }
  }
}
