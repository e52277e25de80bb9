package io.github.distill4j.label;

import io.github.distill4j.data.Part;

/**
 * The examples of one part of the images, as a source of labels sees them.
 *
 * @param labels the class of each, as the data set has it
 * @param origins the place of each in the data set as it was read, training and validation images
 *     one after the other; test images may have places of their own
 * @param read how many images the data set had
 * @param classes K
 * @param changing whether a student sees another view of an image in every epoch
 */
public record Examples(
    Part part, int[] labels, int[] origins, int read, int classes, boolean changing) {}
