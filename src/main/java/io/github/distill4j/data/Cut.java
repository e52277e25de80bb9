package io.github.distill4j.data;

import io.github.distill4j.UserMistake;

/**
 * How a data set is cut into its parts.
 *
 * @param data the set, its classes chosen
 */
record Cut(DataSpec spec, RawData data) {

  // Keys of the random choices, so that no two of them share their numbers.
  private static final long TEST = 1;
  private static final long TEST_LIMIT = 2;
  private static final long LIMIT = 3;
  private static final long VALIDATION = 4;

  SplitData parts() {
    Split outer = testApart();
    ImageSet test = limited(outer.taken(), spec.testLimit(), "data.test-limit", "test", TEST_LIMIT);
    ImageSet rest = limited(outer.kept(), spec.limit(), "data.limit", "training", LIMIT);
    Split inner = validationApart(rest);
    PixelConstants constants =
        switch (spec.normalisation()) {
          case CHANNEL -> PixelConstants.of(inner.kept(), spec.noiseVariance());
          case UNIT_NORM -> PixelConstants.none(inner.kept().shape().channels());
        };
    return new SplitData(spec, constants, inner.kept(), inner.taken(), test, data.notes());
  }

  /** The set's own test part, or images that are held out for it. */
  private Split testApart() {
    if (data.test().isPresent()) {
      return new Split(data.train(), data.test().get()).whole(brought(), "test");
    }
    if (data.validation().isEmpty() && spec.validation() + spec.test() >= 1) {
      throw new UserMistake(
          "data.validation: %s and data.test: %s leave no training image",
          spec.validation(), spec.test());
    }
    return heldOut(data.train(), spec.test(), TEST).whole("data.test: " + spec.test(), "test");
  }

  /** The set's own validation part, or training images that are held out for it. */
  private Split validationApart(ImageSet rest) {
    if (data.validation().isPresent()) {
      return new Split(rest, data.validation().get()).whole(brought(), "validation");
    }
    double share = spec.validation() / (data.test().isPresent() ? 1 : 1 - spec.test());
    return heldOut(rest, share, VALIDATION)
        .whole("data.validation: " + spec.validation(), "validation");
  }

  private String brought() {
    return "data.set: " + spec.set();
  }

  private Split heldOut(ImageSet set, double share, long choice) {
    return Split.of(set, (int) Math.round(share * set.size()), spec.splitSeed(), choice);
  }

  private ImageSet limited(ImageSet set, Integer most, String key, String name, long choice) {
    if (most == null || most >= set.size()) {
      return set;
    }
    ImageSet chosen = Split.of(set, most, spec.splitSeed(), choice).taken();
    Split.requireAllClasses(chosen, key + ": " + most, name);
    return chosen;
  }
}
