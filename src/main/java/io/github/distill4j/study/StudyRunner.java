package io.github.distill4j.study;

import io.github.distill4j.UserMistake;
import io.github.distill4j.net.layer.kernel.Kernels;
import io.github.distill4j.train.LogitsCache;
import io.github.distill4j.train.RunName;
import io.github.distill4j.train.TrainingProgress;
import java.io.IOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a study in this process: each teacher, then every trial of its that has no result yet. */
public final class StudyRunner {

  private static final Logger LOG = LoggerFactory.getLogger(StudyRunner.class);

  private final StudyPlan plan;
  private final StudyImages images;
  private final ResultsStore store;
  private final TrainedModels models;
  private final StudyProgress progress;
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
      StudyProgress progress) {
    this.plan = standing.plan();
    this.standing = standing;
    this.images = images;
    this.store = store;
    this.models = models;
    this.progress = progress;
  }

  /**
   * Trains what is missing.
   *
   * @return one result a trial, in the plan's order
   * @throws UserMistake when a finished trial is not of this study
   * @throws IOException when a result cannot be written; all earlier ones are kept
   */
  public List<TrialResult> run() throws IOException {
    plan.cohorts().forEach(this::verify);
    if (standing.toTrain() > 0) {
      NativeMemory.bound();
      LOG.info("{}; convolutions: {}", Backend.load(), Kernels.diagnosis());
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
    TrainedTeacher teacher = teacher(cohort, data, runner);
    verify(cohort);
    for (Trial trial : cohort.students()) {
      if (!standing.has(trial.id())) {
        finished(runner.student(cohort, trial, teacher, next()));
      }
    }
    teacher.network().close();
  }

  private TrainingProgress next() {
    return progress.trial(standing.finished().size() + 1, plan.trials().size());
  }

  private void finished(TrialResult result) {
    standing = standing.with(result);
    progress.finished(result, standing);
  }

  private TrainedTeacher teacher(Cohort cohort, StudyData data, TrialRunner runner)
      throws IOException {
    LogitsCache cache = new LogitsCache(store.cache());
    TrialResult known = standing.finished().get(cohort.teacher());
    if (known != null) {
      return new TrainedTeacher(SavedNetwork.read(store, known), known, data, cache);
    }
    TrainedNetwork trained = runner.teacher(cohort, next());
    finished(trained.result());
    return new TrainedTeacher(trained.network(), trained.result(), data, cache);
  }

  /** Students that ask a teacher can be checked only when it is there. */
  private void verify(Cohort cohort) {
    RunNames names = new RunNames(plan.images(cohort));
    verify(names.teacher(cohort));
    TrialResult teacher = standing.finished().get(cohort.teacher());
    for (Trial trial : cohort.students()) {
      if (teacher != null || !trial.arm().asksTeacher()) {
        verify(names.student(trial, teacher == null ? "" : teacher.model()));
      }
    }
  }

  private void verify(RunName run) {
    TrialResult result = standing.finished().get(run.name());
    if (result == null) {
      return;
    }
    if (!result.fingerprint().equals(run.fingerprint())) {
      throw new UserMistake(
          "%s: trial %s was made from other data, another teacher or other settings; choose"
              + " another --out",
          store.folder(), run.name());
    }
  }
}
