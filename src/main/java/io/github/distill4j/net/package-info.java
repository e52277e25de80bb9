/**
 * Networks as Deeplearning4j configurations, built from a short name such as {@code resnet-20}.
 * Knows no data set.
 */
package io.github.distill4j.net;
