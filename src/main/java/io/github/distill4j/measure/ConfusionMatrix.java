package io.github.distill4j.measure;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import java.util.List;

/**
 * How often each class was taken for each other.
 *
 * @param classes names in label order, K of them; none in results from before names were kept
 * @param counts K × K; {@code counts[label][prediction]}
 */
public record ConfusionMatrix(List<String> classes, int[][] counts) {

  private static final ObjectMapper JSON = new ObjectMapper();

  public ConfusionMatrix {
    classes = List.copyOf(classes);
    if (!classes.isEmpty() && classes.size() != counts.length) {
      throw new IllegalArgumentException(
          classes.size() + " names of " + counts.length + " classes");
    }
  }

  /** A matrix of classes whose names are not known. */
  public ConfusionMatrix(int[][] counts) {
    this(List.of(), counts);
  }

  /** Reads a matrix with or without names. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static ConfusionMatrix of(JsonNode kept) {
    int[][] counts = JSON.convertValue(kept.required("counts"), int[][].class);
    JsonNode classes = kept.path("classes");
    return classes.isMissingNode()
        ? new ConfusionMatrix(counts)
        : new ConfusionMatrix(List.of(JSON.convertValue(classes, String[].class)), counts);
  }

  /** Counts the predictions of outputs. */
  public static ConfusionMatrix of(List<String> classes, Outputs outputs) {
    int[][] counts = new int[outputs.classes()][outputs.classes()];
    for (int i = 0; i < outputs.size(); i++) {
      counts[outputs.label(i)][outputs.prediction(i)]++;
    }
    return new ConfusionMatrix(classes, counts);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ConfusionMatrix that
        && classes.equals(that.classes)
        && Arrays.deepEquals(counts, that.counts);
  }

  @Override
  public int hashCode() {
    return 31 * classes.hashCode() + Arrays.deepHashCode(counts);
  }

  @Override
  public String toString() {
    return classes + " " + Arrays.deepToString(counts);
  }
}
