package io.github.distill4j.study.twolayer;

import io.github.distill4j.study.Result;

/**
 * The numbers of a task of a two-layer study: a teacher, a margin, a stack of students, a search.
 */
public interface TwoLayerResult extends Result {

  /** How long it took. */
  Timing timing();

  @Override
  default double seconds() {
    return timing().seconds();
  }
}
