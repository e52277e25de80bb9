package io.github.distill4j.report.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.distill4j.measure.Predictions;
import io.github.distill4j.report.SyntheticFolders;
import io.github.distill4j.report.SyntheticResults;
import io.github.distill4j.report.figure.Galleries;
import io.github.distill4j.report.table.ComparisonTable;
import io.github.distill4j.report.table.CsvFiles;
import io.github.distill4j.report.table.SeedTable;
import io.github.distill4j.report.table.TrialTable;
import io.github.distill4j.study.DivergedTrial;
import io.github.distill4j.study.StudyText;
import io.github.distill4j.study.distil.StudySpec;
import io.github.distill4j.study.distil.TrialResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ComparisonTest {

  private static final SyntheticResults SMALL = new SyntheticResults(4, 200, 3);

  private static final Map<String, String> SLOW = Map.of("student.training.learning-rate", "0.001");
  private static final Map<String, String> FAST = Map.of("student.training.learning-rate", "0.002");

  private static Source source(String name, List<TrialResult> trials, String... changes) {
    return source(name, trials, List.of(), changes);
  }

  private static Source source(
      String name, List<TrialResult> trials, List<DivergedTrial> diverged, String... changes) {
    return new Source(
        name,
        Path.of("runs", name),
        StudySpec.read(new StudyText(name, name, SyntheticFolders.STUDY), List.of(changes)),
        trials,
        diverged,
        List.of());
  }

  private static Comparison comparison(List<TrialResult> trials, List<DivergedTrial> diverged) {
    return Comparison.of(List.of(source("one", trials, diverged)));
  }

  private static List<DivergedTrial> diverged(
      String arm, Map<String, String> setting, int... seeds) {
    List<DivergedTrial> trials = new ArrayList<>();
    for (int seed : seeds) {
      trials.add(
          new DivergedTrial(
              arm + "-" + seed, arm, setting, seed, "f", 2, "diverged in epoch 2", null));
    }
    return trials;
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
  void whileTheBaselineHasNothingAtItsSettingAnArmIsNotCompared() {
    List<TrialResult> trials = new ArrayList<>();
    for (int seed = 1; seed <= 7; seed++) {
      trials.add(SMALL.trial("hard", FAST, seed, -1));
      trials.add(SMALL.trial("soft", FAST, seed, 2));
      trials.add(SMALL.trial("soft", SLOW, seed, 2));
    }
    Comparison half = comparison(trials);
    assertThat(words(half))
        .containsExactly(
            "soft learning-rate=0.001 − hard learning-rate=0.001",
            "soft learning-rate=0.002 − hard learning-rate=0.002");
    assertThat(half.contrasts()).extracting(Contrast::paired).first().isNull();
    assertThat(half.tested()).hasSize(1);
    assertThat(half.tested().get(0).holm()).isEqualTo(half.tested().get(0).paired().signFlipP());
    assertThat(new Answer(half).sentence())
        .contains(
            "soft learning-rate=0.002 (+",
            "better than hard at the same setting",
            "soft learning-rate=0.001 (no hard at its setting)");
    assertThat(ComparisonTable.of(half).notes())
        .contains("Not compared: soft learning-rate=0.001 (no hard at its setting).")
        .anyMatch(note -> note.contains("over 1 comparison;"));
  }

  @Test
  void anArmOfAnotherFolderIsComparedAtAnotherSettingIfNeedBe() {
    Comparison both =
        Comparison.of(
            List.of(
                source("one", List.of(at("hard", FAST, 1), at("hard", SLOW, 1))),
                source("two", trials("soft", 1))));
    assertThat(words(both)).containsExactly("two/soft − one/hard learning-rate=0.001");
  }

  @Test
  void anArmThatTheSweepDoesNotConcernIsNotComparedWithOneOfTheBaselinesSettings() {
    List<TrialResult> soft =
        List.of(
            at("soft", Map.of("loss.temperature", "1"), 1),
            at("soft", Map.of("loss.temperature", "2"), 1));
    assertThat(new Answer(comparison(together(soft, trials("smoothed", 1)))).sentence())
        .contains("smoothed (no soft at its setting) against soft");
  }

  private static TrialResult at(String arm, Map<String, String> setting, int seed) {
    return SMALL.trial(arm, setting, seed, 0.5);
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
  void armsTestedOnOtherImagesAreNotCompared() {
    List<TrialResult> soft =
        List.of(
            on(SMALL.trial("soft", Map.of(), 1, 0.5), "sha256:0"),
            SMALL.trial("soft", Map.of(), 2, 0.5));
    Comparison comparison = comparison(together(trials("hard", 1, 2), soft));
    assertThat(comparison.tested()).isEmpty();
    assertThat(new Answer(comparison).sentence()).contains("soft (other test images)");
    assertThat(SeedTable.of(comparison).rows()).isEmpty();
  }

  @Test
  void armsWhosePredictionsAreMissingAreComparedWithoutMcNemar() {
    TrialResult soft = on(SMALL.trial("soft", Map.of(), 1, 0.5), null);
    Contrast contrast = comparison(together(trials("hard", 1), List.of(soft))).tested().get(0);
    assertThat(contrast.pairs().get(0).images()).isNull();
  }

  /** The same trial on images of another checksum; without predictions for none. */
  private static TrialResult on(TrialResult t, String images) {
    Predictions p = t.predictions();
    Predictions others =
        images == null
            ? null
            : new Predictions(p.predicted(), p.right(), p.classes(), p.size(), images);
    return new TrialResult(
        t.trial(),
        t.arm(),
        t.setting(),
        t.seed(),
        t.fingerprint(),
        t.needs(),
        t.net(),
        t.size(),
        t.model(),
        t.measures(),
        t.reliability(),
        t.confusion(),
        others,
        t.bestEpoch(),
        t.epochs(),
        t.provenance(),
        t.timing());
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
  void divergedSeedsAreCountedAndTheOthersPaired() {
    Comparison comparison =
        comparison(
            together(trials("hard", 1, 2, 3, 4, 5, 6, 7), trials("soft", 1, 2, 4, 5, 7)),
            diverged("soft", Map.of(), 3, 6));
    assertThat(comparison.contrasts().get(0).paired().n()).isEqualTo(5);
    assertThat(new Answer(comparison).sentence())
        .startsWith("Test accuracy: ")
        .endsWith(". Diverged, and so without numbers: 2 of 7 seeds of soft.");
    assertThat(ComparisonTable.of(comparison).rows())
        .extracting(row -> row.get(1))
        .containsExactly("7", "5 of 7");
    assertThat(ComparisonTable.of(comparison).notes())
        .contains("Seeds 5 of 7: the others diverged and have no numbers.")
        .anyMatch(note -> note.contains("soft on 5 common seeds (2 trials left out)"));
    assertThat(comparison.problems())
        .contains("runs/one: soft, seeds 3, 6 diverged in epoch 2")
        .noneMatch(problem -> problem.contains("no result of soft"));
  }

  @Test
  void aSettingWhoseEverySeedDivergedHasARowAndNoNumbers() {
    List<TrialResult> trials =
        List.of(at("hard", SLOW, 1), at("hard", SLOW, 2), at("soft", SLOW, 1), at("soft", SLOW, 2));
    Comparison comparison = comparison(trials, diverged("hard", FAST, 1, 2));
    assertThat(comparison.arms()).hasSize(2);
    assertThat(words(comparison))
        .containsExactly("soft learning-rate=0.001 − hard learning-rate=0.001");
    assertThat(ComparisonTable.of(comparison).rows())
        .extracting(row -> row.subList(0, 3))
        .contains(List.of("hard learning-rate=0.002", "0 of 2", "diverged"));
    assertThat(TrialTable.of(comparison).rows())
        .filteredOn(row -> row.get(2).equals("diverged"))
        .extracting(row -> row.get(0) + row.get(1))
        .containsExactly("hard learning-rate=0.0021", "hard learning-rate=0.0022");
    List<String> csv = new CsvFiles(comparison).trials().lines().toList();
    assertThat(csv.get(0)).endsWith(",finished,diverged");
    assertThat(csv.get(3))
        .startsWith("hard learning-rate=0.002,,")
        .endsWith(",diverged in epoch 2");
    assertThat(csv).allMatch(row -> row.split(",", -1).length == csv.get(0).split(",").length);
  }

  @Test
  void aDivergedBaselineIsReplacedByNoOther() {
    Comparison comparison =
        comparison(
            together(trials("soft", 1, 2), trials("mixed", 1, 2)),
            diverged("hard", Map.of(), 1, 2));
    assertThat(words(comparison)).containsExactly("soft − hard", "mixed − hard");
    assertThat(comparison.tested()).isEmpty();
    assertThat(new Answer(comparison).sentence())
        .contains("soft (no hard at its setting)")
        .endsWith("without numbers: 2 of 2 seeds of hard.");
  }

  @Test
  void oneArmIsComparedWithItsFirstSettingThatHasNumbers() {
    Comparison comparison = comparison(List.of(at("hard", FAST, 1)), diverged("hard", SLOW, 1));
    assertThat(words(comparison)).isEmpty();
    assertThat(new Answer(comparison).sentence())
        .startsWith("Only the arm hard learning-rate=0.002 has results");
  }

  @Test
  void whereEverythingDivergedItIsSaid() {
    List<DivergedTrial> all =
        Stream.concat(
                diverged("teacher", Map.of(), 1).stream(),
                diverged("soft", Map.of(), 1, 2).stream())
            .toList();
    Comparison comparison = comparison(List.of(), all);
    assertThat(new Answer(comparison).sentence())
        .isEqualTo(
            "No student has numbers. Diverged, and so without numbers: teacher and 2 of 2 seeds of"
                + " soft.");
    assertThat(ComparisonTable.of(comparison).rows()).hasSize(2);
    assertThat(Galleries.of(comparison)).isEmpty();
  }

  @Test
  void aClaimAboutADivergedSettingIsComparedWithNoOther() {
    Source source =
        source(
            "one",
            List.of(at("hard", SLOW, 1)),
            diverged("hard", FAST, 1),
            "claims=[{source: A, measure: accuracy, arm: hard, value: 50}]",
            "student.training.learning-rate=0.001,0.002");
    assertThat(ClaimCheck.all(Comparison.of(List.of(source))))
        .singleElement()
        .extracting(ClaimCheck::reading)
        .isEqualTo("no single setting");
  }

  @Test
  void whatIsMissingIsSaid() {
    assertThat(
            comparison(together(trials("hard", 1, 2, 3, 4, 5, 6), trials("soft", 1, 6))).problems())
        .containsExactly(
            "runs/one: no result of teacher; left out of tables and figures",
            "runs/one: no result of mixed, smoothed, dkd",
            "runs/one: no result of soft, seeds 2, 3, 4, 5");
  }

  @Test
  void whatIsMissingOfASweepIsSaidBySetting() {
    Source sweep =
        source(
            "one",
            List.of(
                SMALL.trial("teacher", Map.of(), 1, 2),
                at("hard", Map.of(), 1),
                at("hard", Map.of(), 2),
                at("soft", Map.of("loss.temperature", "2"), 1)),
            "arms=hard,soft",
            "seeds=2",
            "loss.temperature=1,2,4");
    assertThat(Comparison.of(List.of(sweep)).problems())
        .containsExactly(
            "runs/one: no result of soft T=1, soft T=4", "runs/one: no result of soft T=2, seed 2");
  }

  @Test
  void nothingFinishedIsSaidToo() {
    assertThat(new Answer(comparison(List.of())).sentence()).startsWith("No trial has finished");
    assertThat(new Answer(comparison(trials("teacher", 1))).sentence())
        .startsWith("Only the teacher has finished");
  }
}
