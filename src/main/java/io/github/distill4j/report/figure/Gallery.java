package io.github.distill4j.report.figure;

import java.util.List;
import java.util.stream.Stream;

/**
 * Figures that belong together.
 *
 * @param title what they show
 * @param caption how to read them, for all
 * @param figures none where the results allow none
 */
public record Gallery(String title, String caption, List<Figure> figures) {

  /** Copies the list. */
  public Gallery {
    figures = List.copyOf(figures);
  }

  /** Those that have figures. */
  public static List<Gallery> filled(Gallery... galleries) {
    return Stream.of(galleries).filter(gallery -> !gallery.figures.isEmpty()).toList();
  }
}
