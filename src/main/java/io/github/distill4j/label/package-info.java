/**
 * What examples are labelled with and where it comes from: a {@link
 * io.github.distill4j.label.LabelSource} gives {@link io.github.distill4j.label.Labels}, whose rows
 * a loss reads as {@link io.github.distill4j.label.Target}s. Trains no network.
 */
package io.github.distill4j.label;
