package io.github.distill4j.study;

import io.github.distill4j.UserMistake;
import io.github.distill4j.net.layer.kernel.Kernels;
import io.github.distill4j.train.LogitsCache;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.util.ModelSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a study in this process: the teacher, then every trial that has no result yet. */
public final class StudyRunner {

  private static final Logger LOG = LoggerFactory.getLogger(StudyRunner.class);

  private final StudySpec spec;
  private final StudyData data;
  private final ResultsStore store;
  private final TrialRunner trials;
  private final StudyProgress progress;

  /**
   * A runner.
   *
   * @param spec what to do
   * @param data with which images
   * @param store where results are and go
   * @param models takes the trained networks
   * @param progress hears of everything
   */
  public StudyRunner(
      StudySpec spec,
      StudyData data,
      ResultsStore store,
      TrainedModels models,
      StudyProgress progress) {
    this.spec = spec;
    this.data = data;
    this.store = store;
    this.trials = new TrialRunner(data, store, models);
    this.progress = progress;
  }

  /**
   * Refuses networks that do not exist or do not fit the images, before anything is written.
   *
   * @throws UserMistake naming the key
   */
  public static void check(StudySpec spec, StudyData data) {
    TrialNetworks networks = new TrialNetworks(data);
    networks.check("teacher", spec.teacher());
    networks.check("student", spec.student());
  }

  /**
   * Trains what is missing.
   *
   * @return the teacher's result, then one a trial, in the plan's order
   * @throws IOException when a result cannot be written; all earlier ones are kept
   */
  public List<TrialResult> run() throws IOException {
    LOG.info("{}; convolutions: {}", Backend.load(), Kernels.diagnosis());
    List<TrialResult> results = new ArrayList<>();
    TrainedTeacher teacher = teacher();
    results.add(teacher.result());
    for (Trial trial : spec.trials()) {
      TrialResult result = student(trial, teacher, results.size() + 1);
      progress.finished(result);
      results.add(result);
    }
    return results;
  }

  private TrainedTeacher teacher() throws IOException {
    String fingerprint = trials.teacherFingerprint(spec.teacher());
    LogitsCache cache = new LogitsCache(store.cache());
    Optional<TrialResult> known = known(TrialResult.TEACHER, fingerprint);
    if (known.isEmpty()) {
      TrainedNetwork trained = trials.teacher(spec.teacher(), progress.trial(1, count()));
      progress.finished(trained.result());
      return new TrainedTeacher(trained.network(), trained.result(), data, cache);
    }
    progress.finished(known.get());
    var network = ModelSerializer.restoreComputationGraph(store.model("teacher").toFile(), false);
    if (!Fingerprint.of(network.params()).equals(known.get().model())) {
      throw new UserMistake(
          "%s: not the network that trials/teacher.json describes; delete both to train it anew",
          store.model("teacher"));
    }
    return new TrainedTeacher(network, known.get(), data, cache);
  }

  private TrialResult student(Trial trial, TrainedTeacher teacher, int number) throws IOException {
    Optional<TrialResult> known = known(trial.id(), trials.fingerprint(trial, teacher));
    return known.isPresent()
        ? known.get()
        : trials.student(trial, teacher, progress.trial(number, count()));
  }

  private int count() {
    return 1 + spec.trials().size();
  }

  private Optional<TrialResult> known(String id, String fingerprint) {
    Optional<TrialResult> result = store.result(id);
    if (result.isPresent() && !result.get().fingerprint().equals(fingerprint)) {
      throw new UserMistake(
          "%s: trial %s was made from other data or another teacher; choose another --out",
          store.folder(), id);
    }
    return result;
  }
}
