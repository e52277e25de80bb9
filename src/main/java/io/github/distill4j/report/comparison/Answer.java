package io.github.distill4j.report.comparison;

import static io.github.distill4j.report.comparison.Numbers.counted;
import static io.github.distill4j.report.comparison.Numbers.signed;

import io.github.distill4j.measure.statistics.PairedComparison;
import io.github.distill4j.measure.statistics.Spread;
import io.github.distill4j.report.comparison.Contrast.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A comparison in a sentence about test accuracy. What may be called better or worse is {@link
 * Contrast#verdict()}'s affair; of the others it says how many more seeds are needed at least.
 */
public final class Answer {

  private static final int MOST_NAMED = 5;
  private final Comparison comparison;
  private final List<Contrast> contrasts;

  /** What is to be put in words. */
  public Answer(Comparison comparison) {
    this.comparison = comparison;
    this.contrasts = comparison.contrasts();
  }

  /** The sentence; more of them where a choice or a divergence has to be told. */
  public String sentence() {
    List<DivergedSeeds> diverged = comparison.diverged();
    return diverged.isEmpty() ? compared() : compared() + " " + lost(diverged);
  }

  private static String lost(List<DivergedSeeds> diverged) {
    List<String> named =
        new ArrayList<>(diverged.stream().limit(MOST_NAMED).map(DivergedSeeds::toString).toList());
    if (diverged.size() > MOST_NAMED) {
      named.add(
          String.format(
              Locale.ROOT, "seeds of %d more arms and settings", diverged.size() - MOST_NAMED));
    }
    return "Diverged, and so without numbers: " + listed(named) + ".";
  }

  private String compared() {
    if (contrasts.isEmpty()) {
      return alone();
    }
    return contrasts.size() > MOST_NAMED ? summed() : named();
  }

  private String alone() {
    if (comparison.students().isEmpty()) {
      if (!comparison.diverged().isEmpty()) {
        return "No student has numbers.";
      }
      return comparison.arms().isEmpty()
          ? "No trial has finished yet; run the study to its end."
          : "Only the teacher has finished; run the study to its end.";
    }
    ArmRuns only = comparison.students().get(0);
    Spread accuracy = only.spread(Quantity.ACCURACY);
    return String.format(
        Locale.ROOT,
        "Only the arm %s has results (test accuracy %s %%, %s); a comparison needs a second arm.",
        only.name(),
        Numbers.spread(accuracy, 2),
        counted(accuracy.n(), "seed"));
  }

  private String named() {
    return "Test accuracy: "
        + Stream.of(Verdict.values())
            .map(this::group)
            .filter(group -> !group.isEmpty())
            .collect(Collectors.joining("; "))
        + ".";
  }

  private String group(Verdict verdict) {
    List<Contrast> group = with(verdict);
    String arms = listed(group.stream().map(this::arm).toList());
    String is = group.size() == 1 ? " is" : " are";
    String baseline = comparison.baselineName();
    if (group.isEmpty()) {
      return "";
    }
    return switch (verdict) {
      case BETTER -> arms + is + " better than " + baseline;
      case WORSE -> arms + is + " worse than " + baseline;
      case OPEN -> arms + " cannot be told apart from " + baseline;
      case UNTOLD ->
          String.format(
              Locale.ROOT,
              "nothing can be told yet about %s against %s; %d seeds are the least",
              arms,
              baseline,
              Contrast.fewestSeeds(contrasts.size()));
    };
  }

  /** An arm with all that its verdict rests on. */
  private String arm(Contrast contrast) {
    PairedComparison paired = contrast.paired();
    String name = contrast.arm().name();
    if (paired == null) {
      return name + " (" + contrast.obstacle() + ")";
    }
    String difference = name + " (" + signed(paired.meanDifference(), 2) + " points, ";
    return switch (contrast.verdict()) {
      case BETTER, WORSE -> difference + interval(paired) + ", " + p(contrast) + ")";
      case OPEN -> difference + interval(paired) + more(contrast) + ")";
      case UNTOLD -> difference + whyUntold(paired) + ")";
    };
  }

  private static String interval(PairedComparison paired) {
    return String.format(
        Locale.ROOT,
        "95 %% interval %s to %s, %s",
        signed(paired.interval().low(), 2),
        signed(paired.interval().high(), 2),
        counted(paired.n(), "seed"));
  }

  private static String p(Contrast contrast) {
    return ("Holm p = " + Numbers.p(contrast.holm())).replace("= <", "< ");
  }

  private String more(Contrast contrast) {
    String p = contrast.paired().interval().holds(0) ? "" : ", " + p(contrast);
    int more = comparison.moreSeeds(contrast);
    return more == PairedComparison.UNKNOWN
        ? p + "; how many more are needed is unknown"
        : String.format(
            Locale.ROOT,
            "%s; at least %d more %s needed, at the same mean and spread",
            p,
            more,
            more == 1 ? "is" : "are");
  }

  private static String whyUntold(PairedComparison paired) {
    return paired.n() < 3
        ? counted(paired.n(), "seed") + " in common"
        : String.format(
            Locale.ROOT,
            "the same in each of %s, which shows no spread",
            counted(paired.n(), "seed"));
  }

  private String summed() {
    long untold = with(Verdict.UNTOLD).size();
    Contrast chosen =
        contrasts.stream()
            .max(
                Comparator.comparingDouble(
                    each -> each.arm().spread(Quantity.VALIDATION_ACCURACY).mean()))
            .orElseThrow();
    return String.format(
        Locale.ROOT,
        "Test accuracy: of %d arms and settings, %d are better than %s, %d worse, %d cannot be told apart from it%s. Chosen by validation accuracy, the best is %s.",
        contrasts.size(),
        with(Verdict.BETTER).size(),
        comparison.baselineName(),
        with(Verdict.WORSE).size(),
        with(Verdict.OPEN).size(),
        untold == 0 ? "" : String.format(Locale.ROOT, ", nothing can be told yet of %d", untold),
        arm(chosen));
  }

  private List<Contrast> with(Verdict verdict) {
    return contrasts.stream().filter(each -> each.verdict() == verdict).toList();
  }

  private static String listed(List<String> words) {
    int last = words.size() - 1;
    return last < 1
        ? String.join("", words)
        : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
  }
}
