package io.github.distill4j.measure;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.BitSet;

/**
 * What a model said to each image of a set, in the set's order, packed as text so that a result
 * file stays small: 15 kB for 10,000 images of ten classes.
 *
 * @param predicted the predicted classes: Base64 of one byte an image, or of two (big-endian) when
 *     there are more than 256 classes
 * @param right Base64 of one bit an image, lowest bit of the first byte first: whether the
 *     prediction is the label
 * @param classes K
 * @param images checksum of the images and their labels; only predictions with the same one may be
 *     paired
 */
public record Predictions(String predicted, String right, int classes, int size, String images) {

  private static final int ONE_BYTE = 256;

  /** Packs the predictions of outputs for these images. */
  public static Predictions of(Outputs outputs, String images) {
    BitSet right = new BitSet(outputs.size());
    ByteBuffer predicted = ByteBuffer.allocate(outputs.size() * width(outputs.classes()));
    for (int i = 0; i < outputs.size(); i++) {
      right.set(i, outputs.isRight(i));
      put(predicted, outputs.prediction(i), outputs.classes());
    }
    Base64.Encoder text = Base64.getEncoder();
    return new Predictions(
        text.encodeToString(predicted.array()),
        text.encodeToString(right.toByteArray()),
        outputs.classes(),
        outputs.size(),
        images);
  }

  private static int width(int classes) {
    return classes <= ONE_BYTE ? Byte.BYTES : Short.BYTES;
  }

  private static void put(ByteBuffer bytes, int prediction, int classes) {
    if (width(classes) == Byte.BYTES) {
      bytes.put((byte) prediction);
    } else {
      bytes.putShort((short) prediction);
    }
  }

  /** The predicted class of each image. */
  public int[] unpacked() {
    ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(predicted));
    int[] unpacked = new int[size];
    for (int i = 0; i < size; i++) {
      unpacked[i] =
          width(classes) == Byte.BYTES
              ? Byte.toUnsignedInt(bytes.get())
              : Short.toUnsignedInt(bytes.getShort());
    }
    return unpacked;
  }

  /** The places of the images that were put in their class. */
  public BitSet rightPlaces() {
    return BitSet.valueOf(Base64.getDecoder().decode(right));
  }
}
