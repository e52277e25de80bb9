package io.github.distill4j.study;

import io.github.distill4j.data.Augmentation;
import io.github.distill4j.data.Batches;
import io.github.distill4j.data.DataSpec;
import io.github.distill4j.data.ImageSet;
import io.github.distill4j.data.ImageShape;
import io.github.distill4j.data.Normalisation;
import io.github.distill4j.data.Part;
import io.github.distill4j.data.SplitData;
import io.github.distill4j.data.fetch.DataStore;
import io.github.distill4j.label.Examples;
import io.github.distill4j.net.Networks;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.inputs.InputType;

/** A study's images, ready to be learnt from, each part with its checksum. */
public final class StudyData {

  private final SplitData split;
  private final PartData train;
  private final PartData validation;
  private final PartData test;

  /**
   * One of the three parts.
   *
   * @param which of them
   * @param batches its images as a network sees them, without augmentation
   * @param labels their hard labels
   * @param images checksum of the images and labels themselves
   * @param checksum of the images as a network sees them
   */
  record PartData(Part which, Batches batches, int[] labels, String images, String checksum) {
    int size() {
      return labels.length;
    }
  }

  private StudyData(SplitData split) {
    this.split = split;
    this.train = read(Part.TRAIN);
    this.validation = read(Part.VALIDATION);
    this.test = read(Part.TEST);
  }

  /**
   * Loads the images.
   *
   * @param store where data sets are
   * @param spec which one, and how it is cut up
   * @throws io.github.distill4j.UserMistake when they are not there or not sound
   */
  public static StudyData load(DataStore store, DataSpec spec) {
    return new StudyData(store.load(spec));
  }

  private PartData read(Part which) {
    ImageSet images = split.part(which);
    int[] labels = new int[images.size()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = images.label(i);
    }
    String checksum = images.checksum();
    String seen =
        Fingerprint.of(
            checksum,
            which,
            split.constants().mean(),
            split.constants().sd(),
            split.spec().normalisation(),
            split.spec().noiseVariance(),
            split.spec().splitSeed());
    return new PartData(which, split.batches(which), labels, checksum, seen);
  }

  PartData train() {
    return train;
  }

  PartData validation() {
    return validation;
  }

  PartData test() {
    return test;
  }

  PartData part(Part which) {
    return switch (which) {
      case TRAIN -> train;
      case VALIDATION -> validation;
      case TEST -> test;
    };
  }

  /** One part as a source of labels sees it. */
  Examples examples(PartData part) {
    ImageSet images = split.part(part.which());
    return new Examples(
        part.which(),
        part.labels(),
        IntStream.range(0, images.size()).map(images::origin).toArray(),
        images.origins(),
        classes().size(),
        part.which() == Part.TRAIN && isAugmented());
  }

  /** Inputs of one part as they are, without augmentation. */
  public Batches batches(Part which) {
    return split.batches(which);
  }

  /** Training images in the order and under the augmentation of a seed. */
  Batches training(int seed) {
    return split.training(seed);
  }

  boolean isAugmented() {
    return split.spec().augmentation() != Augmentation.NONE;
  }

  /** Class names in label order. */
  public List<String> classes() {
    return split.train().classes();
  }

  /** What turns pixels into inputs, in words for people who use the models elsewhere. */
  public String normalisation() {
    return split.spec().normalisation() == Normalisation.UNIT_NORM
        ? "(pixel/255)/‖image/255‖₂"
        : split.constants().toString();
  }

  /** What was left out or read in part, for people, one line each. */
  List<String> notes() {
    return split.notes();
  }

  /** The size of every image. */
  public ImageShape shape() {
    return split.train().shape();
  }

  InputType input() {
    return Networks.images(shape().height(), shape().width(), shape().channels());
  }

  /** Checksum of everything the networks see. */
  public String checksum() {
    return Fingerprint.of(
        train.checksum(), validation.checksum(), test.checksum(), split.spec().augmentation());
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%s: %s images of %d classes; %,d to train, %,d to validate, %,d to test",
        split.spec().set(),
        shape(),
        classes().size(),
        train.size(),
        validation.size(),
        test.size());
  }
}
