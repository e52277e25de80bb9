package io.github.distill4j.engine;

import io.github.distill4j.study.DivergedTrial;
import io.github.distill4j.study.MadeHere;
import io.github.distill4j.study.Outcome;
import io.github.distill4j.study.Progress;
import io.github.distill4j.study.Result;
import io.github.distill4j.study.ResultsStore;
import io.github.distill4j.study.Standing;
import io.github.distill4j.study.Task;
import io.github.distill4j.study.TimeText;
import io.github.distill4j.study.Workspace;
import java.io.IOException;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a study: has every task done that has no outcome yet, and keeps each outcome. */
public final class StudyRunner {

  private static final Logger LOG = LoggerFactory.getLogger(StudyRunner.class);

  private final ResultsStore store;
  private final Engine engine;
  private final Progress progress;
  private Standing standing;

  /**
   * A runner.
   *
   * @param standing what is to be done, and what is done already
   * @param store where results are and go
   * @param engine does the tasks
   * @param progress hears of every outcome
   */
  public StudyRunner(Standing standing, ResultsStore store, Engine engine, Progress progress) {
    this.standing = standing;
    this.store = store;
    this.engine = engine;
    this.progress = progress;
  }

  /**
   * Does what is missing. What diverges is kept as such, and the others are done all the same.
   *
   * @return how the study stands at its end
   * @throws io.github.distill4j.UserMistake when an earlier result is not of this study
   * @throws IOException when a result cannot be written; all earlier ones are kept
   */
  public Standing run(Workspace workspace) throws IOException {
    standing.verify(store.folder());
    int toDo = standing.toDo().size();
    LOG.info("plan: {} tasks, {} to do", standing.plan().tasks().size(), toDo);
    if (toDo > 0) {
      LOG.info("machine: {}", MadeHere.fromNothing().machine());
      engine.run(standing.toDo(), standing.plan(), workspace, this::keep);
    }
    return standing;
  }

  private void keep(Task task, Outcome outcome) throws IOException {
    store.save(task, outcome);
    standing = standing.with(outcome);
    tell(outcome);
    standing.verify(store.folder());
  }

  private void tell(Outcome outcome) {
    if (outcome instanceof Result result) {
      String seconds = String.format(Locale.ROOT, "%.1f", result.seconds());
      LOG.info("{} finished: {}, {} s", result.trial(), result.headline(), seconds);
      String words =
          String.format(Locale.ROOT, "%s   %6.1f s", result.headline(), result.seconds());
      progress.finished(result.trial(), words + timeLeft());
    } else if (outcome instanceof DivergedTrial diverged) {
      LOG.warn("{} {}", diverged.trial(), diverged.words());
      progress.diverged(diverged.trial(), diverged.words() + timeLeft());
    }
  }

  private String timeLeft() {
    return standing.toDo().isEmpty()
        ? ""
        : standing.timeLeft().map(left -> "   about " + TimeText.of(left) + " left").orElse("");
  }
}
