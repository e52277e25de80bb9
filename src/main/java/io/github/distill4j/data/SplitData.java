package io.github.distill4j.data;

import io.github.distill4j.Checksum;
import io.github.distill4j.Text;
import java.util.List;

/**
 * A data set cut into its three parts, ready to be learnt from.
 *
 * @param constants what turns pixels into inputs
 * @param notes what was left out or read in part, for people, one line each
 */
public record SplitData(
    DataSpec spec,
    PixelConstants constants,
    PartData train,
    PartData validation,
    PartData test,
    List<String> notes) {

  /** Three sets of the same shape and classes; the first two share no origin. */
  public SplitData(
      DataSpec spec,
      PixelConstants constants,
      ImageSet train,
      ImageSet validation,
      ImageSet test,
      List<String> notes) {
    this(
        spec,
        constants,
        PartData.of(spec, constants, Part.TRAIN, train),
        PartData.of(spec, constants, Part.VALIDATION, validation),
        PartData.of(spec, constants, Part.TEST, test),
        notes);
  }

  /**
   * Chooses classes and cuts a set up as the spec says.
   *
   * @throws io.github.distill4j.UserMistake when a class is unknown or a part lacks one
   */
  public static SplitData of(DataSpec spec, RawData read) {
    return new Cut(spec, ClassChoice.apply(spec, read)).parts();
  }

  public PartData part(Part which) {
    return switch (which) {
      case TRAIN -> train;
      case VALIDATION -> validation;
      case TEST -> test;
    };
  }

  /** Inputs of one part as they are, without augmentation: the same numbers every epoch. */
  public Batches batches(Part part) {
    return part(part).batches();
  }

  /**
   * Training inputs with the spec's augmentation.
   *
   * @param seed fixes order and augmentation
   */
  public Batches training(long seed) {
    return new Batches(train.set(), new PixelInputs(spec, constants, 0), spec.augmentation(), seed);
  }

  /** Whether {@link #training} shows other pixels every epoch. */
  public boolean isAugmented() {
    return spec.augmentation() != Augmentation.NONE;
  }

  /** Class names in label order. */
  public List<String> classes() {
    return train.set().classes();
  }

  /** The size of every image. */
  public ImageShape shape() {
    return train.set().shape();
  }

  /** What turns pixels into inputs, in words for people who use the models elsewhere. */
  public String normalisation() {
    return spec.normalisation() == Normalisation.UNIT_NORM
        ? "(pixel/255)/‖image/255‖₂"
        : constants.toString();
  }

  /** Checksum of everything the networks see. */
  public String checksum() {
    return Checksum.of(
        train.checksum(), validation.checksum(), test.checksum(), spec.augmentation());
  }

  @Override
  public String toString() {
    return Text.of(
        "%s: %s images of %d classes; %,d to train, %,d to validate, %,d to test",
        spec.set(), shape(), classes().size(), train.size(), validation.size(), test.size());
  }
}
