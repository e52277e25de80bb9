package io.github.distill4j.study.twolayer;

import io.github.distill4j.data.Part;
import io.github.distill4j.data.SplitData;
import io.github.distill4j.machine.Provenance;
import io.github.distill4j.net.kernel.Kernels;
import io.github.distill4j.train.stack.BinaryData;

/**
 * The images of one data set.
 *
 * @param train learnt from
 * @param validation looked at on the way
 * @param test read once a student, after its last step
 * @param provenance of results on them
 */
record SetImages(BinaryData train, BinaryData validation, BinaryData test, Provenance provenance) {

  static SetImages of(SplitData data) {
    return new SetImages(
        BinaryData.of(data.batches(Part.TRAIN)),
        BinaryData.of(data.batches(Part.VALIDATION)),
        BinaryData.of(data.batches(Part.TEST)),
        Provenance.ofThisProcess(data.checksum(), Kernels.diagnosis()));
  }
}
