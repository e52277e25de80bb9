package io.github.distill4j.study;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.distill4j.AtomicFile;
import io.github.distill4j.Checksum;
import io.github.distill4j.PlainFile;
import io.github.distill4j.Refusal;
import io.github.distill4j.UserMistake;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * One ended task on disk, with the checksums of the files it owns and one of all that.
 *
 * @param path a JSON file named after the task
 */
record TrialFile(Path path) {

  private static final String SUFFIX = ".json";

  private static final String KIND = "kind";

  // Files of versions before these two keys have neither and are taken as they are.
  private static final String FILES = "files";
  private static final String CHECKSUM = "checksum";

  /** Ten times the largest there is, a two-layer teacher's. */
  private static final long MOST_BYTES = 32 << 20;

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  static TrialFile of(Path folder, String trial) {
    return new TrialFile(folder.resolve(trial + SUFFIX));
  }

  static boolean isOne(Path path) {
    String name = path.getFileName().toString();
    return name.endsWith(SUFFIX) && !name.startsWith(".");
  }

  String trial() {
    String name = path.getFileName().toString();
    return name.substring(0, name.length() - SUFFIX.length());
  }

  /**
   * Reads a result.
   *
   * @param works one of which has made it
   * @throws UserMistake when it does not hold the whole result it is named after
   */
  Result result(List<Work> works) {
    return whole(
        tree -> {
          Work work = work(works, tree.path(KIND).asText());
          return value(work.renewed(tree), work.result());
        });
  }

  /** The one that made a result; before there were several, results did not name theirs. */
  private Work work(List<Work> works, String kind) {
    return works.stream()
        .filter(work -> kind.isEmpty() || work.kind().equals(kind))
        .findFirst()
        .orElseThrow(() -> damaged("it is of another kind of study"));
  }

  /**
   * Reads it.
   *
   * @param type of what it holds
   * @throws UserMistake when it does not hold the whole outcome it is named after
   */
  <T extends Outcome> T read(Class<T> type) {
    return whole(tree -> value(tree, type));
  }

  private static <T> T value(ObjectNode tree, Class<T> type) throws IOException {
    tree.remove(List.of(FILES, KIND));
    return JSON.treeToValue(tree, type);
  }

  /** What a tree is taken for. */
  @FunctionalInterface
  private interface Reader<T> {
    T of(ObjectNode tree) throws IOException;
  }

  private <T extends Outcome> T whole(Reader<T> reader) {
    try {
      T outcome = reader.of(tree());
      if (outcome.trial().equals(trial())) {
        return outcome;
      }
      throw damaged("it holds trial " + outcome.trial());
    } catch (IOException | IllegalArgumentException | NullPointerException e) {
      throw damaged(reason(e));
    }
  }

  /**
   * Checksums of the files that the trial owns, by their names in the results folder.
   *
   * @throws UserMistake when the trial is damaged
   */
  Map<String, String> files() {
    try {
      JsonNode files = tree().path(FILES);
      return files.isObject() ? JSON.convertValue(files, new TypeReference<>() {}) : Map.of();
    } catch (IOException | IllegalArgumentException e) {
      throw damaged(reason(e));
    }
  }

  /** The content as it was written, without its checksum. */
  private ObjectNode tree() throws IOException {
    if (PlainFile.exists(path) && Files.size(path) > MOST_BYTES) {
      throw damaged("it is larger than any trial");
    }
    byte[] json = Files.readAllBytes(path);
    ObjectNode tree = JSON.readValue(json, ObjectNode.class);
    if (tree == null) {
      throw damaged("it holds no whole trial");
    }
    JsonNode sum = tree.remove(CHECKSUM);
    if (sum != null && !sum.asText().equals(checksum(json))) {
      throw damaged("its content is not what was written");
    }
    return tree;
  }

  /** Numbers count as they are written: Java versions differ in how they print a double. */
  private static String checksum(byte[] json) throws IOException {
    ObjectNode exact =
        JSON.readerFor(ObjectNode.class)
            .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .readValue(json);
    exact.remove(CHECKSUM);
    return Checksum.sha256().add(exact.toString()).hex();
  }

  void write(String kind, Outcome outcome, Map<String, String> files) throws IOException {
    ObjectNode tree = JSON.createObjectNode().put(KIND, kind);
    tree.setAll(JSON.<ObjectNode>valueToTree(outcome));
    if (!files.isEmpty()) {
      tree.set(FILES, JSON.valueToTree(files));
    }
    tree.put(CHECKSUM, checksum(JSON.writeValueAsBytes(tree)));
    byte[] json = JSON.writeValueAsBytes(tree);
    AtomicFile.write(path, out -> out.write(json));
  }

  private UserMistake damaged(String reason) {
    return new UserMistake(
        "%s: damaged (%s); delete it and run the study's command again: only this trial is trained"
            + " anew",
        path, reason);
  }

  private static String reason(Exception e) {
    if (e instanceof FileSystemException refused) {
      return Refusal.words(refused);
    }
    return e instanceof JsonParseException unreadable
        ? unreadable.getOriginalMessage().lines().findFirst().orElse("")
        : "it holds no whole trial";
  }
}
