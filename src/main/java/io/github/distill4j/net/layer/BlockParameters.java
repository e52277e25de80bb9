package io.github.distill4j.net.layer;

import static org.deeplearning4j.nn.params.DefaultParamInitializer.BIAS_KEY;
import static org.deeplearning4j.nn.params.DefaultParamInitializer.WEIGHT_KEY;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The parameters of {@link BlockOutput}: all blocks' weights, each [m, K] column-major, one behind
 * the other as a vector W, then all blocks' biases as a vector b.
 */
enum BlockParameters implements ParamInitializer {
  WEIGHTS_THEN_BIASES;

  @Override
  public long numParams(NeuralNetConfiguration conf) {
    return numParams(conf.getLayer());
  }

  @Override
  public long numParams(Layer layer) {
    return weights(layer) + ((BlockOutput) layer).getNOut();
  }

  private static long weights(Layer layer) {
    BlockOutput blocks = (BlockOutput) layer;
    return blocks.getNIn() * blocks.outputsEach();
  }

  @Override
  public List<String> paramKeys(Layer layer) {
    return List.of(WEIGHT_KEY, BIAS_KEY);
  }

  @Override
  public List<String> weightKeys(Layer layer) {
    return List.of(WEIGHT_KEY);
  }

  @Override
  public List<String> biasKeys(Layer layer) {
    return List.of(BIAS_KEY);
  }

  @Override
  public boolean isWeightParam(Layer layer, String key) {
    return WEIGHT_KEY.equals(key);
  }

  @Override
  public boolean isBiasParam(Layer layer, String key) {
    return BIAS_KEY.equals(key);
  }

  @Override
  public Map<String, INDArray> init(
      NeuralNetConfiguration conf, INDArray parameters, boolean initialise) {
    paramKeys(conf.getLayer()).forEach(conf::addVariable);
    Map<String, INDArray> views = getGradientsFromFlattened(conf, parameters);
    if (initialise) {
      initialise((BlockOutput) conf.getLayer(), views);
    }
    return views;
  }

  private static void initialise(BlockOutput blocks, Map<String, INDArray> views) {
    int outputs = blocks.outputsEach();
    long from = 0;
    for (int width : blocks.getWidths()) {
      long[] shape = {width, outputs};
      long to = from + (long) width * outputs;
      INDArray block = views.get(WEIGHT_KEY).get(interval(from, to));
      blocks.getWeightInitFn().init(width, outputs, shape, 'f', block);
      from = to;
    }
    views.get(BIAS_KEY).assign(blocks.getBiasInit());
  }

  @Override
  public Map<String, INDArray> getGradientsFromFlattened(
      NeuralNetConfiguration conf, INDArray flat) {
    INDArray vector = flat.reshape(flat.length());
    long weights = weights(conf.getLayer());
    Map<String, INDArray> views = new LinkedHashMap<>();
    views.put(WEIGHT_KEY, vector.get(interval(0, weights)));
    views.put(BIAS_KEY, vector.get(interval(weights, flat.length())));
    return Collections.synchronizedMap(views);
  }
}
