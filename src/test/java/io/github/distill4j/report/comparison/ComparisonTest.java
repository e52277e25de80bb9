package io.github.distill4j.report.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.distill4j.report.SyntheticFolders;
import io.github.distill4j.report.SyntheticResults;
import io.github.distill4j.study.StudyText;
import io.github.distill4j.study.TrialResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ComparisonTest {

  private static final SyntheticResults SMALL = new SyntheticResults(4, 200, 3);

  private static Source source(String name, List<TrialResult> trials) {
    return new Source(
        name,
        Path.of("runs", name),
        new StudyText(name, name, SyntheticFolders.STUDY).read(List.of()),
        trials,
        List.of());
  }

  private static Comparison comparison(List<TrialResult> trials) {
    return Comparison.of(List.of(source("one", trials)));
  }

  private static List<TrialResult> trials(String arm, int... seeds) {
    List<TrialResult> trials = new ArrayList<>();
    for (int seed : seeds) {
      trials.add(SMALL.trial(arm, Map.of(), seed, 0.5));
    }
    return trials;
  }

  private static List<TrialResult> together(List<TrialResult> first, List<TrialResult> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }

  private static List<String> words(Comparison comparison) {
    return comparison.contrasts().stream()
        .map(each -> each.arm().name() + " − " + each.baseline().name())
        .toList();
  }

  @Test
  void everyArmIsComparedWithHard() {
    assertThat(words(comparison(SMALL.study(SyntheticFolders.skills(), 3))))
        .containsExactly("soft − hard", "mixed − hard", "smoothed − hard", "dkd − hard");
  }

  @Test
  void withoutHardTheFirstArmIsTheBaseline() {
    assertThat(words(comparison(together(trials("soft", 1, 2), trials("mixed", 1, 2)))))
        .containsExactly("mixed − soft");
  }

  @Test
  void oneArmIsComparedWithNothing() {
    assertThat(words(comparison(trials("soft", 1, 2)))).isEmpty();
    assertThat(new Answer(comparison(trials("soft", 1, 2))).sentence())
        .startsWith("Only the arm soft has results");
  }

  @Test
  void oneArmOverSettingsIsComparedWithItsFirst() {
    List<TrialResult> trials =
        List.of(
            SMALL.trial("soft", Map.of("loss.temperature", "10"), 1, 0.5),
            SMALL.trial("soft", Map.of("loss.temperature", "2"), 1, 0.5));
    assertThat(words(comparison(trials))).containsExactly("soft T=10 − soft T=2");
  }

  @Test
  void aSettingIsComparedWithTheBaselineAtAsMuchOfItAsTheBaselineDependsOn() {
    Comparison grid = comparison(SyntheticFolders.grid(1, 2, 2, SMALL));
    assertThat(words(grid))
        .contains(
            "soft T=2, learning-rate=0.001 − hard learning-rate=0.001",
            "soft T=2, learning-rate=0.002 − hard learning-rate=0.002")
        .hasSize(8);
    assertThat(grid.sweptKeys())
        .containsExactly("loss.temperature", "student.training.learning-rate");
  }

  @Test
  void unequalSeedsArePairedOnThoseBothHave() {
    Contrast contrast =
        comparison(together(trials("hard", 1, 2, 3, 5), trials("soft", 2, 3, 4)))
            .contrasts()
            .get(0);
    assertThat(contrast.pairs()).extracting(SeedPair::seed).containsExactly(2, 3);
    assertThat(contrast.leftOut()).isEqualTo(3);
    assertThat(contrast.paired().n()).isEqualTo(2);
    assertThat(contrast.verdict()).isEqualTo(Contrast.Verdict.UNTOLD);
  }

  @Test
  void armsWithoutACommonSeedAreNotCompared() {
    Comparison comparison = comparison(together(trials("hard", 1), trials("soft", 2)));
    assertThat(comparison.contrasts().get(0).paired()).isNull();
    assertThat(new Answer(comparison).sentence()).contains("soft (no seed in common)");
  }

  @Test
  void differencesAreInPercentagePoints() {
    Contrast contrast =
        comparison(together(trials("hard", 1), trials("soft", 1))).contrasts().get(0);
    SeedPair pair = contrast.pairs().get(0);
    assertThat(contrast.paired().meanDifference())
        .isCloseTo(pair.arm() - pair.baseline(), within(1e-12));
    assertThat(pair.arm()).isBetween(1.0, 100.0);
    assertThat(pair.images().onlyFirst() - pair.images().onlySecond())
        .isEqualTo((int) Math.round(2 * pair.difference()));
  }

  @Test
  void foldersSideBySideBearTheirNamesAndShareTheFirstBaseline() {
    Comparison both =
        Comparison.of(
            List.of(
                source("one", together(trials("hard", 1), trials("soft", 1))),
                source("two", together(trials("hard", 1), trials("soft", 1)))));
    assertThat(words(both))
        .containsExactly("one/soft − one/hard", "two/hard − one/hard", "two/soft − one/hard");
  }

  @Test
  void whatIsMissingIsSaid() {
    assertThat(
            comparison(together(trials("hard", 1, 2, 3, 4, 5, 6), trials("soft", 1, 6))).problems())
        .containsExactly(
            "runs/one: the teacher has no result; its rows and figures are left out",
            "runs/one: no result of mixed, smoothed, dkd",
            "runs/one: no result of soft, seeds 2, 3, 4, 5");
  }

  @Test
  void nothingFinishedIsSaidToo() {
    assertThat(new Answer(comparison(List.of())).sentence()).startsWith("No trial has finished");
    assertThat(new Answer(comparison(trials("teacher", 1))).sentence())
        .startsWith("Only the teacher has finished");
  }
}
