package io.github.distill4j.report.figure;

import io.github.distill4j.report.comparison.ArmRuns;
import io.github.distill4j.report.comparison.Comparison;
import io.github.distill4j.study.distil.Arm;
import io.github.distill4j.study.distil.TrialResult;
import java.awt.Color;
import java.util.List;
import java.util.stream.Stream;

/**
 * One colour an arm, by its place in the study. They are Okabe and Ito's, which people with any
 * kind of colour vision tell apart; a seventh arm has the first one's again.
 *
 * @param arms the students' arms by name
 */
public record ArmColours(List<String> arms) {

  /** Okabe and Ito's blue. */
  public static final Color BLUE = new Color(0x00, 0x72, 0xB2);

  /** Their vermilion. */
  public static final Color VERMILION = new Color(0xD5, 0x5E, 0x00);

  private static final Color GREY = new Color(0x86, 0x8B, 0x92);

  private static final List<Color> PALETTE =
      List.of(
          VERMILION,
          BLUE,
          new Color(0x00, 0x9E, 0x73),
          new Color(0xE6, 0x9F, 0x00),
          new Color(0xCC, 0x79, 0xA7),
          new Color(0x56, 0xB4, 0xE9));

  /** Copies the list. */
  public ArmColours {
    arms = List.copyOf(arms);
  }

  /** Those of a report: an arm that several studies have is the same in all of them. */
  public static ArmColours of(Comparison comparison) {
    Stream<String> planned =
        comparison.sources().stream().flatMap(s -> s.spec().arms().stream()).map(Arm::word);
    Stream<String> found = comparison.arms().stream().map(ArmRuns::arm);
    return new ArmColours(
        Stream.concat(planned, found)
            .filter(arm -> !arm.equals(TrialResult.TEACHER))
            .distinct()
            .toList());
  }

  /** The arm's colour; grey for the teacher, and for an arm that the study does not have. */
  public Color of(String arm) {
    int place = arms.indexOf(arm);
    return place < 0 ? GREY : PALETTE.get(place % PALETTE.size());
  }
}
