package io.github.distill4j.train;

/**
 * What one pass over the training images gave.
 *
 * @param number counted from 1
 * @param trainLoss mean loss an example over the epoch's batches, the penalty on weights included
 * @param validationLoss mean loss an example on the validation images, after the epoch
 * @param validationAccuracy share of validation images put in their hard label's class
 */
public record Epoch(
    int number, double trainLoss, double validationLoss, double validationAccuracy) {}
