package io.github.distill4j.report.page;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import io.github.distill4j.report.comparison.Answer;
import io.github.distill4j.report.comparison.ArmRuns;
import io.github.distill4j.report.comparison.Comparison;
import io.github.distill4j.report.comparison.Source;
import io.github.distill4j.report.figure.ArmColours;
import io.github.distill4j.report.figure.Figure;
import io.github.distill4j.report.figure.Gallery;
import io.github.distill4j.report.figure.Pictures;
import io.github.distill4j.report.table.ClaimTable;
import io.github.distill4j.report.table.ComparisonTable;
import io.github.distill4j.report.table.FactTable;
import io.github.distill4j.report.table.MeasureTable;
import io.github.distill4j.report.table.SeedTable;
import io.github.distill4j.report.table.Table;
import io.github.distill4j.report.table.TrialTable;
import io.github.distill4j.study.SpecReader;
import java.awt.Color;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Fills {@code page.mustache}, which escapes every text; only the pictures go in as they are. */
public final class HtmlPage {

  private static final int MOST_OPEN_ROWS = 40;

  private final Comparison comparison;
  private final Pictures pictures;
  private final List<String> commands;

  /**
   * A page.
   *
   * @param comparison what it tells
   * @param pictures its figures
   * @param commands what regenerates it, one command each
   */
  public HtmlPage(Comparison comparison, Pictures pictures, List<String> commands) {
    this.comparison = comparison;
    this.pictures = pictures;
    this.commands = List.copyOf(commands);
  }

  /** The whole file. */
  public String text() {
    return template("page").execute(view());
  }

  private static Template template(String name) {
    try (Reader text = resource(name + ".mustache")) {
      return Mustache.compiler()
          .emptyStringIsFalse(true)
          .withLoader(partial -> resource(partial + ".mustache"))
          .compile(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Reader resource(String name) {
    try (InputStream in = HtmlPage.class.getResourceAsStream("/report/" + name)) {
      return new StringReader(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private View view() {
    List<Shown> claims =
        Stream.of(ClaimTable.of(comparison))
            .filter(t -> !t.rows().isEmpty())
            .map(this::shown)
            .toList();
    return new View(
        comparison.name(),
        questions(),
        new Answer(comparison).sentence(),
        comparison.problems(),
        shown(ComparisonTable.of(comparison)),
        pictures.galleries().stream().map(this::group).toList(),
        Stream.of(
                MeasureTable.calibration(comparison),
                MeasureTable.fidelity(comparison),
                MeasureTable.costs(comparison))
            .filter(table -> !table.rows().isEmpty() && table.header().size() > 1)
            .map(this::shown)
            .toList(),
        claims,
        FactTable.of(comparison).rows().stream().map(Fact::of).toList(),
        Stream.of(SeedTable.of(comparison), TrialTable.of(comparison))
            .filter(table -> !table.rows().isEmpty())
            .map(this::shown)
            .toList(),
        comparison.sources().stream().map(Yaml::of).toList(),
        commands);
  }

  private List<String> questions() {
    List<String> questions =
        comparison.sources().stream()
            .map(source -> source.spec().question())
            .filter(question -> !question.isBlank())
            .distinct()
            .toList();
    return questions.isEmpty() ? List.of(comparison.name()) : questions;
  }

  private Group group(Gallery gallery) {
    return new Group(
        gallery.title(),
        gallery.caption(),
        gallery.figures().stream().map(this::picture).toList(),
        gallery.figures().size() == 1,
        gallery.figures().size() == 2);
  }

  private Picture picture(Figure figure) {
    return new Picture(figure.title(), pictures.svg().get(figure.name()));
  }

  private Shown shown(Table table) {
    Map<String, String> colours = new TreeMap<>();
    for (ArmRuns arm : comparison.arms()) {
      colours.put(arm.name(), hex(ArmColours.of(arm.arm())));
    }
    return new Shown(
        table.title(),
        table.header().get(0),
        table.header().stream().skip(1).toList(),
        table.rows().stream()
            .map(row -> new Row(row.get(0), colours.getOrDefault(row.get(0), ""), tail(row)))
            .toList(),
        table.notes(),
        table.rows().size() <= MOST_OPEN_ROWS,
        table.rows().size());
  }

  private static List<String> tail(List<String> row) {
    return row.subList(1, row.size());
  }

  private static String hex(Color colour) {
    return String.format("#%06x", colour.getRGB() & 0xffffff);
  }

  /** What the template reads. */
  private record View(
      String name,
      List<String> questions,
      String answer,
      List<String> problems,
      Shown main,
      List<Group> galleries,
      List<Shown> measures,
      List<Shown> claims,
      List<Fact> facts,
      List<Shown> everything,
      List<Yaml> studies,
      List<String> commands) {}

  private record Shown(
      String title,
      String corner,
      List<String> header,
      List<Row> rows,
      List<String> notes,
      boolean open,
      int count) {}

  private record Row(String name, String colour, List<String> cells) {}

  private record Group(
      String title, String caption, List<Picture> pictures, boolean single, boolean pair) {}

  private record Picture(String title, String svg) {}

  private record Fact(String name, String value) {
    static Fact of(List<String> row) {
      return new Fact(row.get(0), row.get(1));
    }
  }

  private record Yaml(String folder, String text) {
    static Yaml of(Source source) {
      return new Yaml(source.folder() + "/study.yaml", SpecReader.write(source.spec()));
    }
  }
}
