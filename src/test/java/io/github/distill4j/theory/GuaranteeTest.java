package io.github.distill4j.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.github.distill4j.theory.Guarantee.Setting;
import org.junit.jupiter.api.Test;

/** Literals from the formulas of the Javadoc, computed outside this project. */
class GuaranteeTest {

  private static final Setting SETTING = new Setting(.5, 100, .1);

  private static void check(Guarantee found, double m, double rate, double steps, double radius) {
    assertThat(found.width()).isCloseTo(m, withinPercentage(1e-9));
    assertThat(found.rate()).isCloseTo(rate, withinPercentage(1e-9));
    assertThat(found.iterations()).isCloseTo(steps, withinPercentage(1e-9));
    assertThat(found.radius()).isCloseTo(radius, withinPercentage(1e-9));
  }

  @Test
  void theoremTwo() {
    check(Guarantee.softRisk(.1, SETTING), 11140.40675051266, .1 / 3, 900, 1);
  }

  @Test
  void aWidthHasTheRiskForWhichTheoremTwoAsksForIt() {
    assertThat(Guarantee.softRiskAt(20_000, SETTING))
        .isCloseTo(0.0557020337525633, withinPercentage(1e-9));
    assertThat(Guarantee.softRiskAt(1000, SETTING)).isGreaterThan(1);
    for (int width : new int[] {1116, 20_000, 1 << 20}) {
      double beta = Guarantee.softRiskAt(width, SETTING);
      assertThat(Guarantee.softRisk(beta, SETTING).width())
          .isCloseTo(width, withinPercentage(1e-9));
    }
    assertThatThrownBy(() -> Guarantee.softRiskAt(0, SETTING)).hasMessageContaining("m: found 0");
  }

  @Test
  void corollaryFour() {
    double beta = .1 * .2 * .2 / 32;
    check(Guarantee.softError(.1, .2, SETTING), 8912325.400410127, beta / 3, 9 / (beta * beta), 1);
  }

  @Test
  void propositionFive() {
    check(
        Guarantee.hardRisk(.1, .2, SETTING),
        3610628.696155046,
        1,
        32618.448325378846,
        33.62245194135655);
  }

  @Test
  void propositionFiveForTheError() {
    check(
        Guarantee.hardError(.1, .2, SETTING),
        4068851.5180663774,
        1,
        57877.197874909754,
        37.28758114717319);
  }

  @Test
  void softWidthsGrowWithTheSecondAndHardWithTheFourthPowerOfTheMargin() {
    double soft =
        Guarantee.softError(.1, .1, SETTING).width() / Guarantee.softError(.1, .2, SETTING).width();
    double hard =
        Guarantee.hardError(.1, .1, SETTING).width() / Guarantee.hardError(.1, .2, SETTING).width();
    assertThat(soft).isCloseTo(4, withinPercentage(1e-9));
    assertThat(hard).isCloseTo(16, withinPercentage(1e-9));
  }

  @Test
  void whatTheTheoremsDoNotCoverIsRefused() {
    assertThatThrownBy(() -> Guarantee.softRisk(1, SETTING)).hasMessageContaining("β: found 1.0");
    assertThatThrownBy(() -> Guarantee.hardRisk(.1, .6, SETTING)).hasMessageContaining("γ");
    assertThatThrownBy(() -> Guarantee.softError(0, .1, SETTING)).hasMessageContaining("ε");
    assertThatThrownBy(() -> new Setting(.5, 100, .5)).hasMessageContaining("δ");
    assertThatThrownBy(() -> new Setting(0, 100, .1)).hasMessageContaining("c: found 0.0");
    assertThatThrownBy(() -> new Setting(.5, 0, .1)).hasMessageContaining("n: found 0");
  }
}
