package io.github.distill4j.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.distill4j.UserMistake;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkNameTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "two-layer-1", "two-layer-512", "vgg-1+1", "vgg-2+3", "vgg-8+3", "vgg-10+1", "vgg-13+3",
        "vgg-16+8", "resnet-8", "resnet-20", "resnet-56", "resnet-1202", "wrn-10-1", "wrn-16-2",
        "wrn-40-4"
      })
  void aNameIsReadAndGivenBack(String name) {
    assertThat(NetworkName.parse(name)).hasToString(name);
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
    assertThatThrownBy(() -> NetworkName.parse(name))
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
    assertThatThrownBy(() -> NetworkName.parse(name))
        .isInstanceOf(UserMistake.class)
        .hasMessageContaining(name)
        .hasMessageContaining(advice);
  }

  @Property(tries = 200)
  void theNearestDepthIsValidAndNoneIsNearer(@ForAll @IntRange(max = 1202) int depth) {
    try {
      assertThat(NetworkName.parse("resnet-" + depth)).isEqualTo(new ResNet(depth));
    } catch (UserMistake mistake) {
      String message = mistake.getMessage();
      int nearest = Integer.parseInt(message.substring(message.lastIndexOf('-') + 1));
      assertThat(NetworkName.parse("resnet-" + nearest)).isEqualTo(new ResNet(nearest));
      assertThat(Math.abs(nearest - depth)).isLessThanOrEqualTo(Math.max(3, 8 - depth));
    }
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
