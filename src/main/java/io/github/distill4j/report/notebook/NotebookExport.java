package io.github.distill4j.report.notebook;

import static io.github.distill4j.ShownText.markdown;
import static io.github.distill4j.ShownText.prose;
import static java.util.stream.Collectors.joining;

import io.github.distill4j.AtomicFile;
import io.github.distill4j.ShownText;
import io.github.distill4j.measure.Measure.Group;
import io.github.distill4j.report.comparison.Answer;
import io.github.distill4j.report.comparison.ArmRuns;
import io.github.distill4j.report.comparison.Comparison;
import io.github.distill4j.report.comparison.Numbers;
import io.github.distill4j.report.comparison.Quantity;
import io.github.distill4j.report.figure.Galleries;
import io.github.distill4j.report.figure.Gallery;
import io.github.distill4j.report.figure.Pictures;
import io.github.distill4j.report.table.ClaimTable;
import io.github.distill4j.report.table.Columns;
import io.github.distill4j.report.table.ComparisonTable;
import io.github.distill4j.report.table.CsvFiles;
import io.github.distill4j.report.table.Table;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A study's notebook, the CSV files its cells read, and its figures: a folder that needs nothing
 * else. The outputs in the notebook are this program's own tables and pictures of the same numbers.
 */
public final class NotebookExport {

  private final Comparison comparison;
  private final Map<String, Gallery> galleries = new LinkedHashMap<>();
  private final Pictures pictures;

  /** An export of a comparison. */
  public NotebookExport(Comparison comparison) {
    this.comparison = comparison;
    this.pictures = Pictures.of(Galleries.of(comparison));
    for (Gallery gallery : pictures.galleries()) {
      galleries.put(gallery.figures().get(0).name().replaceFirst("-.*", ""), gallery);
    }
  }

  /**
   * Writes the folder's files, each replaced whole.
   *
   * @return the notebook
   */
  public Path write(Path folder) throws IOException {
    AtomicFile.removeRemains(folder);
    CsvFiles csv = new CsvFiles(comparison);
    AtomicFile.write(folder.resolve("trials.csv"), csv.trials());
    AtomicFile.write(folder.resolve("epochs.csv"), csv.epochs());
    AtomicFile.write(folder.resolve("differences.csv"), csv.differences());
    AtomicFile.write(folder.resolve("reliability.csv"), csv.reliability());
    AtomicFile.write(folder.resolve("confusion.csv"), csv.confusion());
    pictures.write(folder.resolve("figures"));
    Path notebook = folder.resolve(comparison.name() + ".ipynb");
    AtomicFile.write(notebook, notebook().text());
    return notebook;
  }

  private Notebook notebook() {
    Notebook notebook = new Notebook();
    notebook.markdown(opening());
    notebook.code(script("setup"));
    notebook.markdown("## Test accuracy\n\n" + table(ComparisonTable.of(comparison)));
    drawn(notebook, "differences");
    summary(notebook);
    drawn(notebook, "learning", "curves");
    measured(notebook, Group.PROBABILITIES);
    measured(notebook, Group.LIKENESS);
    drawn(notebook, "reliability");
    drawn(notebook, "frontier");
    pictured(notebook, "sweep");
    pictured(notebook, "confusion");
    Table claims = ClaimTable.of(comparison);
    if (!claims.rows().isEmpty()) {
      notebook.markdown("## " + markdown(claims.title()) + "\n\n" + table(claims));
      pictured(notebook, "claims");
    }
    return notebook;
  }

  private String opening() {
    String question =
        comparison.sources().stream().map(source -> source.spec().question()).collect(joining(" "));
    return String.format(
        Locale.ROOT,
        """
        # %s

        %s

        **%s**
        %s
        The cells read the CSV files beside this notebook with pandas and matplotlib. Their outputs \
        as stored were written by distill4j from the same numbers; run the cells to make them anew.
        """,
        markdown(comparison.name()),
        markdown(prose(question)),
        markdown(new Answer(comparison).sentence()),
        problems());
  }

  /** What was damaged, is missing or was made differently, a paragraph each. */
  private String problems() {
    return comparison.problems().stream()
        .map(problem -> "\n> " + markdown(problem) + "\n")
        .collect(joining());
  }

  private void drawn(Notebook notebook, String name) {
    drawn(notebook, name, name);
  }

  /** A cell that draws a gallery, with the gallery's pictures as its output. */
  private void drawn(Notebook notebook, String name, String script) {
    Gallery gallery = galleries.get(name);
    if (gallery != null) {
      notebook.markdown(heading(gallery));
      notebook.code(
          script(script),
          gallery.figures().stream().map(figure -> pictures.png().get(figure.name())).toList());
    }
  }

  /** A cell that shows a gallery's files. */
  private void pictured(Notebook notebook, String name) {
    Gallery gallery = galleries.get(name);
    if (gallery != null) {
      String files =
          gallery.figures().stream()
              .map(
                  figure ->
                      String.format(
                          Locale.ROOT,
                          "![%s](figures/%s.png)",
                          markdown(figure.title()),
                          figure.name()))
              .collect(joining("\n"));
      notebook.markdown(heading(gallery) + "\n\n" + files);
    }
  }

  private static String heading(Gallery gallery) {
    return "## " + markdown(gallery.title()) + "\n\n" + markdown(gallery.caption());
  }

  private void summary(Notebook notebook) {
    printed(
        notebook,
        Stream.concat(
            comparison.measures("accuracy", "nll", "ece", "agreement"),
            Stream.of(Quantity.TRAINING_SECONDS)));
  }

  /** The table of a group of measures. */
  private void measured(Notebook notebook, Group group) {
    List<Quantity> measures = comparison.measures().of(group).stream().map(Quantity::of).toList();
    if (measures.stream().anyMatch(this::isKnown)) {
      notebook.markdown("## " + group.title() + "\n\n" + markdown(group.note()));
      printed(notebook, measures.stream());
    }
  }

  /** A cell that prints mean and deviation of what any arm has. */
  private void printed(Notebook notebook, Stream<Quantity> quantities) {
    List<Quantity> known = quantities.filter(this::isKnown).toList();
    notebook.code(
        known.stream().map(NotebookExport::python).collect(joining(",\n       ", "table({", "})")),
        Frame.text(
            new Columns<ArmRuns>()
                .with("", ArmRuns::name)
                .with(known, Quantity::header, each -> arm -> spread(arm, each))
                .table("", comparison.everyArm(), List.of())));
  }

  private boolean isKnown(Quantity quantity) {
    return comparison.arms().stream().anyMatch(arm -> arm.values(quantity).length > 0);
  }

  private static String python(Quantity quantity) {
    return String.format(
        Locale.ROOT,
        "\"%s\": (\"%s\", %.0f, %d)",
        quantity.header(),
        quantity.column(),
        quantity.factor(),
        quantity.digits());
  }

  private static String spread(ArmRuns arm, Quantity quantity) {
    return Numbers.spread(arm.spread(quantity), quantity.digits());
  }

  private static String table(Table table) {
    String rule = "|---" + "|---:".repeat(table.header().size() - 1) + "|";
    return Stream.concat(
                Stream.of(line(table.header()), rule),
                table.rows().stream().map(NotebookExport::line))
            .collect(joining("\n"))
        + "\n\n"
        + table.notes().stream().map(ShownText::markdown).collect(joining("\n\n"));
  }

  private static String line(List<String> cells) {
    return cells.stream().map(ShownText::markdown).collect(joining(" | ", "| ", " |"));
  }

  private static String script(String name) {
    String file = "/report/notebook/" + name + ".py";
    try (InputStream in = NotebookExport.class.getResourceAsStream(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
