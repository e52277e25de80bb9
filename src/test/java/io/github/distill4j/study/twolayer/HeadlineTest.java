package io.github.distill4j.study.twolayer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.distill4j.train.stack.MinimalWidths;
import io.github.distill4j.train.stack.WidthTrials.Criterion;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeadlineTest {

  private static final MarginBounds MARGIN = new MarginBounds(0.12344, 0.25, 100, 10);

  @Test
  void aTeachersIsItsTestAccuracy() {
    TeacherResult teacher =
        new TeacherResult("t", "f", "a", 8, 0.1, 0.9, 0.98765, null, null, null);
    assertThat(teacher.headline()).isEqualTo("test accuracy 98.77 %");
  }

  @Test
  void aMarginsIsItsBounds() {
    TheoryResult theory =
        new TheoryResult("t", "f", "a", List.of(MARGIN), 0.3, 1, null, null, null);
    assertThat(theory.headline()).isEqualTo("margin 0.1234 to 0.2500");
  }

  @Test
  void aSearchsIsTheWidthAtWhichHalfOfTheSeedsSucceed() {
    List<Integer> half = List.of(4, 8, MinimalWidths.FAILED);
    List<Integer> fewer = List.of(4, MinimalWidths.FAILED, MinimalWidths.FAILED);
    ScalingResult search =
        new ScalingResult(
            "t",
            "f",
            "circle",
            "4",
            4,
            2,
            1,
            MARGIN,
            60,
            List.of(
                new ScalingResult.Row("soft", Criterion.LAST, new MinimalWidths(half)),
                new ScalingResult.Row("hard", Criterion.AVERAGED, new MinimalWidths(fewer))),
            null,
            null);
    assertThat(search.headline())
        .isEqualTo(
            "margin 0.1234 to 0.2500, least widths soft (last error) 8; hard (averaged error) none");
  }
}
