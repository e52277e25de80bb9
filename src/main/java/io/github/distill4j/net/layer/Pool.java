package io.github.distill4j.net.layer;

import io.github.distill4j.net.kernel.ConvolutionShape;
import io.github.distill4j.net.kernel.ImageShape;
import io.github.distill4j.net.kernel.Kernels;
import io.github.distill4j.net.kernel.PoolKernel;
import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/** A layer without parameters that gives fewer pixels than it reads. */
public final class Pool extends KernelLayer {

  /** What becomes of images [batch, height, width, channels]. */
  public enum Kind {
    /** Mean over all pixels: [batch, channels]. */
    AVERAGE,

    /**
     * Maximum over 2×2 pixels, stride 2: [batch, ⌊height / 2⌋, ⌊width / 2⌋, channels]. An odd last
     * row or column is dropped.
     */
    MAXIMUM_2X2,

    /**
     * The shortcut without parameters of He et al. (2016), option A: every second pixel of every
     * second row, with as many channels of zeros behind the channels, [batch, ⌈height / 2⌉, ⌈width
     * / 2⌉, 2 channels].
     *
     * <p>Merging with zeros through Deeplearning4j's own {@code MergeVertex} would do, but its
     * clone forgets the channel axis of this image layout.
     */
    PADDED_SHORTCUT;

    PoolKernel kernel(Kernels kernels, DataType type, ImageShape shape) {
      return switch (this) {
        case AVERAGE -> kernels.average(shape);
        case MAXIMUM_2X2 -> kernels.maximum2x2(shape);
        case PADDED_SHORTCUT -> kernels.sampled(type, shape);
      };
    }

    private long[] output(ImageShape shape) {
      return switch (this) {
        case AVERAGE -> new long[] {shape.batch(), shape.channels()};
        case MAXIMUM_2X2 -> shape.halved().array();
        case PADDED_SHORTCUT ->
            new ConvolutionShape(shape, 2 * shape.channels(), 1, 2).output().array();
      };
    }
  }

  @JsonProperty private final Kind kind;

  public Pool(@JsonProperty("kind") Kind kind) {
    this.kind = kind;
  }

  Kind kind() {
    return kind;
  }

  @Override
  LayerAtWork<?> atWork(NeuralNetConfiguration conf, DataType type) {
    return new PoolLayer(conf, type);
  }

  @Override
  public List<Parameter> parameters() {
    return List.of();
  }

  @Override
  long[] outputShape(ImageShape images) {
    return kind.output(images);
  }
}
