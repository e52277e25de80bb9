package io.github.distill4j.net;

import static io.github.distill4j.net.layer.Roundings.distance;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.distill4j.loss.CrossEntropy;
import io.github.distill4j.net.kernel.Kernels;
import io.github.distill4j.net.layer.OnKernels;
import io.github.distill4j.net.layer.Roundings;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Nesterovs;

/**
 * Every architecture of fast blocks against the same of stock blocks, which Deeplearning4j computes
 * in DOUBLE: with the same parameters in the same order, outputs, losses, gradients and three steps
 * of training must be the same, whatever the kernels.
 *
 * <p>Seeds are such that by the stock network's numbers rounding decides nothing, and images and
 * batches such that all batch norms have six numbers or more.
 */
class FastBlocksTest {

  private static final int STEPS = 3;
  private static final int CLASSES = 4;

  @ParameterizedTest
  @CsvSource({
    // network, width, batch, rows, columns, seed
    "two-layer-8, 1, 4, 5, 3, 1",
    "two-layer-8, 0.5, 3, 1, 7, 1",
    "vgg-2+3, 0.25, 4, 5, 4, 1",
    "vgg-8+1, 0.03, 12, 8, 8, 435",
    "vgg-8+3, 0.03, 9, 9, 8, 133",
    "vgg-4+1, 0.25, 8, 2, 2, 3",
    "resnet-8, 0.25, 4, 5, 4, 3",
    "resnet-8, 0.5, 4, 5, 5, 184",
    "resnet-8, 1, 8, 2, 2, 86",
    "resnet-14, 0.25, 4, 5, 5, 8",
    "wrn-10-2, 0.125, 4, 5, 4, 3",
    "wrn-10-2, 0.25, 4, 5, 5, 34",
    "wrn-10-2, 0.5, 8, 2, 2, 48",
    "wrn-16-1, 0.25, 4, 5, 5, 21",
  })
  void trainAsStockBlocksDo(String name, double width, int batch, int rows, int columns, int seed) {
    Task task = new Task(Architectures.ALL.parse(name), width, batch, rows, columns, seed);
    ComputationGraph stock = task.network(StockBlocks::new, DataType.DOUBLE);
    task.spread(stock);
    INDArray before = stock.params().dup();
    List<ComputationGraph> fast = task.fastNetworks(before);
    for (int step = 0; step < STEPS; step++) {
      DataSet examples = task.examples(step);
      INDArray images = examples.getFeatures();
      int passes = 2 * (step + 1);
      assertThat(Roundings.decided(stock, images))
          .as("distance from a decision by rounding in step %d: choose another seed", step)
          .isGreaterThan(Roundings.bound(stock, images, passes, DataType.FLOAT));
      Step expected = Step.of(stock, examples);
      for (ComputationGraph net : fast) {
        Step.of(net, examples)
            .assertIs(expected, Roundings.bound(stock, images, passes, type(net)));
      }
    }
    assertThat(distance(before, stock.params())).as("way of the parameters").isGreaterThan(0.05);
  }

  private record Task(Architecture name, double width, int batch, int rows, int columns, int seed) {

    ComputationGraph network(Function<GraphBuilder, Blocks> blocks, DataType type) {
      Learning learning = new Learning(new Nesterovs(0.02, 0.9), 1e-2, new CrossEntropy(), seed);
      ComputationGraphConfiguration configuration =
          new Networks(blocks)
              .configuration(
                  new NetworkSpec(name, width),
                  Networks.images(rows, columns, 3),
                  CLASSES,
                  learning);
      configuration.setDataType(type);
      ComputationGraph network = new ComputationGraph(configuration);
      network.init();
      return network;
    }

    /** In DOUBLE, in FLOAT as users train them, and in FLOAT without oneDNN. */
    List<ComputationGraph> fastNetworks(INDArray parameters) {
      ComputationGraph plain = network(FastBlocks::new, DataType.FLOAT);
      parts(plain).forEach(part -> part.use(Kernels.operations()));
      List<ComputationGraph> networks =
          List.of(
              network(FastBlocks::new, DataType.DOUBLE),
              network(FastBlocks::new, DataType.FLOAT),
              plain);
      networks.forEach(network -> network.setParams(parameters.castTo(type(network))));
      return networks;
    }

    /** Batch norms and biases that do something, and numbers that are FLOAT exactly. */
    void spread(ComputationGraph network) {
      Random random = new Random(seed);
      network
          .paramTable()
          .forEach(
              (key, value) -> {
                INDArray z = normal(random, value.shape());
                if (key.endsWith("_gamma") || key.endsWith("_var")) {
                  value.assign(z.muli(z).muli(0.125).addi(0.5));
                } else if (!key.endsWith("_W")) {
                  value.assign(z.muli(0.25));
                }
                value.assign(value.castTo(DataType.FLOAT));
              });
    }

    /** A smaller batch comes in between. */
    DataSet examples(int step) {
      Random random = new Random(1000L * seed + step);
      int images = step == 1 ? batch - 1 : batch;
      INDArray labels = Nd4j.zeros(DataType.DOUBLE, images, CLASSES);
      for (int i = 0; i < images; i++) {
        labels.putScalar(i, random.nextInt(CLASSES), 1);
      }
      return new DataSet(normal(random, images, rows, columns, 3), labels);
    }
  }

  /** One step of training and the outputs before it. */
  private record Step(INDArray outputs, double loss, INDArray gradient, INDArray parameters) {

    static Step of(ComputationGraph network, DataSet examples) {
      INDArray images = examples.getFeatures().castTo(type(network));
      INDArray labels = examples.getLabels().castTo(type(network));
      INDArray outputs = network.outputSingle(images);
      network.setInputs(images);
      network.setLabels(labels);
      network.computeGradientAndScore();
      INDArray gradient = network.getFlattenedGradients().dup();
      double loss = network.score();
      network.fit(new DataSet(images, labels));
      return new Step(outputs, loss, gradient, network.params().dup());
    }

    void assertIs(Step expected, double tolerance) {
      assertThat(distance(outputs, expected.outputs)).as("outputs").isLessThan(tolerance);
      assertThat(Math.abs(loss / expected.loss - 1)).as("loss").isLessThan(tolerance);
      assertThat(distance(gradient, expected.gradient)).as("gradient").isLessThan(tolerance);
      assertThat(distance(parameters, expected.parameters)).as("after it").isLessThan(tolerance);
    }
  }

  private static Stream<OnKernels> parts(ComputationGraph network) {
    return Stream.of(network.getVertices())
        .map(vertex -> vertex.hasLayer() ? vertex.getLayer() : vertex)
        .filter(OnKernels.class::isInstance)
        .map(OnKernels.class::cast);
  }

  private static DataType type(ComputationGraph network) {
    return network.params().dataType();
  }

  private static INDArray normal(Random random, long... shape) {
    INDArray values = Nd4j.create(DataType.DOUBLE, shape);
    for (long i = 0; i < values.length(); i++) {
      values.putScalar(i, (float) random.nextGaussian());
    }
    return values;
  }
}
