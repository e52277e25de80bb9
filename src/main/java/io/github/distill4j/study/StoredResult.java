package io.github.distill4j.study;

/** A finished piece of a study, kept as one JSON file of its results folder. */
public interface StoredResult {

  /** Names the file; safe as a file's name. */
  String trial();
}
