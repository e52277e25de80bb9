package io.github.distill4j.report.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.distill4j.measure.Accuracy;
import io.github.distill4j.measure.statistics.PairedComparison;
import io.github.distill4j.measure.statistics.Spread;
import io.github.distill4j.report.SyntheticFolders;
import io.github.distill4j.report.SyntheticResults;
import io.github.distill4j.study.StudyText;
import io.github.distill4j.study.distil.Claim;
import io.github.distill4j.study.distil.StudySpec;
import io.github.distill4j.study.distil.TrialResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClaimCheckTest {

  private static final SyntheticResults TINY = new SyntheticResults(3, 50, 1);

  /** What is said of one claim against an arm at some settings, seven seeds each. */
  private static ClaimCheck check(
      String claim, String sweep, String arm, List<Map<String, String>> settings) {
    List<TrialResult> trials =
        settings.stream()
            .flatMap(
                setting ->
                    IntStream.rangeClosed(1, 7).mapToObj(seed -> TINY.trial(arm, setting, seed, 1)))
            .toList();
    Source source =
        new Source(
            "one",
            Path.of("one"),
            StudySpec.read(
                new StudyText("one", "one", SyntheticFolders.STUDY),
                List.of(sweep, "claims=[{source: A, measure: accuracy, " + claim + "}]")),
            trials,
            List.of(),
            List.of());
    return ClaimCheck.all(Comparison.of(List.of(source))).get(0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "arm: soft, value: 5                                              | 7",
        "arm: soft, value: 5, setting: {loss.temperature: 4}              | 7",
        "arm: soft, value: 5, setting: {loss.temperature: 20}             | 0",
        "arm: soft, value: 5, setting: {teacher.net: resnet-8}            | 0",
        "arm: soft, value: 5, setting: {loss.alpha: 0.3}                  | 7",
        "arm: soft, value: 5, setting: {training.epochs: 3}               | 7",
        "arm: soft, value: 5, setting: {training.epochs: 4}               | 0",
        "arm: soft, value: 5, setting: {student.training.optimiser: adam} | 7",
        "arm: mixed, value: 5                                             | 0",
      })
  void aClaimAtOneSettingIsComparedWithThatOneOnly(String claim, int seeds) {
    ClaimCheck check = check(claim, "training.epochs=3", "soft", List.of(Map.of()));
    assertThat(check.ours().n()).isEqualTo(seeds);
    assertThat(check.reading()).isEqualTo(seeds == 0 ? "no results" : "ours higher");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "arm: soft, value: 5, setting: {loss.temperature: 2.0}  | ours higher",
        "arm: soft, value: 5, setting: {loss.temperature: 8}    | no results",
        "arm: soft, value: 5                                    | no single setting",
        "arm: soft, value: 5, setting: {student.net: resnet-8}  | no single setting",
        "arm: soft, value: 5, setting: {student.net: resnet-14} | no results",
      })
  void ofASweepAClaimNamesOneSetting(String claim, String reading) {
    List<Map<String, String>> temperatures =
        List.of(Map.of("loss.temperature", "1"), Map.of("loss.temperature", "2"));
    assertThat(check(claim, "loss.temperature=1,2,8", "soft", temperatures).reading())
        .isEqualTo(reading);
  }

  @Test
  void aKeyThatBothRolesShareIsTheStudentsForAnArmThatAsksNoTeacher() {
    String claim = "arm: hard, value: 5, setting: {training.epochs: 3, loss.temperature: 9}";
    String sweep = "student.training.epochs=2,3";
    List<Map<String, String>> settings =
        List.of(Map.of("student.training.epochs", "2"), Map.of("student.training.epochs", "3"));
    assertThat(check(claim, sweep, "hard", settings).settings()).isEqualTo(1);
  }

  private static String reading(double holm, double... ours) {
    double[] claimed = new double[ours.length];
    PairedComparison difference = PairedComparison.of(ours, claimed);
    Claim claim = new Claim("A", "", "soft", Map.of(), "accuracy", 0.0, "");
    return new ClaimCheck("", claim, new Accuracy(), 1, Spread.of(ours), difference, holm)
        .reading();
  }

  @Test
  void intervalAndPTogetherDecide() {
    double[] above = {1, 2, 3, 2, 1, 2, 3};
    assertThat(PairedComparison.of(above, new double[7]).interval())
        .satisfies(interval -> assertThat(interval.holds(0)).isFalse());
    assertThat(reading(0.05, above)).isEqualTo("ours higher");
    assertThat(reading(0.051, above)).isEqualTo("cannot be told apart");
    assertThat(reading(0.05, -1, -2, -3, -2)).isEqualTo("ours lower");
    assertThat(reading(0.01, -1, 2, 3, -2)).isEqualTo("cannot be told apart");
    assertThat(reading(0.01, 1, 2)).isEqualTo("too few seeds");
    assertThat(reading(0.01, 1, 1, 1, 1, 1, 1, 1)).isEqualTo("no spread over seeds");
  }

  @Test
  void holmsCorrectionIsOverTheClaimsWithResults() {
    String three =
        "arm: soft, value: 5}, {source: A, measure: accuracy, arm: soft, value: 6},"
            + " {source: A, measure: accuracy, arm: mixed, value: 6";
    ClaimCheck first = check(three, "seeds=7", "soft", List.of(Map.of()));
    assertThat(first.difference().signFlipP()).isEqualTo(2 / 128.0);
    assertThat(first.holm()).isEqualTo(2 * 2 / 128.0);
  }
}
