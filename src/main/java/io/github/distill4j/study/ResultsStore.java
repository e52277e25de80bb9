package io.github.distill4j.study;

import io.github.distill4j.AtomicFile;
import io.github.distill4j.FullDisk;
import io.github.distill4j.PlainFile;
import io.github.distill4j.Refusal;
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
 * diverged/ID.json    one trial each that has no numbers, since it diverged
 * models/ID.zip, .md  the trained network and its card
 * checkpoints/ID      where an unfinished trial stands
 * cache/              the teachers' logits
 * lock                who is at work here
 * study.log           what happened here, one run of the program after another
 * </pre>
 */
public final class ResultsStore implements AutoCloseable {

  private static final String TRIALS = "trials";
  private static final String DIVERGED = "diverged";
  private static final String CHECKPOINTS = "checkpoints";
  private static final List<String> PARTS =
      List.of(TRIALS, DIVERGED, "models", CHECKPOINTS, "cache", "report");

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
        PARTS.forEach(part -> requireFolder(folder.resolve(part)));
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

  /** What can be told now is not told after an hour's training. */
  private static void requireFolder(Path part) {
    if (Files.exists(part) && !(Files.isDirectory(part) && Files.isWritable(part))) {
      throw new UserMistake(
          "%s: expected a folder that can be written to; move it away, or choose another --out",
          part);
    }
  }

  private static UserMistake unwritable(Path folder, IOException e) {
    return new UserMistake(
        "--out %s: cannot be written (%s); choose a folder you may write to",
        folder, Refusal.words(e));
  }

  /** Removes what a killed process left: halves of files, and checkpoints of ended trials. */
  private void tidy() throws IOException {
    AtomicFile.removeRemains(folder);
    for (String part : PARTS) {
      AtomicFile.removeRemains(folder.resolve(part));
    }
    for (String part : List.of(TRIALS, DIVERGED)) {
      for (TrialFile<StoredResult> file : files(folder.resolve(part), StoredResult.class)) {
        Files.deleteIfExists(checkpoint(file.trial()));
      }
    }
  }

  /**
   * Reads whatever a folder holds, without locking or changing it.
   *
   * @throws UserMistake when it is no results folder, or no trial in it can be read
   */
  public static Results read(Path folder) {
    Results results = readAll(folder, StudyFile.study(folder));
    if (results.trials().isEmpty() && results.diverged().isEmpty()) {
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
    List<String> problems = new ArrayList<>();
    Comparator<StoredResult> order = planned(spec);
    List<TrialResult> trials = read(folder.resolve(TRIALS), TrialResult.class, problems);
    List<DivergedTrial> diverged = read(folder.resolve(DIVERGED), DivergedTrial.class, problems);
    return new Results(
        spec,
        trials.stream().sorted(order).toList(),
        diverged.stream().sorted(order).toList(),
        problems);
  }

  private static <T extends StoredResult> List<T> read(
      Path part, Class<T> type, List<String> problems) {
    List<T> results = new ArrayList<>();
    for (TrialFile<T> file : files(part, type)) {
      try {
        results.add(file.read());
      } catch (UserMistake damaged) {
        problems.add(damaged.getMessage());
      }
    }
    return results;
  }

  /** The plan's order; whatever is in no plan comes last, by name. */
  private static Comparator<StoredResult> planned(StudySpec spec) {
    List<String> ids = StudyPlan.trials(Cohort.of(spec));
    Map<String, Integer> places =
        IntStream.range(0, ids.size()).boxed().collect(Collectors.toMap(ids::get, i -> i));
    return Comparator.comparing(
            (StoredResult result) -> places.getOrDefault(result.trial(), ids.size()))
        .thenComparing(StoredResult::trial);
  }

  private static <T extends StoredResult> List<TrialFile<T>> files(Path part, Class<T> type) {
    if (!Files.exists(part)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(part)) {
      return files
          .filter(TrialFile::isOne)
          .sorted()
          .map(file -> new TrialFile<>(file, type))
          .toList();
    } catch (IOException e) {
      throw new UserMistake("%s: cannot be read (%s); expected a folder", part, Refusal.words(e));
    }
  }

  /**
   * How far a study is in a folder, without locking or changing it.
   *
   * @throws UserMistake when a trial of the folder, or a file that a trial of the plan owns, is
   *     damaged or missing, naming all that are
   */
  public static Standing standing(Path folder, StudyPlan plan) {
    Results all = readAll(folder, plan.spec());
    Standing standing = Standing.of(plan, all.trials(), all.diverged());
    List<String> problems = new ArrayList<>(all.problems());
    for (TrialResult result : standing.results()) {
      try {
        new OwnedFiles(folder, result.trial()).require();
      } catch (UserMistake damaged) {
        problems.add(damaged.getMessage());
      }
    }
    if (!problems.isEmpty()) {
      throw new UserMistake("%s", String.join("; and ", problems));
    }
    return standing;
  }

  /** Where the folder is. */
  public Path folder() {
    return folder;
  }

  /** Where a trial's network goes. */
  public Path model(String trial) {
    return owned(trial).model();
  }

  OwnedFiles owned(String trial) {
    return new OwnedFiles(folder, trial);
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
    TrialFile<T> file = file(folder, trial, type);
    return PlainFile.exists(file.path()) ? Optional.of(file.read()) : Optional.empty();
  }

  /**
   * The trials of a folder that have diverged, by name; it need not be open.
   *
   * @param type of what is kept of them
   * @throws UserMistake when a file is damaged
   */
  public static <T extends StoredResult> List<T> diverged(Path folder, Class<T> type) {
    return files(folder.resolve(DIVERGED), type).stream().map(TrialFile::read).toList();
  }

  /** Whether a folder holds a finished trial. */
  public static boolean holds(Path folder, String trial) {
    return PlainFile.exists(file(folder, trial, StoredResult.class).path());
  }

  static <T extends StoredResult> TrialFile<T> file(Path folder, String trial, Class<T> type) {
    return TrialFile.of(folder.resolve(TRIALS), trial, type);
  }

  /**
   * Keeps a finished trial, with the checksums of its network and card, and forgets its checkpoint.
   */
  public void save(StoredResult result) throws IOException {
    save(TRIALS, result, owned(result.trial()).checksums());
  }

  /** Keeps that a trial has diverged and forgets its checkpoint. */
  public void saveDiverged(StoredResult trial) throws IOException {
    save(DIVERGED, trial, Map.of());
  }

  private void save(String part, StoredResult result, Map<String, String> files)
      throws IOException {
    TrialFile.of(folder.resolve(part), result.trial(), StoredResult.class).write(result, files);
    Files.deleteIfExists(checkpoint(result.trial()));
  }

  /** Lets other processes in. */
  @Override
  public void close() throws IOException {
    lock.close();
  }
}
