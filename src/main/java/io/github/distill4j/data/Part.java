package io.github.distill4j.data;

/** One of the three parts of a data set. */
public enum Part {
  /** What networks are trained on. */
  TRAIN,

  /** What training choices are made on. */
  VALIDATION,

  /** What is read once, at the end. */
  TEST
}
