package io.github.distill4j.train.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.distill4j.train.stack.MinimalWidths.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class WidthSearchTest {

  /** A world in which each seed succeeds from its own width on. */
  private static WidthSearch.Trials from(List<Integer> widths) {
    return attempts -> {
      boolean[] answers = new boolean[attempts.size()];
      for (int k = 0; k < answers.length; k++) {
        answers[k] = attempts.get(k).width() >= widths.get(attempts.get(k).entrant());
      }
      return answers;
    };
  }

  @Property
  void everySeedsOwnWidthIsFound(
      @ForAll @Size(min = 1, max = 8) List<@IntRange(min = 1, max = 700) Integer> widths) {
    int[] found = new WidthSearch(2, 1024, 1.0001).search(widths.size(), from(widths));
    assertThat(found)
        .containsExactly(widths.stream().mapToInt(m -> Math.max(2, m + m % 2)).toArray());
  }

  @Property
  void aCoarseSearchStaysWithinItsResolution(@ForAll @IntRange(min = 1, max = 100_000) int width) {
    int found = new WidthSearch(4, 200_000, 1.1).search(1, from(List.of(width)))[0];
    assertThat((double) found).isBetween((double) width, Math.max(width * 1.1 + 2, 4));
  }

  @Test
  void aSeedThatNeverSucceedsIsSaidSo() {
    int[] both = new WidthSearch(2, 100, 1.1).search(2, from(List.of(10, 101)));
    MinimalWidths found = new MinimalWidths(List.of(both[1], both[0]));
    assertThat(found.sorted()).containsExactly(10, Integer.MAX_VALUE);
    assertThat(found.at(.5)).isEqualTo(10);
    assertThat(found.at(1)).isEqualTo(Integer.MAX_VALUE);
  }

  @Test
  void theLargestWidthItselfIsTried() {
    assertThat(new WidthSearch(2, 101, 1.001).search(1, from(List.of(100)))).containsExactly(100);
  }

  @Test
  void roundsServeAllSeedsAtOnce() {
    List<Integer> sizes = new ArrayList<>();
    WidthSearch.Trials world = from(List.of(50, 60, 70));
    new WidthSearch(2, 1024, 1.05)
        .search(
            3,
            attempts -> {
              sizes.add(attempts.size());
              return world.succeed(attempts);
            });
    assertThat(sizes.get(0)).isEqualTo(3);
    assertThat(sizes).hasSizeLessThan(13);
  }

  @Test
  void theWidthOfAShareIsAnOrderStatistic() {
    MinimalWidths widths = new MinimalWidths(IntStream.rangeClosed(1, 10).boxed().toList());
    assertThat(widths.at(.5)).isEqualTo(5);
    assertThat(widths.at(.51)).isEqualTo(6);
    assertThat(widths.at(.3)).isEqualTo(3);
    assertThat(widths.at(1)).isEqualTo(10);
  }

  /**
   * Tabulated: the median of 20 lies between the 6th and the 15th with 95.9 %, of 10 the 2nd and
   * 9th.
   */
  @Test
  void theIntervalIsThatOfTheTables() {
    MinimalWidths twenty = new MinimalWidths(IntStream.rangeClosed(1, 20).boxed().toList());
    assertThat(twenty.interval(.5, .95)).isEqualTo(new Interval(6, 15));
    MinimalWidths ten = new MinimalWidths(IntStream.rangeClosed(1, 10).boxed().toList());
    assertThat(ten.interval(.5, .95)).isEqualTo(new Interval(2, 9));
  }

  @Test
  void tooFewSeedsGiveNoEnd() {
    MinimalWidths five = new MinimalWidths(List.of(2, 4, 6, 8, 10));
    assertThat(five.interval(.5, .95)).isEqualTo(new Interval(0, Integer.MAX_VALUE));
    MinimalWidths twenty = new MinimalWidths(IntStream.rangeClosed(1, 20).boxed().toList());
    assertThat(twenty.interval(.9, .95)).isEqualTo(new Interval(15, Integer.MAX_VALUE));
  }

  @Test
  void impossibleSearchesAreRefused() {
    assertThatThrownBy(() -> new WidthSearch(3, 10, 1.1)).hasMessageContaining("widths 3 to 10");
    assertThatThrownBy(() -> new WidthSearch(2, 10, 1)).hasMessageContaining("resolution 1.0");
    assertThatThrownBy(() -> new MinimalWidths(List.of())).hasMessage("no seeds");
  }
}
