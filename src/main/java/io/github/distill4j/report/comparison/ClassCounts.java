package io.github.distill4j.report.comparison;

import io.github.distill4j.data.DataSpec;
import io.github.distill4j.measure.ConfusionMatrix;
import io.github.distill4j.study.distil.TrialResult;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What the test images of each class were taken for by an arm, all seeds together.
 *
 * @param classes names in label order, K of them
 * @param counts K × K; {@code counts[label][prediction]}
 */
public record ClassCounts(List<String> classes, long[][] counts) {

  /** Copies the list. */
  public ClassCounts {
    classes = List.copyOf(classes);
  }

  /** Those of an arm; nothing when no trial of it has a matrix. */
  public static Optional<ClassCounts> of(Comparison comparison, ArmRuns arm) {
    List<ConfusionMatrix> all =
        arm.trials().stream().map(TrialResult::confusion).filter(Objects::nonNull).toList();
    return all.isEmpty()
        ? Optional.empty()
        : Optional.of(together(all, comparison.source(arm).spec().data()));
  }

  /** Adds up the matrices that have the first one's classes. */
  private static ClassCounts together(List<ConfusionMatrix> all, DataSpec data) {
    ConfusionMatrix first = all.get(0);
    int size = first.counts().length;
    long[][] sum = new long[size][size];
    all.stream()
        .filter(matrix -> matrix.counts().length == size)
        .filter(matrix -> matrix.classes().equals(first.classes()))
        .forEach(matrix -> add(matrix.counts(), sum));
    return new ClassCounts(names(first, data), sum);
  }

  private static void add(int[][] counts, long[][] sum) {
    for (int label = 0; label < sum.length; label++) {
      for (int prediction = 0; prediction < sum.length; prediction++) {
        sum[label][prediction] += counts[label][prediction];
      }
    }
  }

  /** As kept; in results that keep none, those the study asks for, or else the labels. */
  private static List<String> names(ConfusionMatrix matrix, DataSpec data) {
    List<String> groups = List.copyOf(data.groups().keySet());
    List<String> asked = groups.isEmpty() ? data.classes() : groups;
    int size = matrix.counts().length;
    if (!matrix.classes().isEmpty()) {
      return matrix.classes();
    }
    return asked.size() == size
        ? asked
        : IntStream.range(0, size).mapToObj(label -> "class " + label).toList();
  }

  /** Test images of a class, each as often as there are seeds. */
  public long images(int label) {
    return IntStream.range(0, counts.length).mapToLong(k -> counts[label][k]).sum();
  }

  /** Of a class's test images the share taken for a class, in per cent; 0 without any. */
  public double share(int label, int prediction) {
    return 100.0 * counts[label][prediction] / Math.max(1, images(label));
  }
}
