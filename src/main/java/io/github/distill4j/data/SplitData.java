package io.github.distill4j.data;

import io.github.distill4j.UserMistake;
import java.util.List;

/**
 * The images of a study, cut into its three parts, with what turns their pixels into inputs.
 *
 * @param spec what was asked for
 * @param train what networks are trained on
 * @param validation what training choices are made on
 * @param test what is read once, at the end
 * @param constants of the training part
 * @param notes what was left out or read in part, for people, one line each
 */
public record SplitData(
    DataSpec spec,
    ImageSet train,
    ImageSet validation,
    ImageSet test,
    PixelConstants constants,
    List<String> notes) {

  // Keys of the random choices, so that no two of them share their numbers.
  private static final long TEST = 1;
  private static final long TEST_LIMIT = 2;
  private static final long LIMIT = 3;
  private static final long VALIDATION = 4;

  /**
   * Chooses classes and cuts a set up as the spec says.
   *
   * @throws UserMistake when a class is unknown or a part lacks one
   */
  public static SplitData of(DataSpec spec, RawData read) {
    RawData data = ClassChoice.apply(spec, read);
    Split outer = data.test().map(t -> new Split(data.train(), t)).orElseGet(() -> cut(spec, data));
    String brought = "data.set: " + spec.set();
    String blame = data.test().isPresent() ? brought : "data.test: " + spec.test();
    Split.requireAllClasses(outer.taken(), blame, "test");
    Split.requireAllClasses(outer.kept(), blame, "training");
    ImageSet test = limited(outer.taken(), spec.testLimit(), "data.test-limit", spec, TEST_LIMIT);
    ImageSet rest = limited(outer.kept(), spec.limit(), "data.limit", spec, LIMIT);
    Split inner =
        data.validation()
            .map(v -> required(new Split(rest, v), brought))
            .orElseGet(() -> heldOut(spec, rest, data.test().isPresent()));
    return of(spec, inner, test, data.notes());
  }

  /** Training images without those that are held out for validation. */
  private static Split heldOut(DataSpec spec, ImageSet set, boolean bringsTest) {
    double share = spec.validation() / (bringsTest ? 1 : 1 - spec.test());
    Split split = Split.of(set, part(share, set), spec.splitSeed(), VALIDATION);
    return required(split, "data.validation: " + spec.validation());
  }

  private static Split required(Split split, String blame) {
    Split.requireAllClasses(split.taken(), blame, "validation");
    Split.requireAllClasses(split.kept(), blame, "training");
    return split;
  }

  private static Split cut(DataSpec spec, RawData data) {
    if (data.validation().isEmpty() && spec.validation() + spec.test() >= 1) {
      throw new UserMistake(
          "data.validation: %s and data.test: %s leave no training image",
          spec.validation(), spec.test());
    }
    return Split.of(data.train(), part(spec.test(), data.train()), spec.splitSeed(), TEST);
  }

  private static int part(double share, ImageSet set) {
    return (int) Math.round(share * set.size());
  }

  private static ImageSet limited(
      ImageSet set, Integer most, String key, DataSpec spec, long choice) {
    if (most == null || most >= set.size()) {
      return set;
    }
    ImageSet chosen = Split.of(set, most, spec.splitSeed(), choice).taken();
    Split.requireAllClasses(
        chosen, key + ": " + most, key.equals("data.limit") ? "training" : "test");
    return chosen;
  }

  private static SplitData of(DataSpec spec, Split split, ImageSet test, List<String> notes) {
    PixelConstants constants =
        switch (spec.normalisation()) {
          case CHANNEL -> PixelConstants.of(split.kept(), spec.noiseVariance());
          case UNIT_NORM -> PixelConstants.none(split.kept().shape().channels());
        };
    return new SplitData(spec, split.kept(), split.taken(), test, constants, notes);
  }

  /** The images of one part. */
  public ImageSet part(Part part) {
    return switch (part) {
      case TRAIN -> train;
      case VALIDATION -> validation;
      case TEST -> test;
    };
  }

  /** Inputs of one part as they are, without augmentation: the same numbers every epoch. */
  public Batches batches(Part part) {
    return new Batches(part(part), inputs(part), Augmentation.NONE, 0);
  }

  /**
   * Training inputs with the spec's augmentation.
   *
   * @param seed fixes order and augmentation
   */
  public Batches training(long seed) {
    return new Batches(train, inputs(Part.TRAIN), spec.augmentation(), seed);
  }

  /** Training and validation images have different origins; test images may repeat them. */
  private PixelInputs inputs(Part part) {
    return new PixelInputs(spec, constants, part == Part.TEST ? 1 : 0);
  }
}
