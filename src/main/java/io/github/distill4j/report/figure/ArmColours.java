package io.github.distill4j.report.figure;

import java.awt.Color;
import java.util.Map;

/**
 * One colour an arm, the same in every figure of every study. They are Okabe and Ito's, which
 * people with any kind of colour vision tell apart.
 */
public final class ArmColours {

  /** Okabe and Ito's blue. */
  public static final Color BLUE = new Color(0x00, 0x72, 0xB2);

  /** Their vermilion. */
  public static final Color VERMILION = new Color(0xD5, 0x5E, 0x00);

  private static final Color GREEN = new Color(0x00, 0x9E, 0x73);
  private static final Color ORANGE = new Color(0xE6, 0x9F, 0x00);
  private static final Color PURPLE = new Color(0xCC, 0x79, 0xA7);
  private static final Color SKY = new Color(0x56, 0xB4, 0xE9);
  private static final Color GREY = new Color(0x86, 0x8B, 0x92);

  private static final Map<String, Color> OF =
      Map.of(
          "teacher", GREY,
          "hard", VERMILION,
          "soft", BLUE,
          "mixed", GREEN,
          "smoothed", ORANGE,
          "dkd", PURPLE);

  private ArmColours() {}

  /** The arm's colour; one for all arms that are not known here. */
  public static Color of(String arm) {
    return OF.getOrDefault(arm, SKY);
  }
}
