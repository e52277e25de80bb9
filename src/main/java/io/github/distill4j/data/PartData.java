package io.github.distill4j.data;

import io.github.distill4j.Checksum;

/**
 * One of the three parts of a data set, as a network sees it.
 *
 * @param batches its images as they are, without augmentation: the same numbers every epoch
 * @param labels their hard labels
 * @param images checksum of the images and labels themselves
 * @param checksum of the images as a network sees them
 */
public record PartData(Batches batches, int[] labels, String images, String checksum) {

  static PartData of(DataSpec spec, PixelConstants constants, Part part, ImageSet set) {
    // Training and validation images have different origins; test images may repeat them.
    PixelInputs inputs = new PixelInputs(spec, constants, part == Part.TEST ? 1 : 0);
    String images = set.checksum();
    String seen =
        Checksum.of(
            images,
            part,
            constants.mean(),
            constants.sd(),
            spec.normalisation(),
            spec.noiseVariance(),
            spec.splitSeed());
    return new PartData(new Batches(set, inputs, Augmentation.NONE, 0), set.labels(), images, seen);
  }

  public ImageSet set() {
    return batches.set();
  }

  /** Number of images. */
  public int size() {
    return labels.length;
  }
}
