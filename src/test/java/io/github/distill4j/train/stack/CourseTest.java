package io.github.distill4j.train.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.DoubleStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CourseTest {

  private static final Risk LAST = new Risk(9, 9);

  private static Course course(int iterations, int every, double... errors) {
    Course.Notes notes = new Course.Notes(new Student(2, 1, 0, 1, 1));
    for (int k = 0; k < errors.length; k++) {
      notes.add(k * every, new Risk(2 * errors[k], errors[k]));
    }
    return notes.end(iterations, LAST, new double[] {1, 3});
  }

  @Test
  void everyRecordStandsForTheIterationsUpToTheNext() {
    Course.Notes notes = new Course.Notes(new Student(2, 1, 0, 1, 1));
    notes.add(0, new Risk(2, 1));
    notes.add(1, new Risk(1, .5));
    notes.add(4, new Risk(.5, .25));
    Course course = notes.end(10, LAST, new double[] {1});
    assertThat(course.averaged().error()).isCloseTo((1 + 3 * .5 + 6 * .25) / 10, within(1e-15));
    assertThat(course.averaged().loss()).isCloseTo((2 + 3 * 1 + 6 * .5) / 10, within(1e-15));
  }

  @Property
  void recordsOfEveryIterateAreTheirPlainMean(
      @ForAll @Size(min = 1, max = 30) List<@DoubleRange(min = 0, max = 1) Double> errors) {
    double[] all = errors.stream().mapToDouble(Double::doubleValue).toArray();
    assertThat(course(all.length, 1, all).averaged().error())
        .isCloseTo(DoubleStream.of(all).sum() / all.length, within(1e-14));
  }

  @Property
  void theStartStandsForItselfWhenNothingElseIsRecorded(
      @ForAll @IntRange(min = 1, max = 50) int iterations) {
    assertThat(course(iterations, 50, 1).averaged()).isEqualTo(new Risk(2, 1));
  }

  @Test
  void movementsAreSummedUp() {
    Course course = course(1, 1, 1);
    assertThat(course.farthest()).isEqualTo(3);
    assertThat(course.meanMovement()).isEqualTo(2);
    assertThat(course.last()).isEqualTo(LAST);
    assertThat(course.recorded()).containsExactly(0);
  }
}
