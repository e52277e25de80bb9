package io.github.distill4j.report.figure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.distill4j.report.chart.Axis;
import io.github.distill4j.report.chart.Layer;
import io.github.distill4j.report.chart.Plot;
import io.github.distill4j.report.chart.Size;
import io.github.distill4j.report.chart.Style;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PicturesTest {

  private static final List<String> NAMES =
      List.of(
          "x y", "x-y", "X y", "A", "a", "a-2", "日本", "größe", "gr e", "", "...", "x".repeat(300));

  @TempDir Path folder;

  private static Figure figure(String name) {
    double[] one = {1};
    Layer point = Layer.points(new Style("", Color.BLUE), one, one, 1);
    return new Figure(
        "confusion-" + Figure.fileName(name),
        name,
        new Plot(Axis.linear("x"), Axis.linear("y"), List.of(point), Size.SMALL));
  }

  /** Names are given to files, and some file systems take A and a for the same. */
  @Test
  void everyFigureHasAFileOfItsOwn() throws IOException {
    Pictures pictures =
        Pictures.of(
            List.of(
                new Gallery("one", "", NAMES.stream().map(PicturesTest::figure).toList()),
                new Gallery("two", "", List.of(figure("a")))));
    pictures.write(folder);
    List<Figure> figures =
        pictures.galleries().stream().flatMap(gallery -> gallery.figures().stream()).toList();
    assertThat(figures)
        .hasSize(NAMES.size() + 1)
        .allMatch(figure -> figure.name().matches("confusion[a-z0-9.-]{0,110}"))
        .extracting(figure -> figure.name().toLowerCase(Locale.ROOT))
        .doesNotHaveDuplicates();
    for (Figure figure : figures) {
      assertThat(Files.readString(folder.resolve(figure.name() + ".svg")))
          .contains("aria-label=\"" + figure.title() + "\"");
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).hasSize(2 * figures.size());
    }
  }

  @Test
  void aNameThatNothingElseHasStaysAsItIs() {
    Pictures pictures = Pictures.of(List.of(new Gallery("", "", List.of(figure("soft T=4")))));
    assertThat(pictures.svg()).containsOnlyKeys("confusion-soft-t-4");
  }
}
