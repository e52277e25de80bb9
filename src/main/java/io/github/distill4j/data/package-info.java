/**
 * Images and hard labels in memory, one byte a channel until a batch is made: readers, catalog and
 * download, splits, noise, augmentation, procedural images. Knows nothing of networks.
 */
package io.github.distill4j.data;
