package io.github.distill4j.net;

import io.github.distill4j.net.layer.Convolution;
import io.github.distill4j.net.layer.PaddedConvolution;
import io.github.distill4j.net.layer.PaddedConvolution.Then;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.weights.WeightInit;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Milliseconds of a 3×3 convolution with batch norm and ReLU, forward and backward, batch 128. A
 * global average and an output layer, the same for both, are in the time: networks train whole, in
 * Deeplearning4j's workspaces, or memory allocation is most of what one measures.
 *
 * <p>{@code ./run.sh test -Dtest=LayerBenchmark} runs it, in two to three minutes; its name keeps
 * it out of the test suite.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class LayerBenchmark {

  private static final int BATCH = 128;

  /** Which layers. */
  public enum Layers {
    DISTILL4J,
    STOCK;

    /** Adds them and returns the last one's name. */
    String addTo(GraphBuilder graph, int channels) {
      return switch (this) {
        case DISTILL4J -> ours(graph, channels);
        case STOCK -> stock(graph, channels);
      };
    }
  }

  /** Channels at the image's side. */
  @Param({"16@32", "32@16", "64@8", "256@8"})
  public String size;

  @Param public Layers layers;

  private ComputationGraph network;
  private INDArray[] images;
  private INDArray[] targets;

  /** Builds the network. */
  @Setup
  public void build() {
    int[] sizes = Arrays.stream(size.split("@")).mapToInt(Integer::parseInt).toArray();
    network = network(layers, sizes[0], sizes[1]);
    images = new INDArray[] {random(BATCH, sizes[1], sizes[1], sizes[0])};
    targets = new INDArray[] {random(BATCH, 2)};
  }

  /** One training step. */
  @Benchmark
  public void forwardAndBackward() {
    network.fit(images, targets);
  }

  @Test
  void runs() throws RunnerException {
    new Runner(new OptionsBuilder().include(LayerBenchmark.class.getName()).build()).run();
  }

  private static ComputationGraph network(Layers layers, int channels, int side) {
    GraphBuilder graph =
        new NeuralNetConfiguration.Builder()
            .seed(1)
            .weightInit(WeightInit.RELU)
            .updater(new Sgd(1e-4))
            .graphBuilder()
            .addInputs(Blocks.INPUT)
            .setInputTypes(Networks.images(side, side, channels));
    String layer = layers.addTo(graph, channels);
    Blocks rest = new FastBlocks(graph);
    rest.output(rest.globalAverage(layer), 2, new LossMSE());
    ComputationGraph network = new ComputationGraph(graph.build());
    network.init();
    return network;
  }

  /** With the gradient by its input, which a first layer of {@link FastBlocks} leaves out. */
  private static String ours(GraphBuilder graph, int channels) {
    graph.addLayer(
        "layer",
        new PaddedConvolution(Convolution.of3x3(channels, 1), Then.NORM_RELU, true),
        Blocks.INPUT);
    return "layer";
  }

  private static String stock(GraphBuilder graph, int channels) {
    return new StockBlocks(graph).convolutionNormRelu(Blocks.INPUT, Convolution.of3x3(channels, 1));
  }

  private static INDArray random(int... shape) {
    Random random = new Random(1);
    float[] values = new float[Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return Nd4j.create(values, Arrays.stream(shape).asLongStream().toArray(), 'c');
  }
}
