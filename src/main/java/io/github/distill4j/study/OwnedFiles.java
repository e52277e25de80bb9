package io.github.distill4j.study;

import io.github.distill4j.Checksum;
import io.github.distill4j.PlainFile;
import io.github.distill4j.Refusal;
import io.github.distill4j.UserMistake;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The files that a trial owns beside its result: its network and the network's card.
 *
 * @param folder the results folder
 * @param trial the trial's id
 */
public record OwnedFiles(Path folder, String trial) {

  public Path model() {
    return folder.resolve(names().get(0));
  }

  private List<String> names() {
    return List.of("models/" + trial + ".zip", "models/" + trial + ".md");
  }

  /** SHA-256 by name of those that are there; a trial of the two-layer model has none. */
  Map<String, String> checksums() {
    Map<String, String> checksums = new LinkedHashMap<>();
    for (String name : names()) {
      checksum(name).ifPresent(hex -> checksums.put(name, hex));
    }
    return checksums;
  }

  /**
   * Refuses a file that is not as the trial wrote it.
   *
   * @throws UserMistake naming it, and what to do
   */
  public void require() {
    Map<String, String> written = ResultsStore.file(folder, trial).files();
    for (String name : names()) {
      Optional<String> found = checksum(name);
      if (written.containsKey(name) && !found.equals(Optional.of(written.get(name)))) {
        throw unfit(name, found.isEmpty() ? "missing" : "damaged, or not this trial's");
      }
    }
  }

  /** The mistake to report of a network that cannot be used. */
  public UserMistake unfitModel(String reason) {
    return unfit(names().get(0), reason);
  }

  private UserMistake unfit(String name, String reason) {
    return new UserMistake(
        "%s: %s; delete %s and run the study's command again: the same network is trained anew, and"
            + " all else that has finished stays",
        folder.resolve(name), reason, folder.resolve("trials/" + trial + ".json"));
  }

  private Optional<String> checksum(String name) {
    Path file = folder.resolve(name);
    if (!PlainFile.exists(file)) {
      return Optional.empty();
    }
    Checksum sha256 = Checksum.sha256();
    try (InputStream in = sha256.over(Files.newInputStream(file))) {
      in.transferTo(OutputStream.nullOutputStream());
      return Optional.of(sha256.hex());
    } catch (IOException e) {
      throw new UserMistake("%s: cannot be read (%s)", file, Refusal.words(e));
    }
  }
}
