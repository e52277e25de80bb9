package io.github.distill4j.report.twolayer;

import java.util.Comparator;
import java.util.List;

/**
 * For every data set and width the hard and the soft students that did best on validation images:
 * both arms have had the same chance to find the training that suits them, but that soft labels
 * come at several temperatures.
 *
 * @param cells of a study
 */
record Chosen(List<Cell> cells) {

  private static final Comparator<Cell> BY_VALIDATION =
      Comparator.comparingDouble(Cell::validation);

  List<Gap.Pair> pairs() {
    return Cell.by(cells, cell -> List.of(cell.regime().set(), cell.regime().width()))
        .values()
        .stream()
        .map(Chosen::pair)
        .toList();
  }

  private static Gap.Pair pair(List<Cell> same) {
    return new Gap.Pair(
        same.stream().filter(Cell::isHard).max(BY_VALIDATION).orElseThrow(),
        same.stream().filter(cell -> !cell.isHard()).max(BY_VALIDATION).orElseThrow());
  }
}
