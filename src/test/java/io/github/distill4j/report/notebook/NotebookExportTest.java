package io.github.distill4j.report.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.distill4j.report.SyntheticFolders;
import io.github.distill4j.report.SyntheticResults;
import io.github.distill4j.report.comparison.Comparison;
import io.github.distill4j.report.comparison.Source;
import io.github.distill4j.report.table.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotebookExportTest {

  @TempDir Path folder;

  private Path out;
  private JsonNode notebook;

  @BeforeEach
  void export() throws IOException {
    Path results =
        SyntheticResults.write(
            folder.resolve("study"),
            SyntheticFolders.STUDY,
            new SyntheticResults(4, 200, 3).study(SyntheticFolders.skills(), 3));
    out = Files.createDirectories(folder.resolve("out"));
    Files.writeString(out.resolve(".a.csv.00000000-0000-0000-0000-000000000000.tmp"), "half");
    Path file = new NotebookExport(Comparison.of(List.of(Source.read(results)))).write(out);
    assertThat(file).hasFileName("study.ipynb");
    notebook = new ObjectMapper().readTree(file.toFile());
  }

  @Test
  void whatAKilledExportLeftIsRemoved() {
    assertThat(out).isDirectoryNotContaining("glob:**.tmp");
  }

  private List<JsonNode> cells(String type) {
    List<JsonNode> cells = new ArrayList<>();
    notebook.get("cells").forEach(cells::add);
    return cells.stream().filter(cell -> cell.get("cell_type").asText().equals(type)).toList();
  }

  private static String joined(JsonNode lines) {
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(line.asText()));
    return text.toString();
  }

  @Test
  void theNotebookIsNbformatFourWithItsOutputsInIt() {
    assertThat(notebook.get("nbformat").asInt()).isEqualTo(4);
    assertThat(notebook.findValuesAsText("id")).doesNotHaveDuplicates().hasSizeGreaterThan(10);
    List<String> pictures = notebook.findValuesAsText("image/png");
    assertThat(pictures).hasSize(2 + 6 + 2);
    assertThat(Base64.getDecoder().decode(pictures.get(0))).startsWith(0x89, 'P', 'N', 'G');
    assertThat(joined(cells("markdown").get(0).get("source")))
        .contains("Does a ResNet-8 learn more", "Test accuracy:");
  }

  @Test
  void aPrintedTableIsLaidOutAsPandasWould() {
    String printed =
        cells("code").stream()
            .flatMap(cell -> cell.findValues("text").stream())
            .map(NotebookExportTest::joined)
            .findFirst()
            .orElseThrow();
    assertThat(printed.lines().map(String::length).distinct()).hasSize(1);
    assertThat(printed.lines().skip(1).map(line -> line.replaceFirst(" .*", "")))
        .containsExactly("teacher", "hard", "soft", "mixed", "smoothed", "dkd");
  }

  @Test
  void aNameWiderThanItsValuesHasOneSpaceBeforeIt() {
    Table table =
        new Table("", List.of("", "a", "wide name"), List.of(List.of("x", "1.50", "2")), List.of());
    assertThat(Frame.text(table)).isEqualTo("      a wide name\nx  1.50         2\n");
  }

  @Test
  void theCellsReadOnlyFilesThatLieBeside() {
    String code =
        cells("code").stream().map(cell -> joined(cell.get("source"))).reduce("", String::concat);
    assertThat(code).contains("import pandas").doesNotContain("distill4j");
    List<String> files =
        java.util.regex.Pattern.compile("read_csv\\(\"([^\"]+)\"\\)")
            .matcher(code)
            .results()
            .map(found -> found.group(1))
            .toList();
    assertThat(files).hasSize(4).allSatisfy(file -> assertThat(out.resolve(file)).exists());
    assertThat(out.resolve("figures/differences.png")).exists();
    assertThat(out.resolve("figures/differences.svg")).exists();
  }

  @Test
  void theCsvHasARowATrialAndNumbersInFull() throws IOException {
    List<String> lines = Files.readAllLines(out.resolve("trials.csv"));
    assertThat(lines).hasSize(1 + 1 + 5 * 3);
    assertThat(lines.get(0)).startsWith("name,baseline,trial,arm,seed,accuracy,top5,nll");
    assertThat(lines).anyMatch(line -> line.startsWith("soft,hard,soft-2,soft,2,0."));
    assertThat(Files.readAllLines(out.resolve("epochs.csv"))).hasSize(1 + 16 * 3);
  }

  @Test
  void confusionsAreCountedOverSeedsUnderTheirClasses() throws IOException {
    List<String> lines = Files.readAllLines(out.resolve("confusion.csv"));
    assertThat(lines.get(0)).isEqualTo("name,class,taken_for,images");
    long soft =
        lines.stream()
            .filter(line -> line.startsWith("soft,class "))
            .mapToLong(line -> Long.parseLong(line.substring(line.lastIndexOf(',') + 1)))
            .sum();
    assertThat(soft).isEqualTo(3 * 200);
  }

  @Test
  void whatIsDamagedIsNamedAtTheTop() throws IOException {
    Path damaged = folder.resolve("study/trials/soft-2.json");
    Files.writeString(damaged, "{");
    Comparison comparison = Comparison.of(List.of(Source.read(folder.resolve("study"))));
    Path file = new NotebookExport(comparison).write(out);
    notebook = new ObjectMapper().readTree(file.toFile());
    assertThat(joined(cells("markdown").get(0).get("source")))
        .containsPattern("\n\n> .*soft-2.json: damaged .*\n\n> ")
        .containsPattern("\n\n> .*no result of hard, .*\n\nThe cells");
  }
}
