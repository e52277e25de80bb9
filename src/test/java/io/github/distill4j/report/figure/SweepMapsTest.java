package io.github.distill4j.report.figure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.distill4j.report.SyntheticFolders;
import io.github.distill4j.report.SyntheticResults;
import io.github.distill4j.report.chart.HeatMap;
import io.github.distill4j.report.comparison.Comparison;
import io.github.distill4j.report.comparison.Source;
import io.github.distill4j.study.StudyText;
import io.github.distill4j.study.distil.StudySpec;
import io.github.distill4j.study.distil.TrialResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SweepMapsTest {

  private static final SyntheticResults SMALL = new SyntheticResults(4, 200, 1);

  private final List<TrialResult> trials = new ArrayList<>();

  private void add(String arm, int seeds, double skill, String... setting) {
    Map<String, String> keys = new LinkedHashMap<>();
    for (int i = 0; i < setting.length; i += 2) {
      keys.put(setting[i], setting[i + 1]);
    }
    IntStream.rangeClosed(1, seeds).forEach(s -> trials.add(SMALL.trial(arm, keys, s, skill)));
  }

  private Gallery gallery() {
    StudyText study = new StudyText("one", "one", SyntheticFolders.STUDY);
    Source source =
        new Source(
            "one", Path.of("one"), StudySpec.read(study, List.of()), trials, List.of(), List.of());
    return new SweepMaps(Comparison.of(List.of(source))).gallery();
  }

  private static HeatMap.Cell[] row(Gallery gallery) {
    return ((HeatMap) gallery.figures().get(0).chart()).cells()[0];
  }

  @Test
  void aStarMarksWhatIntervalAndPTell() {
    add("hard", 7, 0);
    add("soft", 7, 0, "loss.temperature", "1", "student.width", "0.5");
    add("soft", 7, 2, "loss.temperature", "2", "student.width", "0.5");
    add("soft", 5, 2, "loss.temperature", "4", "student.width", "0.5");
    Gallery gallery = gallery();
    assertThat(row(gallery))
        .extracting(cell -> cell.text().contains("*"))
        .containsExactly(false, true, false);
    assertThat(gallery.caption())
        .endsWith("* marks an interval that leaves 0 with Holm p at most 0.05.")
        .contains("from hard,");
  }

  @Test
  void aWideMapHasNeitherNumbersNorStars() {
    add("hard", 1, 0);
    for (int t = 1; t <= 10; t++) {
      add("soft", 1, 2, "loss.temperature", "" + t, "student.width", "0.5");
    }
    assertThat(row(gallery())).extracting(HeatMap.Cell::text).hasSize(10).containsOnly("");
    assertThat(gallery().caption()).doesNotContain("*");
  }

  @Test
  void mapsThatAreLeftOutAreCounted() {
    add("hard", 1, 0);
    for (int seed = 1; seed <= 13; seed++) {
      add("soft", 1, 2, "loss.temperature", "1", "student.width", "0.5", "teacher.seed", "" + seed);
    }
    assertThat(gallery().figures()).hasSize(12);
    assertThat(gallery().caption()).endsWith("The first 12 of 13 maps.");
  }
}
