package io.github.distill4j.train.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What became of one student.
 *
 * @param averaged risk on the training examples, averaged over the iterates W(t), t &lt; T, as the
 *     theorems have it: each recorded one stands for those up to the next. Exact when every iterate
 *     is recorded; else it errs upward where risks fall
 * @param last risk on the training examples of W(T)
 * @param recorded iterations t of the recorded risks, from 0
 * @param risks at those iterations
 * @param farthest max_j ‖w_j(T) − w_j(0)‖₂
 * @param meanMovement mean over j of the same
 */
public record Course(
    Student student,
    Risk averaged,
    Risk last,
    List<Integer> recorded,
    List<Risk> risks,
    double farthest,
    double meanMovement) {

  /** Gathers one student's risks while it learns. */
  static final class Notes {
    private final Student student;
    private final List<Integer> recorded = new ArrayList<>();
    private final List<Risk> risks = new ArrayList<>();

    Notes(Student student) {
      this.student = student;
    }

    void add(int iteration, Risk risk) {
      recorded.add(iteration);
      risks.add(risk);
    }

    /** The course after T iterations. */
    Course end(int iterations, Risk last, double[] movement) {
      double farthest = 0;
      double sum = 0;
      for (double distance : movement) {
        farthest = Math.max(farthest, distance);
        sum += distance;
      }
      return new Course(
          student,
          new Risk(average(Risk::loss, iterations), average(Risk::error, iterations)),
          last,
          List.copyOf(recorded),
          List.copyOf(risks),
          farthest,
          sum / movement.length);
    }

    private double average(ToDoubleFunction<Risk> measure, int iterations) {
      double sum = 0;
      for (int k = 0; k < risks.size(); k++) {
        int next = k + 1 < risks.size() ? recorded.get(k + 1) : iterations;
        sum += (next - recorded.get(k)) * measure.applyAsDouble(risks.get(k));
      }
      return sum / iterations;
    }
  }
}
