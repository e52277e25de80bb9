package io.github.distill4j.label;

import java.util.Arrays;
import java.util.List;

/**
 * What one example's label says.
 *
 * @param contents what the row holds, in order, none twice
 * @param row K numbers for each of them
 */
public record Target(List<Content> contents, double[] row) {

  /** The K numbers of one content; they are the caller's to change. */
  public double[] get(Content content) {
    int place = contents.indexOf(content);
    if (place < 0) {
      throw new IllegalArgumentException("labels hold " + contents + ", not " + content);
    }
    int classes = row.length / contents.size();
    return Arrays.copyOfRange(row, place * classes, (place + 1) * classes);
  }
}
