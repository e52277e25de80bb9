package io.github.distill4j.theory;

import io.github.distill4j.train.stack.BinaryData;
import io.github.distill4j.train.stack.LabelColumns;
import io.github.distill4j.train.stack.MinimalWidths;
import io.github.distill4j.train.stack.Student;
import io.github.distill4j.train.stack.Variant;
import io.github.distill4j.train.stack.WidthSearch;
import io.github.distill4j.train.stack.WidthTrials;
import io.github.distill4j.train.stack.WidthTrials.Criterion;
import io.github.distill4j.train.stack.WidthTrials.Entrant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The smallest width against the margin: on each of some data sets the same arms, all their seeds
 * and both errors in one search.
 *
 * @param seeds 1 to so many
 * @param target ε, the error a student must not exceed
 * @param variant how far from the model as analysed
 * @param iterations T
 * @param every for the averaged error, record every so many iterations
 */
public record MarginSweep(
    List<Arm> arms,
    int seeds,
    double target,
    WidthSearch search,
    Variant variant,
    int iterations,
    int every) {

  /** Features of a margin's sample; in the plane at least so many. */
  private static final int FEATURES = 4000;

  private static final double GAP = .005;
  private static final int GAME = 5000;

  /**
   * One way to train a student.
   *
   * @param soft whether by the theoretical soft labels, or else by hard ones
   * @param rate η
   * @param radius B, infinite for no projection
   */
  public record Arm(String name, boolean soft, double rate, double radius) {}

  /**
   * What came out for one arm on one data set.
   *
   * @param criterion which error was held against the target
   */
  public record Row(
      ControlledData data,
      MarginBracket margin,
      Arm arm,
      Criterion criterion,
      MinimalWidths widths) {}

  /** Searches on one data set: a row for every arm and each error. */
  public List<Row> on(ControlledData data) {
    BinaryData examples = data.examples();
    MarginBracket margin = margin(data);
    LabelColumns labels = new LabelColumns(examples.size());
    int hard = labels.hard(examples.signs());
    int soft = labels.soft(margin.softLogits(), 1);
    List<Entrant> entrants = new ArrayList<>();
    for (Arm arm : arms) {
      int column = arm.soft() ? soft : hard;
      for (Criterion criterion : Criterion.values()) {
        for (int seed = 1; seed <= seeds; seed++) {
          Student recipe = new Student(2, seed, column, arm.rate(), arm.radius());
          entrants.add(new Entrant(recipe, criterion));
        }
      }
    }
    WidthTrials trials =
        new WidthTrials(examples, labels, target, entrants, variant, iterations, every);
    return rows(data, margin, search.search(entrants.size(), trials));
  }

  /** The margin, bracketed on as many features as its arms' labels are made from. */
  static MarginBracket margin(ControlledData data) {
    BinaryData examples = data.examples(DataType.DOUBLE);
    INDArray directions =
        examples.inputs() == 2
            ? KernelMargin.circle(multiple(4 * examples.size()))
            : KernelMargin.gaussian(FEATURES, examples.inputs(), 1);
    return new KernelMargin(examples, directions).solve(GAP, GAME);
  }

  /**
   * For n points at equal angles, directions in a multiple of 4n fill all arcs in which the same
   * points are active alike, and none is orthogonal to a point: both would shift the margin.
   */
  private static int multiple(int of) {
    return (FEATURES + of - 1) / of * of;
  }

  private List<Row> rows(ControlledData data, MarginBracket margin, int[] widths) {
    List<Row> rows = new ArrayList<>();
    int from = 0;
    for (Arm arm : arms) {
      for (Criterion criterion : Criterion.values()) {
        IntStream theirs = Arrays.stream(widths, from, from + seeds);
        MinimalWidths all = new MinimalWidths(theirs.boxed().toList());
        rows.add(new Row(data, margin, arm, criterion, all));
        from += seeds;
      }
    }
    return rows;
  }
}
