package io.github.distill4j.theory;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.distill4j.theory.WidthSearch.Attempt;
import io.github.distill4j.theory.WidthTrials.Criterion;
import io.github.distill4j.theory.WidthTrials.Entrant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WidthTrialsTest {

  private static final BinaryData DATA = new ControlledData.Circle(8).examples();

  private static WidthTrials trials(double target, Criterion criterion, int entrants) {
    LabelColumns labels = new LabelColumns(DATA.size());
    int hard = labels.hard(DATA.signs());
    List<Entrant> all =
        IntStream.rangeClosed(1, entrants)
            .mapToObj(seed -> new Student(2, seed, hard, 4, Double.POSITIVE_INFINITY))
            .map(recipe -> new Entrant(recipe, criterion))
            .toList();
    return new WidthTrials(DATA, labels, target, all, Variant.ANALYSED, 100, 1);
  }

  /** A width of 2 is one difference of two ReLUs: at most two signs along the circle, not eight. */
  @Test
  void tooNarrowStudentsFailAndWideOnesSucceedInTheOrderAsked() {
    List<Attempt> attempts =
        List.of(new Attempt(0, 2000), new Attempt(0, 2), new Attempt(1, 2000), new Attempt(1, 2));
    assertThat(trials(0, Criterion.LAST, 2).succeed(attempts))
        .containsExactly(true, false, true, false);
  }

  /** At t = 0 every example counts as wrong, so an average over 100 iterates is at least 1/100. */
  @Test
  void theAveragedErrorCountsTheStart() {
    List<Attempt> wide = List.of(new Attempt(0, 4000));
    assertThat(trials(.0099, Criterion.AVERAGED, 1).succeed(wide)).containsExactly(false);
    assertThat(trials(.3, Criterion.AVERAGED, 1).succeed(wide)).containsExactly(true);
  }

  @Test
  void aSearchFindsAWidthBetween() {
    int[] found = new WidthSearch(2, 4096, 1.5).search(4, trials(0, Criterion.LAST, 4));
    assertThat(IntStream.of(found)).allMatch(width -> width >= 8 && width <= 2000);
  }
}
