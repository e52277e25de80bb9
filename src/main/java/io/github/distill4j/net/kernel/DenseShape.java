package io.github.distill4j.net.kernel;

/** The shape of a product of [batch, inputs] with [inputs, outputs]. */
public record DenseShape(long batch, long inputs, long outputs) {}
