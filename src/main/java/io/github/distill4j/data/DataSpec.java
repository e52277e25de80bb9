package io.github.distill4j.data;

import io.github.distill4j.UserMistake;
import io.github.distill4j.spec.Require;
import io.github.distill4j.spec.SpecMapper;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which images a study uses and how they are cut up and shown: the {@code data} section of its
 * YAML. A key that is left out has its default here.
 *
 * @param set a data set of the catalog, {@code procedural}, or the path of a folder of images with
 *     one sub-folder a class; required
 * @param classes the classes to keep, in label order; all of them when left out
 * @param groups new classes made of several: name to the classes it unites; a class in no group is
 *     left out
 * @param limit most training images, fewer of every class alike, before validation is split off; at
 *     least 1; all when left out
 * @param testLimit most test images, likewise
 * @param validation fraction of the training images (of all images when the set brings no test
 *     part) held out for selection, in (0, 1), used only when the set brings no validation part; .1
 * @param test fraction of all images held out for the last test, in (0, 1), used only when the set
 *     brings no test part; .1
 * @param splitSeed fixes limit, split and noise; 1
 * @param noiseVariance variance of the Gaussian noise added to pixels in [0, 1]; 0
 * @param augmentation of training images; none
 * @param normalisation channel
 * @param procedural how procedural images are made
 */
public record DataSpec(
    String set,
    List<String> classes,
    Map<String, List<String>> groups,
    Integer limit,
    Integer testLimit,
    Double validation,
    Double test,
    Long splitSeed,
    Double noiseVariance,
    Augmentation augmentation,
    Normalisation normalisation,
    Procedural procedural) {

  /** The name of the set that is drawn instead of read. */
  public static final String PROCEDURAL = "procedural";

  public DataSpec {
    if (set == null || set.isBlank()) {
      throw new UserMistake(
          "data.set: missing, expected a data set's name, %s or a folder of images", PROCEDURAL);
    }
    classes = classes == null ? List.of() : classes.stream().map(String::valueOf).toList();
    groups = groups == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(groups));
    groups.forEach(DataSpec::requireMembers);
    Require.that(limit == null || limit >= 1, "data.limit", limit, "1 or more");
    Require.that(testLimit == null || testLimit >= 1, "data.test-limit", testLimit, "1 or more");
    validation = Require.fraction("data.validation", validation == null ? .1 : validation);
    test = Require.fraction("data.test", test == null ? .1 : test);
    splitSeed = splitSeed == null ? 1L : splitSeed;
    noiseVariance = noiseVariance == null ? 0.0 : noiseVariance;
    Require.that(
        noiseVariance >= 0 && noiseVariance <= 100,
        "data.noise-variance",
        noiseVariance,
        "a number from 0 to 100");
    augmentation = augmentation == null ? Augmentation.NONE : augmentation;
    normalisation = normalisation == null ? Normalisation.CHANNEL : normalisation;
    procedural = procedural == null ? SpecMapper.of(Procedural.class, Map.of()) : procedural;
  }

  private static void requireMembers(String group, List<String> members) {
    if (members == null || members.isEmpty()) {
      throw new UserMistake("data.groups.%s: empty, expected a list of class names", group);
    }
  }

  /** Everything by default but the set. */
  public static DataSpec of(String set) {
    return SpecMapper.of(DataSpec.class, Map.of("set", set));
  }

  /** Whether the images are drawn, not read. */
  public boolean drawn() {
    return set.equals(PROCEDURAL);
  }

  /**
   * How procedural images are made.
   *
   * @param classes 2 to {@value MOST_CLASSES}; 6
   * @param images training images, at least 1; 6000
   * @param testImages test images, at least 1; 1500
   * @param difficulty from 0, clean, to 1, hardly to be made out; .5
   * @param seed fixes every pixel; 1
   */
  public record Procedural(
      Integer classes, Integer images, Integer testImages, Double difficulty, Long seed) {

    /** Shapes times textures. */
    public static final int MOST_CLASSES = 24;

    public Procedural {
      classes = classes == null ? 6 : classes;
      images = images == null ? 6000 : images;
      testImages = testImages == null ? 1500 : testImages;
      difficulty = difficulty == null ? .5 : difficulty;
      seed = seed == null ? 1L : seed;
      Require.that(
          classes >= 2 && classes <= MOST_CLASSES,
          "data.procedural.classes",
          classes,
          "2 to " + MOST_CLASSES);
      Require.atLeast(1, "data.procedural.images", images);
      Require.atLeast(1, "data.procedural.test-images", testImages);
      Require.that(
          difficulty >= 0 && difficulty <= 1,
          "data.procedural.difficulty",
          difficulty,
          "a number from 0 to 1");
    }
  }
}
