package io.github.distill4j.docs;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.distill4j.data.fetch.DataCache;
import io.github.distill4j.data.fetch.DataStore;
import io.github.distill4j.engine.Engine;
import io.github.distill4j.engine.Engines;
import io.github.distill4j.engine.StudyRunner;
import io.github.distill4j.export.ModelFile;
import io.github.distill4j.study.Ownership;
import io.github.distill4j.study.Plan;
import io.github.distill4j.study.Progress;
import io.github.distill4j.study.Result;
import io.github.distill4j.study.ResultsStore;
import io.github.distill4j.study.Standing;
import io.github.distill4j.study.StudyText;
import io.github.distill4j.study.Workspace;
import io.github.distill4j.study.distil.StudySpec;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page on the house tells of what there is. */
class ArchitecturePageTest {

  private static final Path PAGE = Path.of("docs/architecture.md");
  private static final Path MAIN = Path.of("src/main/java/io/github/distill4j");
  private static final Path HERE =
      Path.of("src/test/java/io/github/distill4j/docs/ArchitecturePageTest.java");

  @TempDir Path folder;

  private void example(PrintWriter out) throws IOException {
    DataCache images = new DataCache(new DataStore(Path.of("datasets"), Optional.empty()));
    String yaml =
        """
        data: {set: procedural, procedural: {classes: 3, images: 240, test-images: 60}}
        teacher: {net: two-layer-64, training: {epochs: 2}}
        student: {net: two-layer-4, training: {epochs: 2}}
        arms: [soft]
        seeds: 1
        """;
    StudySpec study = StudySpec.read(new StudyText("mine", "mine", yaml), List.of());
    Plan plan = study.plan(images);
    try (ResultsStore store = ResultsStore.open(folder, Ownership.of(plan))) {
      Standing before = ResultsStore.standing(folder, plan);
      Engine engine = Engines.named("in-process", Progress.SILENT);
      Standing after =
          new StudyRunner(before, store, engine, Progress.SILENT)
              .run(new Workspace(folder, images, new ModelFile(store)));
      for (Result result : after.results()) {
        out.println(result.trial() + ": " + result.headline());
      }
    }
  } // the example's end

  @Test
  void theExampleRuns() throws IOException {
    StringWriter printed = new StringWriter();
    example(new PrintWriter(printed));
    assertThat(printed.toString().lines())
        .hasSize(2)
        .allMatch(line -> line.matches("(teacher|soft-1): test accuracy +[0-9.]+ %.*"));
    assertThat(folder.resolve("models/soft-1.zip")).isNotEmptyFile();
  }

  @Test
  void theExampleOnThePageIsTheOneThatRuns() throws IOException {
    String page = Files.readString(PAGE);
    String shown = page.substring(page.indexOf("```java\n") + 8);
    String here = Files.readString(HERE);
    String from = "example(PrintWriter out) throws IOException {\n";
    String run = here.substring(here.indexOf(from) + from.length());
    assertThat(shown.substring(0, shown.indexOf("```")))
        .isEqualTo(
            run.substring(0, run.indexOf("  } // the example's end"))
                .lines()
                .map(line -> line.replaceFirst("^ {4}", ""))
                .collect(joining("\n", "", "\n")));
  }

  @Test
  void everyClassThatThePageNamesIsThere() throws IOException {
    List<String> named =
        Pattern.compile("`((?:[a-z]+\\.)+)([A-Z]\\w+)`")
            .matcher(Files.readString(PAGE))
            .results()
            .map(match -> match.group(1).replace('.', '/') + match.group(2) + ".java")
            .toList();
    assertThat(named).hasSizeGreaterThan(10);
    assertThat(named).allMatch(name -> Files.exists(MAIN.resolve(name)));
  }

  @Test
  void everyRoomIsOnThePage() throws IOException {
    String page = Files.readString(PAGE);
    try (Stream<Path> rooms = Files.list(MAIN).filter(Files::isDirectory)) {
      assertThat(rooms.map(room -> "| `" + room.getFileName() + "` |")).allMatch(page::contains);
    }
  }
}
