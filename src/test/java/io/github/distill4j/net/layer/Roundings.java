package io.github.distill4j.net.layer;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * What rounding can do to a network of Deeplearning4j's own layers, and where it would decide.
 *
 * <p>Independent roundings of relative size u in L layers of sums of n terms add up to less than 8
 * √(L n) u of the largest number, but with a probability of 1e-13 (Higham and Mary 2019, theorem
 * 3.1). Batch norm keeps the scale of numbers, so layers hand on the errors of those before them
 * neither grown nor shrunk, provided that it has enough numbers to norm: two of them have no
 * gradient to speak of, and nothing but roundings is left. Six are enough.
 */
public final class Roundings {

  private Roundings() {}

  /**
   * The largest error, as a share of the largest number.
   *
   * @param passes through the network, those back and those before included
   * @param type of the less exact of two networks that are compared
   */
  public static double bound(ComputationGraph stock, INDArray images, int passes, DataType type) {
    double u = type == DataType.FLOAT ? 0x1p-24 : 0x1p-52;
    return 8 * Math.sqrt((double) passes * stock.getNumLayers() * terms(stock, images)) * u;
  }

  /** The most terms of a sum: of a product with weights, of their gradient, of a channel's mean. */
  private static long terms(ComputationGraph stock, INDArray images) {
    return stock.paramTable().values().stream()
        .filter(values -> values.rank() > 1)
        .mapToLong(values -> values.length() / values.size(values.rank() == 4 ? 0 : 1))
        .reduce(images.length() / images.size(images.rank() - 1), Math::max);
  }

  /**
   * How far the nearest ReLU's input is from zero, and a pool's maximum from its runner-up, as a
   * share of the largest number: beyond the {@link #bound}, rounding decides nothing.
   */
  public static double decided(ComputationGraph stock, INDArray images) {
    Map<String, INDArray> values = stock.feedForward(images, true);
    return Stream.of(stock.getLayers())
        .mapToDouble(
            layer -> {
              Layer kind = layer.conf().getLayer();
              String from =
                  stock.getConfiguration().getVertexInputs().get(kind.getLayerName()).get(0);
              return decided(kind, values.get(from), layer.paramTable());
            })
        .min()
        .orElseThrow();
  }

  private static double decided(Layer kind, INDArray input, Map<String, INDArray> parameters) {
    if (kind instanceof ActivationLayer) {
      return nearest(input);
    }
    if (kind instanceof DenseLayer dense && dense.getActivationFn() instanceof ActivationReLU) {
      INDArray rows = input.dup('c').reshape('c', input.size(0), input.length() / input.size(0));
      return nearest(rows.mmul(parameters.get("W")).addRowVector(parameters.get("b")));
    }
    return kind instanceof SubsamplingLayer ? runnerUp(input) : 1;
  }

  private static double nearest(INDArray sums) {
    return Transforms.abs(sums, true).minNumber().doubleValue() / sums.amaxNumber().doubleValue();
  }

  /** Among zeros, which ReLU has made, it does not matter which is called the largest. */
  private static double runnerUp(INDArray images) {
    double nearest = images.maxNumber().doubleValue();
    for (long n = 0; n < images.size(0); n++) {
      for (long i = 0; i + 1 < images.size(1); i += 2) {
        for (long j = 0; j + 1 < images.size(2); j += 2) {
          for (long c = 0; c < images.size(3); c++) {
            double[] four = {
              images.getDouble(n, i, j, c),
              images.getDouble(n, i, j + 1, c),
              images.getDouble(n, i + 1, j, c),
              images.getDouble(n, i + 1, j + 1, c)
            };
            Arrays.sort(four);
            nearest = four[3] > 0 ? Math.min(nearest, four[3] - four[2]) : nearest;
          }
        }
      }
    }
    return nearest / images.maxNumber().doubleValue();
  }

  /** The largest difference as a share of the largest number. */
  public static double distance(INDArray found, INDArray expected) {
    return found
            .castTo(DataType.DOUBLE)
            .sub(expected.castTo(DataType.DOUBLE))
            .amaxNumber()
            .doubleValue()
        / expected.amaxNumber().doubleValue();
  }
}
