package io.github.distill4j.net;

import java.util.Map;
import java.util.stream.Stream;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.inputs.InputType.InputTypeConvolutional;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.nd4j.linalg.learning.config.NoOp;

/**
 * How big a network is, as papers count it.
 *
 * @param parameters trained numbers; batch norm's running mean and variance are not among them,
 *     unlike in {@code ComputationGraph.numParams()}
 * @param multiplyAdds products with a weight for one image, the padding's included; batch norm,
 *     biases, pools and additions are not counted
 */
public record NetworkSize(long parameters, long multiplyAdds) {

  /**
   * Measures a network.
   *
   * @param network an initialised one; a layer's weights are its parameter named W
   */
  public static NetworkSize of(ComputationGraph network, InputType images) {
    ComputationGraphConfiguration shape = network.getConfiguration().clone();
    Map<String, InputType> outputs = shape.getLayerActivationTypes(images);
    return new NetworkSize(
        Stream.of(network.getLayers()).mapToLong(NetworkSize::parameters).sum(),
        Stream.of(network.getLayers()).mapToLong(layer -> multiplyAdds(layer, outputs)).sum());
  }

  private static long parameters(Layer layer) {
    return layer.paramTable().entrySet().stream()
        .filter(each -> !(layer.getConfig().getUpdaterByParam(each.getKey()) instanceof NoOp))
        .mapToLong(each -> each.getValue().length())
        .sum();
  }

  private static long multiplyAdds(Layer layer, Map<String, InputType> outputs) {
    if (!layer.paramTable().containsKey(DefaultParamInitializer.WEIGHT_KEY)) {
      return 0;
    }
    long weights = layer.getParam(DefaultParamInitializer.WEIGHT_KEY).length();
    return weights * positions(outputs.get(layer.getConfig().getLayerName()));
  }

  private static long positions(InputType output) {
    return output instanceof InputTypeConvolutional image
        ? image.getHeight() * image.getWidth()
        : 1;
  }
}
