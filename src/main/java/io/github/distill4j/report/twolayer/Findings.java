package io.github.distill4j.report.twolayer;

import io.github.distill4j.report.figure.Gallery;
import io.github.distill4j.report.table.Table;
import io.github.distill4j.study.twolayer.StacksSpec;
import io.github.distill4j.study.twolayer.TwoLayerResults;
import java.util.List;

/** What a two-layer study found: in words, tables and figures. */
public sealed interface Findings permits StudentFindings, ScalingFindings {

  /** The answer while there are no students. */
  String NOTHING_YET = "No students have finished yet; run the study to its end.";

  /** What some results say, as the kind of their study wants it told. */
  static Findings of(TwoLayerResults results) {
    if (results instanceof TwoLayerResults.Stacks stacks) {
      return stacks.spec().kind().equals(StacksSpec.TABLE)
          ? new PaperFindings(stacks)
          : new RegimesFindings(stacks);
    }
    return new ScalingFindings((TwoLayerResults.Scaling) results);
  }

  /** The answer to the study's question, in a few sentences. */
  String answer();

  /** The tables that matter most. */
  List<Table> lead();

  /** Figures. */
  List<Gallery> galleries();

  /** Tables that say more. */
  List<Table> tables();

  /** Tables of all single results. */
  List<Table> everything();

  /** Every single result as CSV, numbers in full. */
  String trials();
}
