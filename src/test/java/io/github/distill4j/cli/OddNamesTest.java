package io.github.distill4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Names that Markdown, HTML, a spreadsheet or a terminal would act on, from folder to report. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "its file systems refuse such names")
class OddNamesTest {

  private static final String ESCAPE = "\u001b[31m";

  /** In the order that folders have. */
  private static final List<String> CLASSES =
      List.of("2", "3", "=1+1", "a|<img src=x onerror=alert(1)>", "one, two", "zwölf");

  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(Object... arguments) {
    CommandLine command = Distill4j.commandLine();
    command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    return Distill4j.run(
        command, Stream.of(arguments).map(Object::toString).toArray(String[]::new));
  }

  private Path study() throws IOException {
    for (String name : CLASSES) {
      for (int i = 0; i < 6; i++) {
        File file = folder.resolve("images").resolve(name).resolve(i + ".png").toFile();
        Files.createDirectories(file.toPath().getParent());
        ImageIO.write(new BufferedImage(4, 4, BufferedImage.TYPE_BYTE_GRAY), "png", file);
      }
    }
    return Files.writeString(
        folder.resolve("odd.yaml"),
        """
        question: "Is <b>it</b> \\e[31m shown?"
        data: {set: '%s', validation: 0.2, test: 0.2}
        teacher: {net: two-layer-8}
        student: {net: two-layer-2}
        training: {epochs: 1, batch: 16}
        arms: [hard, soft]
        seeds: 1
        """
            .formatted(folder.resolve("images")));
  }

  @Test
  void classNamesAreKeptAndShownEverywhereAsTheyAre() throws IOException {
    Path results = folder.resolve("out");
    assertThat(run("study", study(), "--out", results)).as(err.toString()).isZero();
    assertThat(run("export-notebook", results, "--out", folder.resolve("notebook"))).isZero();

    JsonNode trial = new ObjectMapper().readTree(results.resolve("trials/hard-1.json").toFile());
    assertThat(trial.at("/confusion/classes"))
        .extracting(JsonNode::asText)
        .containsExactlyElementsOf(CLASSES);
    assertThat(Files.readAllLines(results.resolve("models/hard-1.md")))
        .contains(
            "| classes, in output order | 2, 3, =1+1, a\\|\\<img src=x onerror=alert(1)\\>, \"one,"
                + " two\", zwölf |");
    assertThat(Files.readString(results.resolve("report/index.html")))
        .contains(
            "<h1>Is &lt;b&gt;it&lt;/b&gt; \\u001b[31m shown?</h1>",
            "<th scope=\"row\">2</th>",
            ">a|&lt;img src&#x3D;x onerror&#x3D;alert(1)&gt;</th>",
            ">zwölf</th>")
        .doesNotContain("<img", "\u001b");
    List<String> confusion = Files.readAllLines(folder.resolve("notebook/confusion.csv"));
    assertThat(confusion.get(0)).isEqualTo("name,class,taken_for,images");
    assertThat(confusion)
        .anyMatch(row -> row.startsWith("hard,2,"))
        .anyMatch(row -> row.startsWith("hard,'=1+1,"))
        .anyMatch(row -> row.startsWith("hard,\"one, two\","));
    assertThat(out.toString()).contains("\\u001b[31m shown?").doesNotContain("\u001b");
  }

  @Test
  void aMistakeAboutAnOddFolderIsOneLineWithoutItsControls() {
    Path missing = folder.resolve("no" + ESCAPE + "\nsuch");
    assertThat(run("report", missing)).isEqualTo(2);
    assertThat(err.toString())
        .startsWith("error: ")
        .contains("no\\u001b[31m\\", "such")
        .doesNotContain("\u001b")
        .hasLineCount(1);
  }
}
