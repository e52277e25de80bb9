package io.github.distill4j.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.distill4j.study.twolayer.MarginBounds;
import io.github.distill4j.study.twolayer.Samples;
import io.github.distill4j.study.twolayer.ScalingResult;
import io.github.distill4j.study.twolayer.Timing;
import io.github.distill4j.train.stack.MinimalWidths;
import io.github.distill4j.train.stack.WidthTrials.Criterion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TwoLayerReportTest {

  private static final JsonMapper JSON =
      JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE).build();

  @TempDir Path folder;

  private static ScalingResult point(String label) {
    return new ScalingResult(
        "circle-" + label,
        "f",
        "circle",
        label,
        4,
        2,
        1,
        new MarginBounds(.3, .3, 4000, 10),
        60,
        List.of(new ScalingResult.Row("soft", Criterion.LAST, new MinimalWidths(List.of(4, 4, 6)))),
        new SyntheticResults(2, 4, 1).trial("soft", Map.of(), 1, 1).provenance(),
        new Timing("2026-01-01T00:00:00Z", 1));
  }

  private void write(String label, String from, String to) throws IOException {
    String json = JSON.writeValueAsString(point(label));
    Path file = folder.resolve("trials").resolve("circle-" + label + ".json");
    Files.writeString(
        file, json.replace(from, to).replaceFirst("\\{", "{\"kind\": \"width-search\","));
  }

  @Test
  void unitsMadeDifferentlyAreToldOnThePageAndInTheTerminal() throws IOException {
    Files.createDirectories(folder.resolve("trials"));
    Files.writeString(folder.resolve("study.yaml"), Samples.SCALING);
    write("4", "", "");
    write("8", "", "");
    assertThat(Report.of(folder).terminal()).doesNotContain("Trials differ");
    write("8", "\"threads\":2", "\"threads\":1");
    String warning = "Trials differ in threads (2: 1 trial, 1: 1 trial): their bits";
    Report report = Report.of(folder);
    assertThat(report.terminal()).contains("note: " + warning);
    assertThat(report.page().problems()).singleElement().asString().startsWith(warning);
  }
}
