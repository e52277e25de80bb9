package io.github.distill4j.measure;

/**
 * What a model said to each image of a set, in the set's order, packed as text so that a result
 * file stays small.
 *
 * @param predicted the predicted classes: Base64 of one byte an image, or of two (big-endian) when
 *     there are more than 256 classes
 * @param right Base64 of one bit an image, lowest bit of the first byte first: whether the
 *     prediction is the label
 * @param classes K
 * @param size number of images
 * @param images checksum of the images and their labels; only predictions with the same one may be
 *     paired
 */
public record Predictions(String predicted, String right, int classes, int size, String images) {}
