package io.github.distill4j.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.distill4j.UserMistake;
import io.github.distill4j.cli.Distill4j;
import io.github.distill4j.report.comparison.Source;
import io.github.distill4j.study.distil.TrialResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {

  private static final SyntheticResults SMALL = new SyntheticResults(4, 200, 3);
  private static final Path GOLDEN = Path.of("src/test/resources/report/golden.html");

  private static final String CLAIMS =
      SyntheticFolders.STUDY
          + """
          claims:
            - {source: A paper, where: table 1, arm: soft, measure: accuracy, value: 65.0}
            - {source: A paper, where: table 1, arm: dkd, measure: nll, value: 0.2, note: guessed}
          """;

  @TempDir Path folder;

  private Path results(List<TrialResult> trials) throws IOException {
    return SyntheticResults.write(folder.resolve("study"), CLAIMS, trials);
  }

  private static Report report(Path... results) {
    return Report.of(List.of(results).stream().map(Source::read).toList());
  }

  private String page(Path results) throws IOException {
    return Files.readString(report(results).write(folder.resolve("out")));
  }

  /** The page without its pictures, whose letters' places depend on the machine's fonts. */
  private String words(Path results) throws IOException {
    return page(results).replaceAll("(?s)<svg.*?</svg>", "<svg/>").replace(folder + "/", "");
  }

  /**
   * Compares with {@code golden.html}; {@code -Dgolden.write=true} writes it anew. Look at what
   * changed before committing it.
   */
  @Test
  void thePageIsAsItWas() throws IOException {
    String words = words(results(SMALL.study(SyntheticFolders.skills(), 6)));
    if (Boolean.getBoolean("golden.write")) {
      Files.writeString(GOLDEN, words);
    }
    assertThat(words).isEqualTo(Files.readString(GOLDEN));
  }

  @Test
  void theTerminalTellsTheTablesAndTheAnswer() throws IOException {
    String text = report(results(SMALL.study(SyntheticFolders.skills(), 6))).terminal();
    assertThat(text)
        .contains("arm       seeds    accuracy %  vs hard, points", "agreement %")
        .contains("A paper, table 1: soft accuracy %", "Test accuracy: ");
    assertThat(text.lines().filter(line -> line.startsWith("soft "))).hasSize(2);
  }

  @Test
  void whateverIsWrittenInAStudyIsShownAndNotRun() throws IOException {
    Path results =
        SyntheticResults.write(
            folder.resolve("<b>&'"),
            """
            question: "<script>alert('x')</script> & more?"
            data: {set: procedural}
            teacher: {net: resnet-20}
            student: {net: resnet-8}
            """,
            SMALL.study(Map.of("hard", 0.5, "soft", 0.6), 2));
    String page = page(results);
    assertThat(page).contains("&lt;script&gt;", "&lt;b&gt;&amp;").doesNotContain("<script", "<b>&");
  }

  @Test
  void thePageNeedsNothingBesideIt() throws IOException {
    String page = page(results(SMALL.study(SyntheticFolders.skills(), 3)));
    assertThat(page).doesNotContain("src=", "href=", "@import", "url(http", "<script");
    assertThat(page).contains("<svg", "prefers-color-scheme:dark", "@media print");
    assertThat(folder.resolve("out/trials.csv")).exists();
    assertThat(folder.resolve("out/figures")).isDirectoryContaining("glob:**learning-curves.png");
  }

  @Test
  void whatAKilledReportLeftIsRemoved() throws IOException {
    Path figures = Files.createDirectories(folder.resolve("out/figures"));
    String half = ".%s.00000000-0000-0000-0000-000000000000.tmp";
    Files.writeString(figures.resolveSibling(half.formatted("index.html")), "<ht");
    Files.writeString(figures.resolve(half.formatted("old.png")), "");
    page(results(SMALL.study(SyntheticFolders.skills(), 1)));
    assertThat(figures.getParent()).isDirectoryNotContaining("glob:**.tmp");
    assertThat(figures).isDirectoryNotContaining("glob:**.tmp");
  }

  @Test
  void aDamagedFileIsNamedAndTheRestReported() throws IOException {
    Path results = results(SMALL.study(SyntheticFolders.skills(), 3));
    Path damaged = results.resolve("trials/soft-2.json");
    String whole = Files.readString(damaged);
    Files.writeString(damaged, whole.substring(0, whole.length() / 2));
    assertThat(report(results).terminal())
        .contains("soft-2.json: damaged", "Not every arm has the baseline's seeds");
    assertThat(page(results)).contains("soft-2.json: damaged", "soft on 2 common seeds");
  }

  @Test
  void oneSeedIsReportedWithoutATest() throws IOException {
    String page = page(results(SMALL.study(SyntheticFolders.skills(), 1)));
    assertThat(page).contains("nothing can be told yet", "8 seeds are the least");
    assertThat(page).doesNotContain("better than", "worse than");
  }

  @Test
  void studentsAreReportedWithoutTheirTeacher() throws IOException {
    Path results = results(SMALL.study(SyntheticFolders.skills(), 3));
    Files.delete(results.resolve("trials/teacher.json"));
    assertThat(page(results)).contains("no result of teacher; left out", "Learning curves");
  }

  @Test
  void aFolderWithoutResultsIsAMistakeOfTheUser() throws IOException {
    assertThatThrownBy(() -> Source.read(folder)).isInstanceOf(UserMistake.class);
    Path empty = results(List.of());
    assertThatThrownBy(() -> Source.read(empty))
        .isInstanceOf(UserMistake.class)
        .hasMessageContaining("no trial has finished");
  }

  @Test
  void aSweepHasALineOverOneKeyAndAMapOverTwo() throws IOException {
    assertThat(page(results(SyntheticFolders.temperatures(2))))
        .contains(
            "Sweep of loss.temperature<", "aria-label=\"Test accuracy over loss.temperature\"");
    Path grid =
        SyntheticResults.write(
            folder.resolve("grid"), CLAIMS, SyntheticFolders.grid(3, 2, 2, SMALL));
    assertThat(page(grid))
        .contains("Sweep of loss.temperature and student.training.learning-rate")
        .contains("id=\"sweep-soft-");
  }

  @Test
  void foldersSideBySideMakeOnePage() throws IOException {
    Path one = results(SMALL.study(SyntheticFolders.skills(), 3));
    Path two =
        SyntheticResults.write(
            folder.resolve("two"), CLAIMS, SMALL.study(Map.of("hard", 0.5, "soft", 0.9), 4));
    String page = Files.readString(report(one, two).write(folder.resolve("both")));
    assertThat(page).contains("two/soft", "study/soft", "./run.sh compare ");
  }

  /** Names that are one when they become a file's, on some file systems or on all. */
  @Test
  void foldersOfLikeNamesHaveFiguresOfTheirOwn() throws IOException {
    List<Path> results = new ArrayList<>();
    for (String name : List.of("x y", "x-y", "A", "a", "!!", "++")) {
      Path parent = folder.resolve(Integer.toString(results.size()));
      List<TrialResult> trials = SMALL.study(Map.of("hard", 0.5 + 0.1 * results.size()), 1);
      results.add(SyntheticResults.write(parent.resolve(name), CLAIMS, trials));
    }
    Report.of(results.stream().map(Source::read).toList()).write(folder.resolve("out"));
    try (Stream<Path> files = Files.list(folder.resolve("out/figures"))) {
      assertThat(
              files
                  .map(file -> file.getFileName().toString().toLowerCase(Locale.ROOT))
                  .filter(file -> file.matches("(confusion|reliability).*svg")))
          .hasSize(2 * 2 * results.size())
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void trialsMadeDifferentlyAreToldOnThePageInTheTerminalAndSideBySide() throws IOException {
    Path one = results(SMALL.study(SyntheticFolders.skills(), 2));
    Path trial = one.resolve("trials/soft-2.json");
    String json = Files.readString(trial);
    Path two = SyntheticResults.write(folder.resolve("two"), CLAIMS, List.of());
    Files.copy(trial, two.resolve("trials/soft-2.json"));
    assertThat(report(one, two).terminal()).doesNotContain("Trials differ");
    Files.writeString(trial, json.replace("\"threads\":2", "\"threads\":1"));
    String warning = "Trials differ in threads (2: 10 trials, 1: 1 trial): their bits";
    assertThat(report(one).terminal()).contains("note: " + warning);
    assertThat(page(one)).contains("<p class=\"problem\">" + warning);
    assertThat(report(one, two).terminal())
        .contains("note: Trials differ in threads (2: 11 trials, 1: 1 trial): their bits");
  }

  /** 1,041 trials of 10,000 images each, in a process with 900 MB of heap. */
  @Test
  void aThousandTrialsFitIntoAGigabyte() throws Exception {
    Path large =
        SyntheticResults.write(
            folder.resolve("large"),
            SyntheticFolders.STUDY,
            SyntheticFolders.grid(20, 6, 4, new SyntheticResults(10, 10_000, 30)));
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx900m",
                "-XX:+UseSerialGC",
                "-Djava.awt.headless=true",
                "-cp",
                System.getProperty("java.class.path"),
                Distill4j.class.getName(),
                "report",
                large.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    assertThat(process.waitFor()).isZero();
    assertThat(Files.readString(folder.resolve("log"))).contains("of 48 arms and settings");
    assertThat(large.resolve("report/index.html")).isNotEmptyFile();
  }
}
