package io.github.distill4j.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.distill4j.UserMistake;
import io.github.distill4j.net.Architecture.Form;
import io.github.distill4j.net.layer.Convolution;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

class ArchitecturesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "two-layer-1", "two-layer-512", "vgg-1+1", "vgg-2+3", "vgg-8+3", "vgg-10+1", "vgg-13+3",
        "vgg-16+8", "resnet-8", "resnet-20", "resnet-56", "resnet-1202", "wrn-10-1", "wrn-16-2",
        "wrn-40-4"
      })
  void aNameIsReadAndGivenBack(String name) {
    assertThat(Architectures.ALL.parse(name)).hasToString(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "resnet",
        "resnet-",
        "resnet20",
        "ResNet-20",
        "resnet-20-2",
        "resnet--8",
        "vgg-8",
        "vgg-8-3",
        "wrn-16",
        "wrn-16+2",
        "two-layer-512-2",
        "resnet-1234567",
        "alexnet-8",
        "vgg-8+"
      })
  void anUnknownFormListsTheForms(String name) {
    assertThatThrownBy(() -> Architectures.ALL.parse(name))
        .isInstanceOf(UserMistake.class)
        .hasMessageContaining("'" + name + "'")
        .hasMessageContaining("two-layer-512")
        .hasMessageContaining("vgg-8+3")
        .hasMessageContaining("resnet-20")
        .hasMessageContaining("wrn-16-2");
  }

  @ParameterizedTest
  @CsvSource({
    "resnet-18, nearest is resnet-20",
    "resnet-0, nearest is resnet-8",
    "resnet-21, nearest is resnet-20",
    "resnet-9999, nearest is resnet-1202",
    "wrn-18-2, nearest is wrn-16-2",
    "wrn-0-0, nearest is wrn-10-1",
    "wrn-29-99, nearest is wrn-28-64",
    "vgg-0+3, nearest is vgg-1+3",
    "vgg-9+3, nearest is vgg-8+3",
    "vgg-11+0, nearest is vgg-10+1",
    "vgg-14+9, nearest is vgg-13+8",
    "vgg-99+3, nearest is vgg-16+3",
    "vgg-8+0, must be 1 to 8",
    "wrn-16-0, must be 1 to 64",
    "two-layer-0, must be 1 to 65536"
  })
  void aNearMissIsToldTheNearestValidOne(String name, String advice) {
    assertThatThrownBy(() -> Architectures.ALL.parse(name))
        .isInstanceOf(UserMistake.class)
        .hasMessageContaining(name)
        .hasMessageContaining(advice);
  }

  @Property(tries = 200)
  void theNearestDepthIsValidAndNoneIsNearer(@ForAll @IntRange(max = 1202) int depth) {
    try {
      assertThat(Architectures.ALL.parse("resnet-" + depth)).isEqualTo(new ResNet(depth));
    } catch (UserMistake mistake) {
      String message = mistake.getMessage();
      int nearest = Integer.parseInt(message.substring(message.lastIndexOf('-') + 1));
      assertThat(Architectures.ALL.parse("resnet-" + nearest)).isEqualTo(new ResNet(nearest));
      assertThat(Math.abs(nearest - depth)).isLessThanOrEqualTo(Math.max(3, 8 - depth));
    }
  }

  /** Global average of one convolution. */
  private record OneConvolution(int channels) implements Architecture {

    static final Form FORM =
        new Form("one-CHANNELS", "one-16", numbers -> new OneConvolution(numbers[0]));

    @Override
    public String addTo(Blocks blocks, Frame frame) {
      Convolution convolution = Convolution.of3x3(frame.channels(channels), 1);
      return blocks.globalAverage(blocks.convolutionNormRelu(Blocks.INPUT, convolution));
    }

    @Override
    public String toString() {
      return "one-" + channels;
    }
  }

  @Test
  void aFifthArchitectureIsOneClassAndOneEntry() {
    List<Form> forms = new ArrayList<>(Architectures.ALL.forms());
    forms.add(OneConvolution.FORM);
    Architectures more = new Architectures(forms);
    assertThat(more.parse("one-6")).isEqualTo(new OneConvolution(6)).hasToString("one-6");
    assertThat(more.parse("resnet-8")).isEqualTo(new ResNet(8));
    assertThatThrownBy(() -> more.parse("two-6"))
        .hasMessageEndingWith("wrn-DEPTH-FACTOR (wrn-16-2) or one-CHANNELS (one-16)");
    ComputationGraph network =
        new ComputationGraph(
            new Networks(FastBlocks::new)
                .configuration(
                    new NetworkSpec(more.parse("one-6"), 0.5),
                    Networks.images(5, 5, 2),
                    4,
                    new Learning(new Sgd(0.1), 0, new LossMSE(), 1)));
    network.init();
    // 3 kernels of 3×3×2, batch norm's 4 numbers a channel, 4 outputs of 3 weights and a bias.
    assertThat(network.numParams()).isEqualTo(3 * 18 + 3 * 4 + 4 * 4);
    assertThat(network.outputSingle(Nd4j.rand(2, 5, 5, 2)).shape()).containsExactly(2, 4);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, 65, Double.NaN, Double.POSITIVE_INFINITY})
  void aWidthFactorOutOfRangeIsAMistake(double width) {
    assertThatThrownBy(() -> new Frame(32, width))
        .isInstanceOf(UserMistake.class)
        .hasMessageContaining("width");
  }

  @ParameterizedTest
  @CsvSource({"16, 0.5, 8", "16, 0.01, 1", "16, 0.66, 11", "512, 2, 1024", "3, 0.5, 2"})
  void channelsAreScaledAndRounded(int published, double width, int scaled) {
    assertThat(new Frame(32, width).channels(published)).isEqualTo(scaled);
  }

  @ParameterizedTest
  @CsvSource({"1, 0", "2, 1", "28, 4", "31, 4", "32, 5", "33, 5"})
  void anImageIsHalvedDownToOnePixel(int side, int halvings) {
    assertThat(new Frame(side, 1).halvings()).isEqualTo(halvings);
  }
}
