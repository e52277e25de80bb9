package io.github.distill4j.train.stack;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The smallest width at which each of many entrants (an arm with a seed) succeeds, by bisection,
 * all side by side: every round tries one width an entrant, so that one stacked run serves them
 * all.
 *
 * <p>Bisection takes it that a wider student of the same seed succeeds where a narrower one does.
 * Nothing guarantees that; what is found is a width that succeeds beside one that fails.
 *
 * @param least first width tried, even, at least 2
 * @param most largest width tried
 * @param resolution stop when the succeeding width is at most this factor above the failing one, or
 *     the next even number; above 1
 */
public record WidthSearch(int least, int most, double resolution) {

  public WidthSearch {
    if (least < 2 || least % 2 != 0 || most < least || !(resolution > 1)) {
      throw new IllegalArgumentException(
          "widths " + least + " to " + most + ", resolution " + resolution);
    }
  }

  /**
   * One student to try.
   *
   * @param entrant its number, from 0
   * @param width m
   */
  public record Attempt(int entrant, int width) {}

  /** Says of some students whether they succeed. */
  @FunctionalInterface
  public interface Trials {
    /** One answer an attempt, in their order. */
    boolean[] succeed(List<Attempt> attempts);
  }

  /**
   * Searches: doubles an entrant's width until it succeeds, then halves the interval on the scale
   * of logarithms.
   *
   * @param entrants how many, at least 1
   * @return each entrant's width; {@link MinimalWidths#FAILED} if it failed at the largest
   */
  public int[] search(int entrants, Trials trials) {
    int[] fails = new int[entrants];
    int[] succeeds = new int[entrants];
    Arrays.fill(succeeds, MinimalWidths.FAILED);
    List<Attempt> round = round(fails, succeeds);
    while (!round.isEmpty()) {
      boolean[] answers = trials.succeed(round);
      for (int k = 0; k < answers.length; k++) {
        Attempt attempt = round.get(k);
        (answers[k] ? succeeds : fails)[attempt.entrant()] = attempt.width();
      }
      round = round(fails, succeeds);
    }
    return succeeds;
  }

  private List<Attempt> round(int[] fails, int[] succeeds) {
    List<Attempt> round = new ArrayList<>();
    for (int entrant = 0; entrant < fails.length; entrant++) {
      int next = next(fails[entrant], succeeds[entrant]);
      if (next > 0) {
        round.add(new Attempt(entrant, next));
      }
    }
    return round;
  }

  /** The next width to try between one that fails and one that succeeds; 0 when there is none. */
  private int next(int fails, int succeeds) {
    if (fails == 0) {
      return succeeds == MinimalWidths.FAILED ? least : 0;
    }
    if (succeeds == MinimalWidths.FAILED) {
      int even = most - most % 2;
      return fails >= even ? 0 : (int) Math.min(even, 2L * fails);
    }
    if (succeeds - fails <= 2 || succeeds <= resolution * fails) {
      return 0;
    }
    int middle = 2 * (int) Math.round(Math.sqrt((double) fails * succeeds) / 2);
    return Math.min(Math.max(middle, fails + 2), succeeds - 2);
  }
}
