/** Readers of files of images: CIFAR, IDX, folders of images. They take strangers' files. */
package io.github.distill4j.data.format;
