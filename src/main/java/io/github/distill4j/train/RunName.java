package io.github.distill4j.train;

/**
 * Tells one run from another.
 *
 * @param name what people read, for instance {@code soft-3}
 * @param fingerprint a checksum of everything that decides the run's numbers
 */
public record RunName(String name, String fingerprint) {}
