package io.github.distill4j.report.chart;

import io.github.distill4j.UserMistake;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Optional;

/**
 * Whether Java can write text into a chart: on Linux that takes libraries and a font of the system.
 */
public final class Fonts {

  private Fonts() {}

  /** What is missing and how to get it; nothing when text can be drawn. */
  public static Optional<String> fault() {
    Graphics2D graphics = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
    try {
      graphics.getFontMetrics(Ink.LABEL).stringWidth("text");
      return Optional.empty();
    } catch (LinkageError | InternalError | RuntimeException e) {
      return Optional.of(
          "charts need fontconfig, freetype, harfbuzz and one font, and Java says \""
              + String.valueOf(e.getMessage()).lines().findFirst().orElse("")
              + "\": sudo apt-get install fontconfig fonts-dejavu-core libfreetype6 libharfbuzz0b,"
              + " or your system's names for them");
    } finally {
      graphics.dispose();
    }
  }

  /** Ends with one line where text cannot be drawn. */
  public static void require() {
    fault()
        .ifPresent(
            words -> {
              throw new UserMistake("%s", words + "; results are kept, and report makes the rest");
            });
  }
}
