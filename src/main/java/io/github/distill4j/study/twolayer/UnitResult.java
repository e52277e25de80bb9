package io.github.distill4j.study.twolayer;

import io.github.distill4j.machine.Provenance;
import io.github.distill4j.study.StoredResult;

/** A finished unit of a two-layer study: a teacher, a margin, a stack of students, a search. */
public interface UnitResult extends StoredResult {

  /** What made its numbers. */
  Provenance provenance();

  /** Its main measure in a few words, for the log. */
  String headline();

  /** How long it took. */
  UnitTiming timing();
}
