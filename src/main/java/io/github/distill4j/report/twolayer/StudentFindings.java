package io.github.distill4j.report.twolayer;

import io.github.distill4j.report.table.Table;
import io.github.distill4j.study.twolayer.TwoLayerResults;
import java.util.List;

/** What a study of stacks of students found. */
sealed interface StudentFindings extends Findings permits PaperFindings, RegimesFindings {

  /** The study's results. */
  TwoLayerResults.Stacks results();

  /** Students that differ by their seeds alone. */
  default List<Cell> cells() {
    return Cell.of(results().stacks());
  }

  @Override
  default List<Table> everything() {
    return List.of(new StudentTable(results()).table());
  }

  @Override
  default String trials() {
    return new StudentTable(results()).csv();
  }
}
