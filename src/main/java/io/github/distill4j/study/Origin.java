package io.github.distill4j.study;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a results folder was made by and from, beside its study.
 *
 * @param code version of this project
 * @param classes checksum of its classes that decide numbers
 * @param images checksum of the images by the data settings, as in {@link Plan}
 */
record Origin(String code, String classes, Map<String, String> images) {

  Origin {
    images = Collections.unmodifiableMap(new LinkedHashMap<>(images));
  }

  /**
   * Whether both are the same code: one version, or versions that differ only in what they show.
   */
  boolean sameCode(Origin other) {
    return code.equals(other.code) || classes.equals(other.classes);
  }

  /** Whether both have images for the same setting, and equal ones for every such setting. */
  boolean hasImagesOf(Origin other) {
    Map<String, String> shared = new LinkedHashMap<>(images);
    shared.keySet().retainAll(other.images.keySet());
    return !shared.isEmpty() && other.images.entrySet().containsAll(shared.entrySet());
  }

  /** This origin with the images of earlier runs put first. */
  Origin after(Origin earlier) {
    Map<String, String> all = new LinkedHashMap<>(earlier.images);
    all.putAll(images);
    return new Origin(code, classes, all);
  }
}
