package io.github.distill4j.data;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A data set as its files hold it.
 *
 * @param train the training images, and those of the parts that the set does not bring
 * @param validation the validation images, if the set brings them; same shape and classes, and
 *     other origins than training images
 * @param test the test images, if the set brings them; same shape and classes
 * @param notes what was left out or read in part, for people, one line each
 */
public record RawData(
    ImageSet train, Optional<ImageSet> validation, Optional<ImageSet> test, List<String> notes) {

  /** A set without a validation part, of which nothing was left out. */
  public RawData(ImageSet train, Optional<ImageSet> test) {
    this(train, Optional.empty(), test, List.of());
  }

  /** All parts after the same change. */
  RawData map(UnaryOperator<ImageSet> change) {
    return new RawData(change.apply(train), validation.map(change), test.map(change), notes);
  }
}
