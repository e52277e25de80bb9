package io.github.distill4j.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.distill4j.label.Logits;
import io.github.distill4j.measure.Accuracy;
import io.github.distill4j.measure.Measure;
import io.github.distill4j.measure.Measures;
import io.github.distill4j.measure.Outputs;
import io.github.distill4j.report.comparison.Comparison;
import io.github.distill4j.report.comparison.Source;
import io.github.distill4j.report.notebook.NotebookExport;
import io.github.distill4j.report.table.ClaimTable;
import io.github.distill4j.report.table.CsvFiles;
import io.github.distill4j.report.table.MeasureTable;
import io.github.distill4j.report.table.Table;
import io.github.distill4j.study.StudyText;
import io.github.distill4j.study.distil.Claim;
import io.github.distill4j.study.distil.StudySpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a measure takes to be measured, kept, shown and claimed: its class and its registration. */
class MadeUpMeasureTest {

  /** A measure under a name that results have, and whose header, unit and digits nobody knows. */
  private record Calm() implements Measure {

    @Override
    public Description description() {
      return new Description("kl", "calm %", "%", 4, Direction.HIGHER, Group.PROBABILITIES);
    }

    @Override
    public OptionalDouble of(Outputs outputs) {
      return OptionalDouble.of(0.5);
    }
  }

  private static final Measures MEASURES = new Measures(List.of(new Accuracy(), new Calm()));

  @TempDir Path folder;
  private Comparison comparison;

  @BeforeEach
  void results() {
    SyntheticResults results = new SyntheticResults(3, 50, 1);
    StudySpec spec =
        StudySpec.read(
            new StudyText("one", "one", SyntheticFolders.STUDY),
            List.of("claims=[{source: A, arm: soft, measure: kl, value: 20}]"));
    comparison =
        Comparison.of(
            List.of(
                new Source(
                    "one",
                    Path.of("one"),
                    spec,
                    results.study(Map.of("hard", 0.5, "soft", 0.9), 2),
                    List.of(),
                    List.of())),
            MEASURES);
  }

  @Test
  void itIsMeasured() {
    Outputs outputs = Outputs.of(new Logits(new float[2], 2, "test"), new int[1]);
    assertThat(MEASURES.of(outputs)).isEqualTo(Map.of("accuracy", 1.0, "kl", 0.5));
  }

  @Test
  void itIsAColumnOfItsGroupsTable() {
    Table table = MeasureTable.group(comparison, Measure.Group.PROBABILITIES);
    assertThat(table.header()).containsExactly("arm", "calm %");
    assertThat(table.rows())
        .containsExactlyInAnyOrder(
            List.of("hard", "21.0000 ± 0.0000"), List.of("soft", "21.0000 ± 0.0000"));
  }

  @Test
  void itIsAColumnOfTheCsv() {
    List<String> lines = new CsvFiles(comparison).trials().lines().toList();
    assertThat(lines.get(0)).startsWith("name,baseline,trial,arm,seed,accuracy,kl,validation_");
    assertThat(lines)
        .filteredOn(line -> line.startsWith("soft,"))
        .allMatch(l -> l.contains(",0.21,"));
  }

  @Test
  void itIsPrintedByTheNotebook() throws IOException {
    Path notebook = new NotebookExport(comparison).write(folder);
    assertThat(Files.readString(notebook))
        .contains("table({\\\"calm %\\\": (\\\"kl\\\", 100, 4)})", "21.0000 ± 0.0000");
  }

  @Test
  void itIsClaimed() {
    List<String> row = ClaimTable.of(comparison).rows().get(0);
    assertThat(row).startsWith("A: soft kl %", "20.0000", "21.0000 ± 0.0000", "2", "+1.0000");
  }

  @Test
  void whatIsRegisteredMayBeClaimedByAnyStudy() {
    for (String name : Measures.STANDARD.names()) {
      assertThat(new Claim("A", null, "soft", null, name, 1.0, null).measure()).isEqualTo(name);
    }
  }
}
