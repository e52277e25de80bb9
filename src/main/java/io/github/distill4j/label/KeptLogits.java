package io.github.distill4j.label;

/**
 * A teacher's answers as a file keeps them, and what they cost.
 *
 * @param seconds the teacher took for them, whenever that was
 * @param bytes size of the file
 */
public record KeptLogits(Logits labels, double seconds, long bytes) {}
