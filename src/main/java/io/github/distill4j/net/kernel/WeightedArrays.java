package io.github.distill4j.net.kernel;

import static io.github.distill4j.net.kernel.Argument.BIAS;
import static io.github.distill4j.net.kernel.Argument.BIAS_GRADIENT;
import static io.github.distill4j.net.kernel.Argument.DESTINATION;
import static io.github.distill4j.net.kernel.Argument.DESTINATION_GRADIENT;
import static io.github.distill4j.net.kernel.Argument.SOURCE;
import static io.github.distill4j.net.kernel.Argument.SOURCE_GRADIENT;
import static io.github.distill4j.net.kernel.Argument.WEIGHTS;
import static io.github.distill4j.net.kernel.Argument.WEIGHTS_GRADIENT;

import com.sun.jna.Pointer;
import java.util.function.Supplier;

/** The layouts of the arrays of a convolution or a dense product, and what is done with them. */
record WeightedArrays(
    OneDnn dnn, Pointer source, Pointer weights, Pointer bias, Pointer destination) {

  /** From source, weights, destination and, if the plan has one, bias. */
  Computation forward(Supplier<Plan> plan) {
    return new Computation(
        dnn,
        plan,
        SOURCE.from(source),
        WEIGHTS.from(weights),
        DESTINATION.to(destination),
        BIAS.from(bias));
  }

  /** From source, the destination's gradient, the weights' and, if the plan has one, the bias's. */
  Computation weightGradient(Supplier<Plan> plan) {
    return new Computation(
        dnn,
        plan,
        SOURCE.from(source),
        DESTINATION_GRADIENT.from(destination),
        WEIGHTS_GRADIENT.to(weights),
        BIAS_GRADIENT.to(bias));
  }

  /** From the destination's gradient, the weights and the source's gradient. */
  Computation inputGradient(Supplier<Plan> plan) {
    return new Computation(
        dnn,
        plan,
        DESTINATION_GRADIENT.from(destination),
        WEIGHTS.from(weights),
        SOURCE_GRADIENT.to(source));
  }
}
