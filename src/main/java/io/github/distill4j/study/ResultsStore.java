package io.github.distill4j.study;

import io.github.distill4j.AtomicFile;
import io.github.distill4j.FullDisk;
import io.github.distill4j.UserMistake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A results folder, all the state a study has, held by this process alone until it is closed.
 *
 * <pre>
 * study.yaml          the study with every default written out
 * origin.yaml         the code and the images that made it
 * trials/ID.json      one finished trial each
 * models/ID.zip, .md  the trained network and its card
 * checkpoints/ID      where an unfinished trial stands
 * cache/              the teachers' logits
 * lock                who is at work here
 * study.log           what happened here, one run of the program after another
 * </pre>
 */
public final class ResultsStore implements AutoCloseable {

  private static final String TRIALS = "trials";
  private static final String CHECKPOINTS = "checkpoints";

  private final Path folder;
  private final FolderLock lock;

  private ResultsStore(Path folder, FolderLock lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /**
   * Opens the folder of a study, making it when it is new.
   *
   * @throws UserMistake when it cannot be written, belongs to another study, or another process is
   *     at work in it
   */
  public static ResultsStore open(Path folder, Ownership owner) {
    try {
      Files.createDirectories(folder);
      ResultsStore store = new ResultsStore(folder, FolderLock.take(folder));
      try {
        owner.inPlace(folder);
        StudyFile.write(folder, owner);
        store.tidy();
        return store;
      } catch (IOException | RuntimeException e) {
        store.close();
        throw e;
      }
    } catch (IOException e) {
      throw FullDisk.behind(e, folder).orElseGet(() -> unwritable(folder, e));
    }
  }

  private static UserMistake unwritable(Path folder, IOException e) {
    return new UserMistake(
        "--out %s: cannot be written (%s %s); choose a folder you may write to",
        folder, e.getClass().getSimpleName().replace("Exception", ""), e.getMessage());
  }

  /** Removes what a killed process left: halves of files, and checkpoints of finished trials. */
  private void tidy() throws IOException {
    for (String part : List.of("", TRIALS, "models", CHECKPOINTS, "cache")) {
      AtomicFile.removeRemains(folder.resolve(part));
    }
    for (TrialFile<TrialResult> file : files(folder)) {
      Files.deleteIfExists(checkpoint(file.trial()));
    }
  }

  /**
   * Reads whatever a folder holds, without locking or changing it.
   *
   * @throws UserMistake when it is no results folder, or no trial in it can be read
   */
  public static Results read(Path folder) {
    Results results = readAll(folder, StudyFile.study(folder));
    if (results.trials().isEmpty()) {
      throw new UserMistake(
          "%s: %s",
          folder,
          results.problems().stream()
              .findFirst()
              .orElse("no trial has finished; run the study first"));
    }
    return results;
  }

  private static Results readAll(Path folder, StudySpec spec) {
    List<TrialResult> trials = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (TrialFile<TrialResult> file : files(folder)) {
      try {
        trials.add(file.read());
      } catch (UserMistake damaged) {
        problems.add(damaged.getMessage());
      }
    }
    trials.sort(planned(spec));
    return new Results(spec, trials, problems);
  }

  /** The plan's order; whatever is in no plan comes last, by name. */
  private static Comparator<TrialResult> planned(StudySpec spec) {
    List<String> ids = StudyPlan.trials(Cohort.of(spec));
    Map<String, Integer> places =
        IntStream.range(0, ids.size()).boxed().collect(Collectors.toMap(ids::get, i -> i));
    return Comparator.comparing(
            (TrialResult result) -> places.getOrDefault(result.trial(), ids.size()))
        .thenComparing(TrialResult::trial);
  }

  private static List<TrialFile<TrialResult>> files(Path folder) {
    Path trials = folder.resolve(TRIALS);
    if (!Files.isDirectory(trials)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(trials)) {
      return files
          .filter(TrialFile::isOne)
          .sorted()
          .map(file -> new TrialFile<>(file, TrialResult.class))
          .toList();
    } catch (IOException e) {
      throw new UserMistake("%s: cannot be read: %s", trials, e.getMessage());
    }
  }

  /**
   * How far a study is in a folder, without locking or changing it.
   *
   * @throws UserMistake when a trial of the plan is damaged, naming all that are
   */
  public static Standing standing(Path folder, StudyPlan plan) {
    Results all = readAll(folder, plan.spec());
    if (!all.problems().isEmpty()) {
      throw new UserMistake("%s", String.join("; and ", all.problems()));
    }
    return Standing.of(plan, all.trials());
  }

  /** Where the folder is. */
  public Path folder() {
    return folder;
  }

  /** Where a trial's network goes. */
  public Path model(String trial) {
    return folder.resolve("models").resolve(trial + ".zip");
  }

  /** Where an unfinished trial stands. */
  Path checkpoint(String trial) {
    return folder.resolve(CHECKPOINTS).resolve(trial);
  }

  Path cache() {
    return folder.resolve("cache");
  }

  /**
   * One finished trial of a folder, which need not be open.
   *
   * @param type of the trial's result
   * @return nothing when it has not finished
   * @throws UserMistake when its file is damaged
   */
  public static <T extends StoredResult> Optional<T> find(
      Path folder, String trial, Class<T> type) {
    TrialFile<T> file = TrialFile.of(folder.resolve(TRIALS), trial, type);
    return Files.exists(file.path()) ? Optional.of(file.read()) : Optional.empty();
  }

  /** Whether a folder holds a finished trial. */
  public static boolean holds(Path folder, String trial) {
    return Files.exists(TrialFile.of(folder.resolve(TRIALS), trial, StoredResult.class).path());
  }

  /** Keeps a finished trial and forgets its checkpoint. */
  public void save(StoredResult result) throws IOException {
    TrialFile.of(folder.resolve(TRIALS), result.trial(), StoredResult.class).write(result);
    Files.deleteIfExists(checkpoint(result.trial()));
  }

  /** Lets other processes in. */
  @Override
  public void close() throws IOException {
    lock.close();
  }
}
