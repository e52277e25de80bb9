package io.github.distill4j.label;

import java.util.Map;

/**
 * The labels of one part of the images, and what they cost.
 *
 * @param rows by what they say
 * @param live whether a teacher answers while the student learns
 * @param seconds a teacher took for answers that are kept, whenever that was; else 0
 * @param bytes size of these
 */
public record Labels(Map<Content, LabelRows> rows, boolean live, double seconds, long bytes) {

  public Labels {
    rows = Map.copyOf(rows);
  }

  /** Labels that cost nothing. */
  static Labels free(Map<Content, LabelRows> rows) {
    return new Labels(rows, false, 0, 0);
  }
}
