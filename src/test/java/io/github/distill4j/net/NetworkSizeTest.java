package io.github.distill4j.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

/**
 * Sizes against the papers' tables (ResNet-20 0.27 M, 32 0.46 M, 56 0.85 M, 110 1.7 M; WRN-16-2
 * 0.70 M and WRN-40-2 2.25 M with 100 classes, WRN-28-2 1.47 M with 10). The exact integers come
 * from a script that adds up kernel, scale and shift sizes layer by layer without Deeplearning4j.
 */
class NetworkSizeTest {

  @ParameterizedTest
  @CsvSource({
    "resnet-8,        10, 75290,   12239488",
    "resnet-20,       10, 269722,  40551040",
    "resnet-32,       10, 464154,  68862592",
    "resnet-56,       10, 853018,  125485696",
    "resnet-56,       100, 858868, 125491456",
    "resnet-110,      10, 1727962, 252887680",
    "wrn-16-1,        10, 175066,  26657408",
    "wrn-16-2,        10, 691674,  101106944",
    "wrn-16-2,        100, 703284, 101118464",
    "wrn-28-2,        10, 1467610, 214353152",
    "wrn-40-2,        100, 2255156, 327610880",
    "vgg-2+3,         10, 4538442, 25105408",
    "vgg-3+1,         10, 535114,  39682048",
    "vgg-8+3,         2,  9749570, 153289728",
    "vgg-13+1,        10, 14724042, 313201664",
    "two-layer-512,   10, 1578506, 1577984"
  })
  void publishedNetworksHaveTheirPublishedSizes(
      String name, int classes, long parameters, long multiplyAdds) {
    assertThat(size(NetworkSpec.of(name), Networks.images(32, 32, 3), classes))
        .isEqualTo(new NetworkSize(parameters, multiplyAdds));
  }

  @ParameterizedTest
  @CsvSource({"vgg-8+3, 1, 9752522, 95352832", "resnet-8, 2, 297450, 36353792"})
  void greyImagesAndWidthFactorsAreCountedToo(
      String name, double width, long parameters, long multiplyAdds) {
    assertThat(
            size(
                new NetworkSpec(Architectures.ALL.parse(name), width),
                Networks.images(28, 28, 1),
                10))
        .isEqualTo(new NetworkSize(parameters, multiplyAdds));
  }

  private static NetworkSize size(NetworkSpec spec, InputType images, int classes) {
    Learning learning = new Learning(new Sgd(0.1), 0, new LossMSE(), 1);
    ComputationGraph network =
        new ComputationGraph(
            new Networks(StockBlocks::new).configuration(spec, images, classes, learning));
    network.init();
    return NetworkSize.of(network, images);
  }
}
