package io.github.distill4j.study;

import io.github.distill4j.UserMistake;
import io.github.distill4j.machine.CodeVersion;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which study a results folder belongs to: one spec, one set of images, one version of the code.
 *
 * <p>Seeds, arms and more values of a swept key only add trials; the question and the claims change
 * none. Everything else that a study's {@link Study#identity} holds makes another study, which
 * never mixes its trials with these. Images are the same by their checksum, wherever they lie and
 * however their folder is written.
 *
 * @param spec the study that wants the folder
 * @param origin its code and images
 */
public record Ownership(Study spec, Origin origin) {

  /** What a plan, run by this code, would own. */
  public static Ownership of(Plan plan) {
    return of(plan.study(), plan.images());
  }

  /**
   * What a study, run by this code, would own.
   *
   * @param images checksums of its images, by words that say which; empty for a study without
   */
  public static Ownership of(Study study, Map<String, String> images) {
    return new Ownership(study, new Origin(CodeVersion.text(), CodeVersion.classes(), images));
  }

  /**
   * The folder itself.
   *
   * @throws UserMistake when it belongs to another study
   */
  public Path inPlace(Path folder) {
    Optional<String> conflict = conflict(folder);
    if (conflict.isPresent()) {
      throw new UserMistake(
          "%s %s; add --apart to keep this study in %s, or choose another --out",
          folder, conflict.get(), beside(folder));
    }
    return folder;
  }

  /**
   * The folder itself, or one beside it when it belongs to another study.
   *
   * @throws UserMistake when that one is another study's, too
   */
  public Path apart(Path folder) {
    Path beside = beside(folder);
    boolean here = StudyFile.isIn(folder) || !StudyFile.isIn(beside);
    if (here && conflict(folder).isEmpty()) {
      return folder;
    }
    Optional<String> conflict = conflict(beside);
    if (conflict.isPresent()) {
      throw new UserMistake("%s %s; choose another --out", beside, conflict.get());
    }
    return beside;
  }

  /** What of the folder is another study's, in words that follow its name. */
  Optional<String> conflict(Path folder) {
    if (!StudyFile.isIn(folder)) {
      return Optional.empty();
    }
    Optional<Origin> made = StudyFile.origin(folder);
    Optional<String> code = made.filter(m -> !m.sameCode(origin)).map(Origin::code);
    try {
      Optional<String> key = difference(folder, made);
      return key.or(() -> made.flatMap(this::otherImages)).or(() -> code.map(this::otherCode));
    } catch (UserMistake unreadable) {
      // A study of other code may hold keys this one does not know.
      return Optional.of(code.map(this::otherCode).orElseThrow(() -> unreadable));
    }
  }

  private String otherCode(String code) {
    return String.format(Locale.ROOT, "was made by distill4j %s, this is %s", code, origin.code());
  }

  private Optional<String> otherImages(Origin made) {
    return origin.images().entrySet().stream()
        .filter(e -> !made.images().getOrDefault(e.getKey(), e.getValue()).equals(e.getValue()))
        .findFirst()
        .map(
            e ->
                String.format(
                    Locale.ROOT,
                    "was made from other images (checksum %.12s there, %.12s here)",
                    made.images().get(e.getKey()),
                    e.getValue()));
  }

  private Optional<String> difference(Path folder, Optional<Origin> made) {
    String kind = StudyFile.kind(folder);
    if (!kind.equals(spec.kind())) {
      return Optional.of(different("kind", kind, spec.kind()));
    }
    boolean moved = made.filter(origin::hasImagesOf).isPresent();
    return difference(StudyFile.read(folder, spec::another).identity(), moved);
  }

  /**
   * The first key that differs.
   *
   * @param moved whether the images are known to be the same, wherever they are now
   */
  private Optional<String> difference(Map<String, String> old, boolean moved) {
    Map<String, String> fresh = spec.identity();
    Map<String, String> all = new TreeMap<>(old);
    all.putAll(fresh);
    return all.keySet().stream()
        .filter(key -> !(moved && isPlaceOfImages(key)))
        .filter(key -> !old.getOrDefault(key, "").equals(fresh.getOrDefault(key, "")))
        .findFirst()
        .map(key -> different(key, old.get(key), fresh.get(key)));
  }

  private static boolean isPlaceOfImages(String key) {
    return key.matches("(.+\\.)?data\\.set");
  }

  private static String different(String key, String there, String here) {
    return String.format(
        Locale.ROOT,
        "holds another study: %s is %s there, %s here",
        key,
        there == null ? "not set" : there,
        here == null ? "not set" : here);
  }

  private Path beside(Path folder) {
    Path whole = folder.toAbsolutePath().normalize();
    String name = whole.getFileName() + "@" + mark();
    return folder.normalize().getFileName().toString().isEmpty()
        ? whole.resolveSibling(name)
        : folder.normalize().resolveSibling(name);
  }

  /**
   * Seven characters that tell this study from others; more seeds, arms or values keep them. So the
   * images of single settings do not count: more values would bring more of them.
   */
  private String mark() {
    Map<String, String> images = new TreeMap<>(origin.images());
    images.keySet().removeIf(words -> words.contains("="));
    Map<String, String> keys = new TreeMap<>(spec.identity());
    if (!images.isEmpty()) {
      keys.keySet().removeIf(Ownership::isPlaceOfImages);
    }
    return Fingerprint.of(keys, origin.classes(), images).substring(0, 7);
  }
}
