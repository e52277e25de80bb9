/**
 * The distillation loss and its relatives, each a Deeplearning4j loss function with its formula.
 * Knows nothing of training.
 */
package io.github.distill4j.loss;
