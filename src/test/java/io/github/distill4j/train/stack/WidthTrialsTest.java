package io.github.distill4j.train.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.distill4j.theory.ControlledData;
import io.github.distill4j.train.stack.WidthSearch.Attempt;
import io.github.distill4j.train.stack.WidthTrials.Criterion;
import io.github.distill4j.train.stack.WidthTrials.Entrant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WidthTrialsTest {

  private static final BinaryData DATA = new ControlledData.Circle(8).examples();

  private static WidthTrials trials(double target, Criterion criterion, int entrants) {
    return trials(target, criterion, entrants, 1);
  }

  private static WidthTrials trials(double target, Criterion criterion, int entrants, int every) {
    LabelColumns labels = new LabelColumns(DATA.size());
    int hard = labels.hard(DATA.signs());
    List<Entrant> all =
        IntStream.rangeClosed(1, entrants)
            .mapToObj(seed -> new Student(2, seed, hard, 4, Double.POSITIVE_INFINITY))
            .map(recipe -> new Entrant(recipe, criterion))
            .toList();
    return new WidthTrials(DATA, labels, target, all, Variant.ANALYSED, 100, every);
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

  /** With a record every 50 iterations the start still weighs 1/100, not 1/2. */
  @Test
  void sparseRecordsDoNotMakeTheStartWeighMore() {
    List<Attempt> wide = List.of(new Attempt(0, 4000));
    assertThat(trials(.0099, Criterion.AVERAGED, 1, 50).succeed(wide)).containsExactly(false);
    assertThat(trials(.0101, Criterion.AVERAGED, 1, 50).succeed(wide)).containsExactly(true);
  }

  /** Both criteria at once, one of them again, and an entrant that is another's double. */
  @Test
  void studentsAskedForAgainAnswerAsThoseAskedOnce() {
    LabelColumns labels = new LabelColumns(DATA.size());
    Student recipe = new Student(2, 1, labels.hard(DATA.signs()), 4, Double.POSITIVE_INFINITY);
    List<Entrant> all =
        List.of(
            new Entrant(recipe, Criterion.AVERAGED),
            new Entrant(recipe, Criterion.LAST),
            new Entrant(recipe, Criterion.LAST));
    WidthTrials both = new WidthTrials(DATA, labels, .0099, all, Variant.ANALYSED, 100, 1);
    List<Attempt> wide = List.of(new Attempt(0, 4000), new Attempt(1, 4000), new Attempt(2, 4000));
    assertThat(both.succeed(wide)).containsExactly(false, true, true);
    List<Attempt> again = List.of(new Attempt(2, 2), new Attempt(1, 4000), new Attempt(0, 4000));
    assertThat(both.succeed(again)).containsExactly(false, true, false);
  }

  @Test
  void aSearchFindsAWidthBetween() {
    int[] found = new WidthSearch(2, 4096, 1.5).search(4, trials(0, Criterion.LAST, 4));
    assertThat(IntStream.of(found)).allMatch(width -> width >= 8 && width <= 2000);
  }
}
