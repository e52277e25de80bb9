package io.github.distill4j.report.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ArmColoursTest {

  @Test
  void anArmHasTheColourOfItsPlaceWhateverItsName() {
    ArmColours usual = new ArmColours(List.of("hard", "soft"));
    ArmColours own = new ArmColours(List.of("votes", "warm"));
    assertThat(own.of("votes")).isEqualTo(usual.of("hard")).isEqualTo(ArmColours.VERMILION);
    assertThat(own.of("warm")).isEqualTo(usual.of("soft")).isEqualTo(ArmColours.BLUE);
  }

  @Test
  void sixArmsAndTheTeacherAreToldApart() {
    List<String> arms = IntStream.range(0, 7).mapToObj(i -> "arm" + i).toList();
    ArmColours colours = new ArmColours(arms);
    List<Color> first = arms.stream().limit(6).map(colours::of).toList();
    assertThat(first).doesNotHaveDuplicates().doesNotContain(colours.of("teacher"));
    assertThat(colours.of("arm6")).isEqualTo(colours.of("arm0"));
  }
}
