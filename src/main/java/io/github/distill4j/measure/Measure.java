package io.github.distill4j.measure;

import java.util.OptionalDouble;

/**
 * One number that says how good a model's outputs are. To add one, write a class of it and its line
 * in {@link Measures}: results, tables, CSV, notebooks, model cards and claims then have it.
 */
public interface Measure {

  /** Which way is better. */
  enum Direction {
    HIGHER,
    LOWER,
    NEITHER
  }

  /** Measures that stand in one table. */
  enum Group {
    /** What a study is about. */
    ACCURACY("Accuracy", ""),
    /** How far the probabilities can be believed. */
    PROBABILITIES(
        "Probabilities",
        "NLL in nats; Brier score from 0 to 2; expected calibration error over "
            + Calibration.BINS
            + " bins. T is fitted on the validation images."),
    /** How a student follows its teacher. */
    LIKENESS(
        "Likeness to the teacher",
        "KL(teacher ‖ student) in nats at temperature 1. Same mistake, put right: shares of"
            + " the images on which the teacher is wrong.");

    private final String title;
    private final String note;

    Group(String title, String note) {
      this.title = title;
      this.note = note;
    }

    /** What stands above the table. */
    public String title() {
      return title;
    }

    /** How to read the table; empty where its header says all. */
    public String note() {
      return note;
    }
  }

  /**
   * What a measure is called and how it is written.
   *
   * @param name its word in YAML, results and, with _ for -, CSV: small letters and hyphens
   * @param header above its column
   * @param unit {@code %} for a share from 0 to 1 that is shown a hundredfold; {@code nats}; or
   *     empty
   * @param digits behind the point
   * @param better which way
   * @param group the table it stands in
   */
  record Description(
      String name, String header, String unit, int digits, Direction better, Group group) {

    /** What makes the number the one that is shown. */
    public double factor() {
      return unit.equals("%") ? 100 : 1;
    }
  }

  /** Its name and how it is written. */
  Description description();

  /** The number; none where the outputs lack what it takes. */
  OptionalDouble of(Outputs outputs);
}
