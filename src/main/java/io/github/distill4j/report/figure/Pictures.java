package io.github.distill4j.report.figure;

import io.github.distill4j.AtomicFile;
import io.github.distill4j.report.chart.Fonts;
import io.github.distill4j.report.chart.PngImage;
import io.github.distill4j.report.chart.SvgImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The figures of galleries, each drawn once and each under a name of its own: of several that would
 * have the same, all but the first are numbered.
 *
 * @param galleries what is drawn, under these names
 * @param svg each figure's element by the figure's name
 * @param png each figure's file by the figure's name
 */
public record Pictures(List<Gallery> galleries, Map<String, String> svg, Map<String, byte[]> png) {

  /**
   * Draws them.
   *
   * @throws io.github.distill4j.UserMistake where the system lacks what text in charts takes
   */
  public static Pictures of(List<Gallery> galleries) {
    Fonts.require();
    Set<String> taken = new HashSet<>();
    return drawn(galleries.stream().map(gallery -> named(gallery, taken)).toList());
  }

  private static Gallery named(Gallery gallery, Set<String> taken) {
    return new Gallery(
        gallery.title(),
        gallery.caption(),
        gallery.figures().stream()
            .map(figure -> figure.named(free(figure.name(), taken)))
            .toList());
  }

  private static String free(String wanted, Set<String> taken) {
    String plain = wanted.replaceFirst("-+$", "");
    String name = plain;
    for (int n = 2; !taken.add(name); n++) {
      name = plain + "-" + n;
    }
    return name;
  }

  private static Pictures drawn(List<Gallery> galleries) {
    Map<String, String> svg = new LinkedHashMap<>();
    Map<String, byte[]> png = new LinkedHashMap<>();
    for (Gallery gallery : galleries) {
      for (Figure figure : gallery.figures()) {
        svg.put(figure.name(), SvgImage.of(figure.chart(), figure.name(), figure.title()));
        png.put(figure.name(), PngImage.of(figure.chart()));
      }
    }
    return new Pictures(galleries, svg, png);
  }

  /** Writes {@code NAME.svg} and {@code NAME.png} for each, replaced whole. */
  public void write(Path folder) throws IOException {
    AtomicFile.removeRemains(folder);
    for (Map.Entry<String, byte[]> each : png.entrySet()) {
      AtomicFile.write(folder.resolve(each.getKey() + ".png"), out -> out.write(each.getValue()));
    }
    for (Map.Entry<String, String> each : svg.entrySet()) {
      AtomicFile.write(folder.resolve(each.getKey() + ".svg"), SvgImage.file(each.getValue()));
    }
  }
}
