package io.github.distill4j.net.layer;

import io.github.distill4j.loss.CrossEntropy;
import io.github.distill4j.net.layer.PaddedConvolution.Then;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.IUpdater;

/**
 * One small network twice, of this project's layers and of Deeplearning4j's own, with the same
 * parameters: two convolutions with a 1×1 shortcut round the second, a maximum pool, a bare
 * convolution, a batch norm, a global average beside two dense layers, an output.
 */
final class Twins {

  private final ComputationGraph ours;
  private final ComputationGraph stock;

  private Twins(ComputationGraph ours, ComputationGraph stock) {
    this.ours = ours;
    this.stock = stock;
  }

  /** Networks for images of this many rows and columns, two columns more than rows. */
  static Twins of(DataType type, IUpdater updater, int rows, int inputs, int channels, int stride) {
    ComputationGraph stock = build(stock(start(type, updater, rows, inputs), channels, stride));
    ComputationGraph ours = build(ours(start(type, updater, rows, inputs), channels, stride));
    ours.setParams(random(type, 7, stock.numParams()).muli(0.3));
    spread(ours);
    Map<String, INDArray> theirs = stock.paramTable();
    ours.paramTable().forEach((key, value) -> theirs.get(stockKey(key, theirs)).assign(value));
    return new Twins(ours, stock);
  }

  ComputationGraph ours() {
    return ours;
  }

  ComputationGraph stock() {
    return stock;
  }

  /** Values by our parameters' names, those of the stock network put in our order. */
  static INDArray[] inOneOrder(Map<String, INDArray> ours, Map<String, INDArray> stock) {
    List<String> keys = List.copyOf(ours.keySet());
    return new INDArray[] {
      Nd4j.concat(0, keys.stream().map(ours::get).map(Twins::flat).toArray(INDArray[]::new)),
      Nd4j.concat(
          0,
          keys.stream()
              .map(key -> stock.get(stockKey(key, stock)))
              .map(Twins::flat)
              .toArray(INDArray[]::new))
    };
  }

  private static INDArray flat(INDArray array) {
    return array.dup('c').reshape(array.length());
  }

  /** "first_W" is "first.c_W" there, "first_mean" is "first.n_mean". */
  private static String stockKey(String key, Map<String, INDArray> stock) {
    return Stream.of("_", ".c_", ".n_")
        .map(infix -> key.replace("_", infix))
        .filter(stock::containsKey)
        .findFirst()
        .orElseThrow();
  }

  /** Standard normal images and arbitrary classes. */
  static DataSet examples(DataType type, int batch, int rows, int inputs, int seed) {
    INDArray images = random(type, seed, (long) batch * rows * (rows + 2) * inputs);
    INDArray labels = Nd4j.zeros(type, batch, 3);
    for (int i = 0; i < batch; i++) {
      labels.putScalar(i, (i * 7) % 3, 1);
    }
    return new DataSet(images.reshape('c', batch, rows, rows + 2, inputs), labels);
  }

  static INDArray random(DataType type, long seed, long length) {
    Random random = new Random(seed);
    INDArray values = Nd4j.create(type, length);
    for (long i = 0; i < length; i++) {
      values.putScalar(i, random.nextGaussian());
    }
    return values;
  }

  /** Variances and scales must not be negative or near zero. */
  private static void spread(ComputationGraph net) {
    net.paramTable()
        .forEach(
            (key, value) -> {
              if (key.endsWith("_var") || key.endsWith("_gamma")) {
                value.assign(value.mul(value).addi(0.5));
              }
            });
  }

  private static GraphBuilder start(DataType type, IUpdater updater, int rows, int inputs) {
    return new NeuralNetConfiguration.Builder()
        .seed(1)
        .dataType(type)
        .weightInit(WeightInit.RELU)
        .updater(updater)
        .l2(1e-3)
        .graphBuilder()
        .addInputs("images")
        .setInputTypes(InputType.convolutional(rows, rows + 2L, inputs, CNN2DFormat.NHWC));
  }

  private static GraphBuilder ours(GraphBuilder graph, int channels, int stride) {
    return graph
        .addLayer(
            "first",
            new PaddedConvolution(Convolution.of3x3(channels, 1), Then.NORM_RELU, false),
            "images")
        .addLayer(
            "second",
            new PaddedConvolution(Convolution.of3x3(channels + 1, stride), Then.NORM, true),
            "first")
        .addLayer(
            "shortcut",
            new PaddedConvolution(new Convolution(channels + 1, 1, stride), Then.NORM, true),
            "first")
        .addVertex("sum", new ResidualSum(true), "second", "shortcut")
        .addLayer("pool", new Pool(Pool.Kind.MAXIMUM_2X2), "sum")
        .addLayer(
            "bare",
            new PaddedConvolution(Convolution.of3x3(channels, 1), Then.NOTHING, true),
            "pool")
        .addLayer("norm", new NormRelu(), "bare")
        .addVertex("twice", new ResidualSum(false), "norm", "bare")
        .addLayer("average", new Pool(Pool.Kind.AVERAGE), "twice")
        .addLayer("wide", new DenseRelu(5, true), "twice")
        .addLayer("narrow", new DenseRelu(4, true), "wide")
        .addVertex("both", new MergeVertex(), "average", "narrow")
        .addLayer("output", new LogitOutput(3, new CrossEntropy()), "both");
  }

  private static GraphBuilder stock(GraphBuilder graph, int channels, int stride) {
    graph
        .addLayer("first.c", convolution(channels, 3, 1), "images")
        .addLayer("first.n", norm(), "first.c")
        .addLayer("first", new ActivationLayer(Activation.RELU), "first.n")
        .addLayer("second.c", convolution(channels + 1, 3, stride), "first")
        .addLayer("second.n", norm(), "second.c")
        .addLayer("shortcut.c", convolution(channels + 1, 1, stride), "first")
        .addLayer("shortcut.n", norm(), "shortcut.c")
        .addVertex("sum.s", add(), "second.n", "shortcut.n")
        .addLayer("sum", new ActivationLayer(Activation.RELU), "sum.s");
    return graph
        .addLayer("pool", pool(), "sum")
        .addLayer("bare", convolution(channels, 3, 1), "pool")
        .addLayer("norm.n", norm(), "bare")
        .addLayer("norm", new ActivationLayer(Activation.RELU), "norm.n")
        .addVertex("twice", add(), "norm", "bare")
        .addLayer("average", new GlobalPoolingLayer(PoolingType.AVG), "twice")
        .addLayer("wide", dense(5), "twice")
        .addLayer("narrow", dense(4), "wide")
        .addVertex("both", new MergeVertex(), "average", "narrow")
        .addLayer(
            "output",
            new OutputLayer.Builder(new CrossEntropy())
                .nOut(3)
                .activation(Activation.IDENTITY)
                .build(),
            "both");
  }

  private static ComputationGraph build(GraphBuilder graph) {
    graph.setOutputs("output");
    ComputationGraph net = new ComputationGraph(graph.build());
    net.init();
    return net;
  }

  private static ConvolutionLayer convolution(int channels, int kernel, int stride) {
    return new ConvolutionLayer.Builder(kernel, kernel)
        .stride(stride, stride)
        .padding(kernel / 2, kernel / 2)
        .convolutionMode(ConvolutionMode.Truncate)
        .nOut(channels)
        .hasBias(false)
        .activation(Activation.IDENTITY)
        .build();
  }

  private static DenseLayer dense(int units) {
    return new DenseLayer.Builder().nOut(units).activation(Activation.RELU).build();
  }

  private static BatchNormalization norm() {
    return new BatchNormalization.Builder().useLogStd(false).build();
  }

  private static ElementWiseVertex add() {
    return new ElementWiseVertex(ElementWiseVertex.Op.Add);
  }

  private static SubsamplingLayer pool() {
    return new SubsamplingLayer.Builder(
            SubsamplingLayer.PoolingType.MAX, new int[] {2, 2}, new int[] {2, 2})
        .convolutionMode(ConvolutionMode.Truncate)
        .build();
  }
}
