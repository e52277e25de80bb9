package io.github.distill4j.report.table;

import io.github.distill4j.measure.Quality;
import io.github.distill4j.report.comparison.ArmRuns;
import io.github.distill4j.report.comparison.Comparison;
import io.github.distill4j.report.comparison.Measure;
import io.github.distill4j.report.comparison.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Arms against measures, mean ± standard deviation over seeds. */
public final class MeasureTable {

  private static final Map<Measure, String> HEADERS =
      Map.ofEntries(
          Map.entry(Measure.TOP5, "top-5 %"),
          Map.entry(Measure.NLL, "NLL"),
          Map.entry(Measure.BRIER, "Brier"),
          Map.entry(Measure.ECE, "ECE %"),
          Map.entry(Measure.FITTED_TEMPERATURE, "fitted T"),
          Map.entry(Measure.SCALED_ECE, "ECE % at T"),
          Map.entry(Measure.SCALED_NLL, "NLL at T"),
          Map.entry(Measure.AGREEMENT, "agreement %"),
          Map.entry(Measure.KL, "KL"),
          Map.entry(Measure.LOGIT_DISTANCE, "logit distance"),
          Map.entry(Measure.SAME_WRONG, "same mistake %"),
          Map.entry(Measure.RESCUED, "put right %"),
          Map.entry(Measure.PARAMETERS, "parameters"),
          Map.entry(Measure.MULTIPLY_ADDS, "multiply-adds"),
          Map.entry(Measure.TRAINING_SECONDS, "training s"),
          Map.entry(Measure.TEACHER_SECONDS, "teacher s"),
          Map.entry(Measure.CACHE_MEGABYTES, "cache MB"));

  private MeasureTable() {}

  /** The few measures that belong beside the accuracy in a terminal. */
  public static Table brief(Comparison comparison) {
    return of(
        comparison,
        "Beside accuracy",
        List.of(Measure.NLL, Measure.ECE, Measure.AGREEMENT, Measure.KL, Measure.TRAINING_SECONDS),
        List.of());
  }

  /** How far the probabilities can be believed. */
  public static Table calibration(Comparison comparison) {
    return of(
        comparison,
        "Probabilities",
        List.of(
            Measure.TOP5,
            Measure.NLL,
            Measure.BRIER,
            Measure.ECE,
            Measure.FITTED_TEMPERATURE,
            Measure.SCALED_ECE,
            Measure.SCALED_NLL),
        List.of(
            "NLL in nats; Brier score from 0 to 2; expected calibration error over "
                + Quality.BINS
                + " bins. T is fitted on the validation images."));
  }

  /** How the students follow the teacher. */
  public static Table fidelity(Comparison comparison) {
    Table all =
        of(
            comparison,
            "Likeness to the teacher",
            List.of(
                Measure.AGREEMENT,
                Measure.KL,
                Measure.LOGIT_DISTANCE,
                Measure.SAME_WRONG,
                Measure.RESCUED),
            List.of(
                "KL(teacher ‖ student) in nats at temperature 1. Same mistake, put right: shares of"
                    + " the images on which the teacher is wrong."));
    return new Table(
        all.title(),
        all.header(),
        all.rows().stream()
            .filter(row -> row.stream().skip(1).anyMatch(c -> !c.isEmpty()))
            .toList(),
        all.notes());
  }

  /** What the arms cost. */
  public static Table costs(Comparison comparison) {
    return of(
        comparison,
        "Costs",
        List.of(
            Measure.PARAMETERS,
            Measure.MULTIPLY_ADDS,
            Measure.TRAINING_SECONDS,
            Measure.TEACHER_SECONDS,
            Measure.CACHE_MEGABYTES),
        List.of(
            "Multiply-adds for one image. Teacher seconds: spent asking the teacher, or once for"
                + " all in building the cache that the arm reads."));
  }

  private static Table of(
      Comparison comparison, String title, List<Measure> measures, List<String> notes) {
    List<String> header =
        Stream.concat(Stream.of("arm"), measures.stream().map(HEADERS::get)).toList();
    return new Table(
            title,
            header,
            comparison.arms().stream().map(arm -> row(arm, measures)).toList(),
            notes)
        .withoutEmptyColumns();
  }

  private static List<String> row(ArmRuns arm, List<Measure> measures) {
    List<String> row = new ArrayList<>(List.of(arm.name()));
    measures.forEach(measure -> row.add(cell(arm, measure)));
    return row;
  }

  private static String cell(ArmRuns arm, Measure measure) {
    return measure == Measure.PARAMETERS || measure == Measure.MULTIPLY_ADDS
        ? Numbers.fixed(arm.spread(measure).mean(), 0)
        : Numbers.spread(arm.spread(measure), measure.decimals());
  }
}
