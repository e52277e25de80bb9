package io.github.distill4j.study.distil;

import io.github.distill4j.data.ImageSet;
import io.github.distill4j.data.Part;
import io.github.distill4j.data.SplitData;
import io.github.distill4j.label.Examples;
import io.github.distill4j.label.LabelSource;
import io.github.distill4j.label.Labels;
import io.github.distill4j.label.Targets;
import io.github.distill4j.loss.Loss;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What a trial learns from, and what its teacher's answers cost.
 *
 * @param train targets of the training images
 * @param validation targets of the validation images
 * @param live whether the teacher answers while the student learns
 * @param seconds the teacher took for the answers that are kept
 * @param bytes size of these
 */
record TrialLabels(Targets train, Targets validation, boolean live, double seconds, long bytes) {

  /** Labels in the form that a loss reads. */
  static TrialLabels of(
      LabelSource source, Loss loss, SplitData data, Optional<TrainedTeacher> teacher)
      throws IOException {
    Examples train = examples(data, Part.TRAIN);
    Examples validation = examples(data, Part.VALIDATION);
    Labels training = source.of(train, name -> teacher.orElseThrow());
    Labels validating = source.of(validation, name -> teacher.orElseThrow());
    return new TrialLabels(
        Targets.of(loss.reads(), train, training),
        Targets.of(loss.reads(), validation, validating),
        training.live(),
        training.seconds() + validating.seconds(),
        training.bytes() + validating.bytes());
  }

  /** One part of the images as a source of labels sees it. */
  static Examples examples(SplitData data, Part part) {
    ImageSet images = data.batches(part).set();
    return new Examples(
        part,
        images.labels(),
        IntStream.range(0, images.size()).map(images::origin).toArray(),
        images.origins(),
        data.classes().size(),
        part == Part.TRAIN && data.isAugmented());
  }
}
