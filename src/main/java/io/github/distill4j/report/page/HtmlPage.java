package io.github.distill4j.report.page;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import io.github.distill4j.report.chart.Size;
import io.github.distill4j.report.figure.Figure;
import io.github.distill4j.report.figure.Gallery;
import io.github.distill4j.report.figure.Pictures;
import io.github.distill4j.report.table.Table;
import java.awt.Color;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Fills {@code page.mustache}, which escapes every text; only the pictures go in as they are. */
public final class HtmlPage {

  private static final int MOST_OPEN_ROWS = 40;

  /** Letters of a row's name that stay on one line. */
  private static final int LONGEST_UNBROKEN = 60;

  private final Page page;
  private final Pictures pictures;
  private final Map<String, Color> colours;

  /**
   * A page.
   *
   * @param page what it tells
   * @param pictures its galleries, drawn
   */
  public HtmlPage(Page page, Pictures pictures) {
    this.page = page;
    this.pictures = pictures;
    this.colours = page.findings().colours();
  }

  /** The whole file. */
  public String text() {
    StringWriter text = new StringWriter();
    template("page").execute(shown(), page, text);
    return text.toString();
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

  /** What the template reads in place of the page's own. */
  private Map<String, Object> shown() {
    return Map.of(
        "lead", shown(page.findings().lead()),
        "galleries", pictures.galleries().stream().map(this::group).toList(),
        "tables", shown(page.findings().tables()),
        "facts", page.facts().rows().stream().map(Fact::of).toList(),
        "everything", shown(page.findings().everything()));
  }

  private Group group(Gallery gallery) {
    return new Group(
        gallery.title(),
        gallery.caption(),
        gallery.figures().stream().map(this::picture).toList(),
        gallery.figures().size() == 1,
        gallery.figures().size() == 2
            || (gallery.figures().size() > 2 && widest(gallery) > Size.SMALL.width()),
        widest(gallery) > Size.USUAL.width());
  }

  private static int widest(Gallery gallery) {
    return gallery.figures().stream().mapToInt(f -> f.chart().size().width()).max().orElse(0);
  }

  private Picture picture(Figure figure) {
    int width = figure.chart().size().width();
    return new Picture(figure.title(), pictures.svg().get(figure.name()), width);
  }

  private List<Shown> shown(List<Table> tables) {
    return tables.stream().filter(table -> !table.rows().isEmpty()).map(this::shown).toList();
  }

  private Shown shown(Table table) {
    return new Shown(
        table.title(),
        table.header().get(0),
        table.header().stream().skip(1).toList(),
        table.rows().stream()
            .map(row -> new Row(row.get(0), colour(table, row.get(0)), tail(row)))
            .toList(),
        table.notes(),
        table.rows().stream().anyMatch(row -> row.get(0).length() > LONGEST_UNBROKEN),
        table.rows().size() <= MOST_OPEN_ROWS,
        table.rows().size());
  }

  private static List<String> tail(List<String> row) {
    return row.subList(1, row.size());
  }

  /** Only where rows are arms: a class may bear the name of an arm. */
  private String colour(Table table, String row) {
    Color colour = colours.get(row);
    return colour == null || !table.header().get(0).equals("arm")
        ? ""
        : String.format(Locale.ROOT, "#%06x", colour.getRGB() & 0xffffff);
  }

  private record Shown(
      String title,
      String corner,
      List<String> header,
      List<Row> rows,
      List<String> notes,
      boolean broken,
      boolean open,
      int count) {}

  private record Row(String name, String colour, List<String> cells) {}

  private record Group(
      String title,
      String caption,
      List<Picture> pictures,
      boolean single,
      boolean pair,
      boolean wide) {}

  private record Picture(String title, String svg, int width) {}

  private record Fact(String name, String value) {
    static Fact of(List<String> row) {
      return new Fact(row.get(0), row.get(1));
    }
  }
}
