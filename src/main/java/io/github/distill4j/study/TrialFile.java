package io.github.distill4j.study;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.distill4j.AtomicFile;
import io.github.distill4j.UserMistake;
import java.io.IOException;
import java.nio.file.Path;

/**
 * One finished trial on disk.
 *
 * @param path a JSON file named after the trial
 * @param type of what it holds
 */
record TrialFile<T extends StoredResult>(Path path, Class<T> type) {

  private static final String SUFFIX = ".json";

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  static <T extends StoredResult> TrialFile<T> of(Path folder, String trial, Class<T> type) {
    return new TrialFile<>(folder.resolve(trial + SUFFIX), type);
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
   * Reads it.
   *
   * @throws UserMistake when it does not hold the whole trial it is named after
   */
  T read() {
    try {
      T result = JSON.readValue(path.toFile(), type);
      if (result.trial().equals(trial())) {
        return result;
      }
      throw damaged("it holds trial " + result.trial());
    } catch (IOException | NullPointerException e) {
      throw damaged(reason(e));
    }
  }

  void write(T result) throws IOException {
    byte[] json = JSON.writeValueAsBytes(result);
    AtomicFile.write(path, out -> out.write(json));
  }

  private UserMistake damaged(String reason) {
    return new UserMistake(
        "%s: damaged (%s); delete it and run the study's command again: only this trial is trained"
            + " anew",
        path, reason);
  }

  private static String reason(Exception e) {
    return e instanceof JsonParseException unreadable
        ? unreadable.getOriginalMessage().lines().findFirst().orElse("")
        : "it holds no whole trial";
  }
}
