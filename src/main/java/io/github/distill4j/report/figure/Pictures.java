package io.github.distill4j.report.figure;

import io.github.distill4j.AtomicFile;
import io.github.distill4j.report.chart.PngImage;
import io.github.distill4j.report.chart.SvgImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The figures of galleries, each drawn once.
 *
 * @param galleries what is drawn
 * @param svg each figure's element by the figure's name
 * @param png each figure's file by the figure's name
 */
public record Pictures(List<Gallery> galleries, Map<String, String> svg, Map<String, byte[]> png) {

  /** Draws them. */
  public static Pictures of(List<Gallery> galleries) {
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
      byte[] file = SvgImage.file(each.getValue()).getBytes(StandardCharsets.UTF_8);
      AtomicFile.write(folder.resolve(each.getKey() + ".svg"), out -> out.write(file));
    }
  }
}
