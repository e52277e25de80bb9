package io.github.distill4j.net.kernel;

/**
 * The shape of a product.
 *
 * @param batch rows
 * @param inputs columns of the input
 * @param outputs columns of the output
 */
public record DenseShape(long batch, long inputs, long outputs) {}
