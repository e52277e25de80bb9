package io.github.distill4j.report.figure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.distill4j.report.SyntheticFolders;
import io.github.distill4j.report.SyntheticResults;
import io.github.distill4j.report.chart.HeatMap;
import io.github.distill4j.report.comparison.Comparison;
import io.github.distill4j.report.comparison.Source;
import io.github.distill4j.study.StudyText;
import io.github.distill4j.study.distil.StudySpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfusionsTest {

  private static final SyntheticResults SMALL = new SyntheticResults(2, 50, 1);

  private static Source source(String name, String classes) {
    return new Source(
        name,
        Path.of(name),
        StudySpec.read(
            new StudyText(name, name, SyntheticFolders.STUDY),
            List.of("data.set=folder", "data.classes=" + classes)),
        List.of(SMALL.trial("hard", Map.of(), 1, 1)),
        List.of(),
        List.of());
  }

  private static List<Figure> figures(Source... sources) {
    Comparison comparison = Comparison.of(List.of(sources));
    return new Confusions(comparison, ShownArms.of(comparison), new ArmStyles(comparison))
        .gallery()
        .figures();
  }

  @Test
  void everyFoldersMatricesHaveItsOwnClasses() {
    assertThat(figures(source("one", "cat,dog"), source("two", "oak,elm")))
        .extracting(figure -> ((HeatMap) figure.chart()).rows().names())
        .containsExactly(List.of("cat", "dog"), List.of("oak", "elm"));
  }

  @Test
  void nothingHasNoMatrices() {
    assertThat(figures()).isEmpty();
  }
}
