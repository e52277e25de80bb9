package io.github.distill4j.study;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.distill4j.AtomicFile;
import io.github.distill4j.UserMistake;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A results folder: all the state a study has.
 *
 * <pre>
 * study.yaml          the study with every default written out
 * trials/ID.json      one finished trial each
 * models/ID.zip, .md  the trained network and its card
 * checkpoints/ID      where an unfinished trial stands
 * cache/              the teacher's logits
 * </pre>
 */
public final class ResultsStore {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  private final Path folder;

  private ResultsStore(Path folder) {
    this.folder = folder;
  }

  /**
   * Opens the folder of a study, making it when it is new.
   *
   * @throws UserMistake when it cannot be written, or holds another study
   */
  public static ResultsStore open(Path folder, StudySpec spec) {
    Path file = folder.resolve("study.yaml");
    String text = SpecReader.write(spec);
    try {
      if (Files.exists(file) && !sameStudy(Files.readString(file), text, file)) {
        throw new UserMistake(
            "%s holds another study (compare its study.yaml); choose another --out or move it away",
            folder);
      }
      AtomicFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UserMistake(
          "--out %s: cannot be written (%s); choose a folder you may write to", folder, reason(e));
    }
    return new ResultsStore(folder);
  }

  /** More seeds or arms only add trials; anything else is another study. */
  private static boolean sameStudy(String old, String fresh, Path file) {
    return question(SpecReader.read(file.toString(), old, java.util.List.of()))
        .equals(question(SpecReader.read(file.toString(), fresh, java.util.List.of())));
  }

  private static StudySpec question(StudySpec spec) {
    return new StudySpec(
        spec.name(), "", spec.data(), spec.teacher(), spec.student(), spec.loss(), null, null);
  }

  private static String reason(IOException e) {
    return e.getClass().getSimpleName().replace("Exception", "") + " " + e.getMessage();
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
    return folder.resolve("checkpoints").resolve(trial);
  }

  Path cache() {
    return folder.resolve("cache");
  }

  /**
   * A finished trial's result.
   *
   * @return nothing when the trial has not finished
   * @throws UserMistake when the file is there but damaged
   */
  public Optional<TrialResult> result(String trial) {
    Path file = file(trial);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.readValue(file.toFile(), TrialResult.class));
    } catch (IOException e) {
      throw new UserMistake(
          "%s: damaged (%s); delete it and run the study again", file, firstLine(e));
    }
  }

  private static String firstLine(IOException e) {
    String message =
        e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage();
    return message.lines().findFirst().orElse("");
  }

  /** Keeps a finished trial and forgets its checkpoint. */
  void save(TrialResult result) throws IOException {
    byte[] json = JSON.writeValueAsBytes(result);
    AtomicFile.write(file(result.trial()), out -> out.write(json));
    Files.deleteIfExists(checkpoint(result.trial()));
  }

  private Path file(String trial) {
    return folder.resolve("trials").resolve(trial + ".json");
  }
}
