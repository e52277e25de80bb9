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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
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
  static final String CHECKPOINTS = "checkpoints";
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

  /** Removes what a killed process left: halves of files, and checkpoints of ended tasks. */
  private void tidy() throws IOException {
    AtomicFile.removeRemains(folder);
    for (String part : PARTS) {
      AtomicFile.removeRemains(folder.resolve(part));
    }
    for (String part : List.of(TRIALS, DIVERGED)) {
      for (TrialFile file : files(folder.resolve(part))) {
        Files.deleteIfExists(checkpoint(file.trial()));
      }
    }
  }

  /**
   * Reads whatever a folder holds, without locking or changing it.
   *
   * @param study the folder's
   * @throws UserMistake when no result in it can be read
   */
  public static Results read(Path folder, Study study) {
    Results results = readAll(folder, study);
    if (results.results().isEmpty() && results.diverged().isEmpty()) {
      throw new UserMistake(
          "%s: %s",
          folder,
          results.problems().stream()
              .findFirst()
              .orElse("no trial has finished; run the study first"));
    }
    return results;
  }

  /** The same of a folder that may hold no result yet. */
  public static Results readAll(Path folder, Study study) {
    List<String> problems = new ArrayList<>();
    Comparator<Outcome> order = planned(study.ids());
    List<Result> results =
        read(folder.resolve(TRIALS), file -> file.result(study.works()), problems);
    List<DivergedTrial> diverged =
        read(folder.resolve(DIVERGED), file -> file.read(DivergedTrial.class), problems);
    problems.addAll(strangers(folder, results));
    return new Results(
        study,
        results.stream().sorted(order).toList(),
        diverged.stream().sorted(order).toList(),
        problems);
  }

  /** Results that were made from other results than those that are here. */
  private static List<String> strangers(Path folder, List<Result> results) {
    Map<String, String> given =
        results.stream().collect(Collectors.toMap(Result::trial, Result::gives));
    return results.stream()
        .flatMap(
            result ->
                result.needs().entrySet().stream()
                    .filter(e -> !given.getOrDefault(e.getKey(), e.getValue()).equals(e.getValue()))
                    .map(
                        e ->
                            String.format(
                                Locale.ROOT,
                                "%s: trial %s was made by another teacher than %s; choose another"
                                    + " --out",
                                folder,
                                result.trial(),
                                e.getKey())))
        .toList();
  }

  private static <T> List<T> read(Path part, Function<TrialFile, T> reader, List<String> problems) {
    List<T> read = new ArrayList<>();
    for (TrialFile file : files(part)) {
      try {
        read.add(reader.apply(file));
      } catch (UserMistake damaged) {
        problems.add(damaged.getMessage());
      }
    }
    return read;
  }

  /** The plan's order; whatever is in no plan comes last, by name. */
  private static Comparator<Outcome> planned(List<String> ids) {
    Map<String, Integer> places =
        IntStream.range(0, ids.size()).boxed().collect(Collectors.toMap(ids::get, i -> i));
    return Comparator.comparing((Outcome o) -> places.getOrDefault(o.trial(), ids.size()))
        .thenComparing(Outcome::trial);
  }

  private static List<TrialFile> files(Path part) {
    if (!Files.exists(part)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(part)) {
      return files.filter(TrialFile::isOne).sorted().map(TrialFile::new).toList();
    } catch (IOException e) {
      throw new UserMistake("%s: cannot be read (%s); expected a folder", part, Refusal.words(e));
    }
  }

  /**
   * How far a study is in a folder, without locking or changing it.
   *
   * @throws UserMistake when a result of the folder, or a file that a result of the plan owns, is
   *     damaged or missing, naming all that are
   */
  public static Standing standing(Path folder, Plan plan) {
    Results all = readAll(folder, plan.study());
    List<Outcome> outcomes = new ArrayList<>(all.results());
    outcomes.addAll(all.diverged());
    Standing standing = Standing.of(plan, outcomes);
    List<String> problems = new ArrayList<>(all.problems());
    for (Result result : standing.results()) {
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

  private OwnedFiles owned(String trial) {
    return new OwnedFiles(folder, trial);
  }

  /** Where an unfinished task stands. */
  private Path checkpoint(String trial) {
    return folder.resolve(CHECKPOINTS).resolve(trial);
  }

  /**
   * One result of a folder, which need not be open.
   *
   * @param type of the result
   * @return nothing when its task has not finished
   * @throws UserMistake when its file is damaged
   */
  public static <T extends Result> Optional<T> find(Path folder, String trial, Class<T> type) {
    return read(file(folder, trial), type);
  }

  /**
   * What is kept of a task that has diverged, in a folder that need not be open.
   *
   * @throws UserMistake when the file is damaged
   */
  public static Optional<DivergedTrial> diverged(Path folder, String trial) {
    return read(TrialFile.of(folder.resolve(DIVERGED), trial), DivergedTrial.class);
  }

  private static <T extends Outcome> Optional<T> read(TrialFile file, Class<T> type) {
    return PlainFile.exists(file.path()) ? Optional.of(file.read(type)) : Optional.empty();
  }

  static TrialFile file(Path folder, String trial) {
    return TrialFile.of(folder.resolve(TRIALS), trial);
  }

  /**
   * Keeps what became of a task, with the checksums of its network and card, and forgets its
   * checkpoint.
   */
  public void save(Task task, Outcome outcome) throws IOException {
    boolean diverged = outcome instanceof DivergedTrial;
    TrialFile.of(folder.resolve(diverged ? DIVERGED : TRIALS), task.id())
        .write(task.kind(), outcome, diverged ? Map.of() : owned(task.id()).checksums());
    Files.deleteIfExists(checkpoint(task.id()));
  }

  /** Lets other processes in. */
  @Override
  public void close() throws IOException {
    lock.close();
  }
}
