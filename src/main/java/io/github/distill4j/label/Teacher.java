package io.github.distill4j.label;

import io.github.distill4j.data.Part;
import java.io.IOException;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A network that is done learning and answers for images. */
public interface Teacher {

  /**
   * Its logits for a whole part, without augmentation.
   *
   * @throws IOException when they cannot be kept
   */
  KeptLogits logits(Part part) throws IOException;

  /**
   * Its logits for images as they are shown.
   *
   * @param views [n, height, width, channels]
   * @return n × K numbers
   */
  float[] logits(INDArray views);
}
