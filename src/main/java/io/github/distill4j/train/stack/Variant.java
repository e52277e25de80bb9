package io.github.distill4j.train.stack;

/**
 * How far a run departs from the model that the theorems are about.
 *
 * @param optimiser plain gradient descent, or Adam
 * @param outputsTrained whether the output weights are trained too
 * @param biases whether the hidden units have biases, which start at 0
 * @param batch examples a step; 0 for all of them. What fills no batch at the end of a pass over
 *     the examples is left out of that pass
 * @param order fixes which examples make up which batch, for all students alike
 */
public record Variant(
    Optimiser optimiser, boolean outputsTrained, boolean biases, int batch, long order) {

  /** The model as analysed: full-batch gradient descent on the hidden weights alone. */
  public static final Variant ANALYSED =
      new Variant(Optimiser.GRADIENT_DESCENT, false, false, 0, 1);

  /** What turns gradients into steps. */
  public enum Optimiser {
    /** w ← w − η·∇, each student at its own rate. */
    GRADIENT_DESCENT,
    /** Adam; all students of a stack at one rate. */
    ADAM
  }

  public Variant {
    if (batch < 0) {
      throw new IllegalArgumentException("batch " + batch);
    }
  }
}
