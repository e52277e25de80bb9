package io.github.distill4j.study;

import io.github.distill4j.data.PartData;
import io.github.distill4j.data.SplitData;
import io.github.distill4j.train.KeptLogits;
import io.github.distill4j.train.Targets;
import java.io.IOException;

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

  static TrialLabels hard(SplitData data) {
    return new TrialLabels(hard(data.train(), data), hard(data.validation(), data), false, 0, 0);
  }

  private static Targets hard(PartData part, SplitData data) {
    return Targets.hard(part.labels(), data.classes().size());
  }

  /** A teacher's answers: kept where images stay what they are, live where views change. */
  static TrialLabels of(TrainedTeacher teacher, SplitData data) throws IOException {
    KeptLogits validation = teacher.onValidation();
    Targets validationTargets = soft(data.validation(), validation);
    if (data.isAugmented()) {
      Targets live = Targets.live(data.train().labels(), data.classes().size(), teacher.network());
      return new TrialLabels(
          live, validationTargets, true, validation.seconds(), validation.bytes());
    }
    KeptLogits train = teacher.onTrain();
    return new TrialLabels(
        soft(data.train(), train),
        validationTargets,
        false,
        train.seconds() + validation.seconds(),
        train.bytes() + validation.bytes());
  }

  private static Targets soft(PartData part, KeptLogits logits) {
    return Targets.soft(part.labels(), logits.labels());
  }
}
