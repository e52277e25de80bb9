package io.github.distill4j.theory;

/**
 * The margin of a sample of features, between two bounds that hold whatever the solver did.
 *
 * @param lower reached by a v with ‖v(z)‖ ≤ 1; at least 0, which v = 0 reaches
 * @param upper reached by the weights
 * @param features M
 * @param iterations used
 * @param weights α that reach the upper bound: how much each example counts
 * @param softLogits z_i = E_z⟨v(z), φ_{x_i}(z)⟩ under the v that reaches the lower bound: the
 *     theoretical teacher, whose soft labels are sigmoid(z_i); y_i·z_i ≥ lower
 */
public record MarginBracket(
    double lower,
    double upper,
    int features,
    int iterations,
    double[] weights,
    double[] softLogits) {}
