package io.github.distill4j.theory;

import java.util.ArrayList;
import java.util.List;

/**
 * What became of one student.
 *
 * @param student who
 * @param averaged risk on the training examples, averaged over the recorded iterates W(t), t &lt;
 *     T, as the theorems have it
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

  static Risk mean(List<Risk> risks) {
    return new Risk(
        risks.stream().mapToDouble(Risk::loss).average().orElseThrow(),
        risks.stream().mapToDouble(Risk::error).average().orElseThrow());
  }

  /** Gathers one student's risks while it learns. */
  static final class Notes {
    private final Student student;
    private final List<Integer> iterations = new ArrayList<>();
    private final List<Risk> risks = new ArrayList<>();

    Notes(Student student) {
      this.student = student;
    }

    void add(int iteration, Risk risk) {
      iterations.add(iteration);
      risks.add(risk);
    }

    Course end(Risk last, double[] movement) {
      double farthest = 0;
      double sum = 0;
      for (double distance : movement) {
        farthest = Math.max(farthest, distance);
        sum += distance;
      }
      return new Course(
          student,
          mean(risks),
          last,
          List.copyOf(iterations),
          List.copyOf(risks),
          farthest,
          sum / movement.length);
    }
  }
}
