package io.github.distill4j.report.twolayer;

import io.github.distill4j.report.comparison.Grouped;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * The hard and the soft students that did best on validation images, each arm by itself: both have
 * had the same chance to find the training that suits them, but that soft labels come at several
 * temperatures.
 *
 * @param cells of a study
 */
record Chosen(List<Cell> cells) {

  private static final Comparator<Cell> BY_VALIDATION =
      Comparator.comparingDouble(Cell::validation);

  /** The best of all ways to train, for every data set and width. */
  List<Gap.Pair> pairs() {
    return by(cell -> List.of(cell.regime().set(), cell.regime().width()));
  }

  /** The temperature that suits each regime. */
  List<Gap.Pair> temperatures() {
    return by(Cell::regime);
  }

  private List<Gap.Pair> by(Function<Cell, ?> key) {
    return Grouped.by(cells, key).stream().map(Chosen::pair).toList();
  }

  private static Gap.Pair pair(List<Cell> same) {
    return new Gap.Pair(
        same.stream().filter(Cell::isHard).max(BY_VALIDATION).orElseThrow(),
        same.stream().filter(cell -> !cell.isHard()).max(BY_VALIDATION).orElseThrow());
  }
}
