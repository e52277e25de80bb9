package io.github.distill4j.study.twolayer;

/**
 * What a student learns.
 *
 * @param source whose labels
 * @param temperature T of the teacher's soft labels; 1 for the others
 */
public record ArmLabels(Source source, double temperature) {

  /** Whose labels. */
  public enum Source {
    /** The data set's. */
    HARD,
    /** The teacher's. */
    TEACHER,
    /** The theoretical teacher's. */
    THEORY
  }

  /** Hard labels. */
  public static final ArmLabels HARD = new ArmLabels(Source.HARD, 1);

  /** The theoretical ones. */
  public static final ArmLabels THEORY = new ArmLabels(Source.THEORY, 1);

  /** The teacher's at a temperature. */
  public static ArmLabels soft(double temperature) {
    return new ArmLabels(Source.TEACHER, temperature);
  }

  /** In tables. */
  @Override
  public String toString() {
    return switch (source) {
      case HARD -> "hard";
      case TEACHER -> "T=" + NumberText.of(temperature);
      case THEORY -> "theory";
    };
  }
}
