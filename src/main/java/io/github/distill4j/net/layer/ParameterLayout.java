package io.github.distill4j.net.layer;

import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import io.github.distill4j.net.layer.Parameter.Kind;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.weights.IWeightInit;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Lays the parameters that a configuration lists one behind the other. */
enum ParameterLayout implements ParamInitializer {
  IN_ORDER;

  /**
   * Makes a layer part of a network, as every configuration of Deeplearning4j does with the one it
   * has just made.
   *
   * @param parameters the layer's part of the network's parameters
   * @param initialise whether to give them their first values
   */
  static org.deeplearning4j.nn.layers.BaseLayer<?> wired(
      org.deeplearning4j.nn.layers.BaseLayer<?> layer,
      Collection<TrainingListener> listeners,
      int index,
      INDArray parameters,
      boolean initialise) {
    layer.setListeners(listeners);
    layer.setIndex(index);
    layer.setParamsViewArray(parameters);
    ParamInitializer layout = layer.conf().getLayer().initializer();
    layer.setParamTable(layout.init(layer.conf(), parameters, initialise));
    return layer;
  }

  @Override
  public long numParams(NeuralNetConfiguration conf) {
    return numParams(conf.getLayer());
  }

  @Override
  public long numParams(Layer layer) {
    return parameters(layer).stream().mapToLong(Parameter::length).sum();
  }

  @Override
  public List<String> paramKeys(Layer layer) {
    return keys(layer, parameter -> true);
  }

  @Override
  public List<String> weightKeys(Layer layer) {
    return keys(layer, parameter -> parameter.kind() == Kind.WEIGHT);
  }

  @Override
  public List<String> biasKeys(Layer layer) {
    return keys(layer, parameter -> parameter.kind() == Kind.BIAS);
  }

  @Override
  public boolean isWeightParam(Layer layer, String key) {
    return weightKeys(layer).contains(key);
  }

  @Override
  public boolean isBiasParam(Layer layer, String key) {
    return biasKeys(layer).contains(key);
  }

  @Override
  public Map<String, INDArray> init(
      NeuralNetConfiguration conf, INDArray paramsView, boolean initializeParams) {
    Map<String, INDArray> views = views(conf.getLayer(), paramsView);
    views.keySet().forEach(conf::addVariable);
    if (initializeParams && !views.isEmpty()) {
      IWeightInit scheme = ((BaseLayer) conf.getLayer()).getWeightInitFn();
      parameters(conf.getLayer())
          .forEach(each -> each.start().write(each, scheme, views.get(each.key())));
    }
    return views;
  }

  @Override
  public Map<String, INDArray> getGradientsFromFlattened(
      NeuralNetConfiguration conf, INDArray gradientView) {
    return views(conf.getLayer(), gradientView);
  }

  private static Map<String, INDArray> views(Layer layer, INDArray flat) {
    Map<String, INDArray> views = new LinkedHashMap<>();
    long from = 0;
    for (Parameter parameter : parameters(layer)) {
      INDArray part = flat.reshape(flat.length()).get(interval(from, from + parameter.length()));
      views.put(parameter.key(), part.reshape(parameter.order(), parameter.shape()));
      from += parameter.length();
    }
    return Collections.synchronizedMap(views);
  }

  private static List<String> keys(Layer layer, Predicate<Parameter> wanted) {
    return parameters(layer).stream().filter(wanted).map(Parameter::key).toList();
  }

  private static List<Parameter> parameters(Layer layer) {
    return ((Parametrised) layer).parameters();
  }
}
