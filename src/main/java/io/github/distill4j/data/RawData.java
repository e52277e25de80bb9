package io.github.distill4j.data;

import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A data set as its files hold it.
 *
 * @param train the training images, or all of them when the set brings no test part
 * @param test the test images, if the set brings them; same shape and classes
 */
record RawData(ImageSet train, Optional<ImageSet> test) {

  /** Both parts after the same change. */
  RawData map(UnaryOperator<ImageSet> change) {
    return new RawData(change.apply(train), test.map(change));
  }
}
