package io.github.distill4j.label;

/** What labels can say of an example: K numbers each. */
public enum Content {
  /** One-hot: the class that the data set itself names. Every example has it. */
  CLASS,

  /** Weights of at least 0, usually probabilities: what is to be believed. */
  DISTRIBUTION,

  /** A teacher's logits, for losses that soften them by a temperature. */
  LOGITS,

  /** 1 for every class that may be the right one, else 0; at least one is 1. */
  CANDIDATES
}
