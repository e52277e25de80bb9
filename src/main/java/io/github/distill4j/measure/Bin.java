package io.github.distill4j.measure;

/**
 * One bar of a reliability diagram: the predictions whose confidence lies in one interval.
 *
 * @param count how many there are
 * @param confidence mean probability of the predicted class, in [0, 1]; 0 in an empty bin
 * @param accuracy share of them that are right, in [0, 1]; 0 in an empty bin
 */
public record Bin(int count, double confidence, double accuracy) {}
