package io.github.distill4j.report.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.distill4j.report.SyntheticResults;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MadeByTest {

  private static final Record LIKE =
      new SyntheticResults(2, 4, 1).trial("hard", Map.of(), 1, 1).provenance();

  /** A provenance with one field changed, whatever fields there are. */
  private static Record with(String field, Object value) {
    try {
      RecordComponent[] fields = LIKE.getClass().getRecordComponents();
      Object[] values = new Object[fields.length];
      Class<?>[] types = new Class<?>[fields.length];
      for (int i = 0; i < fields.length; i++) {
        types[i] = fields[i].getType();
        values[i] =
            fields[i].getName().equals(field) ? value : fields[i].getAccessor().invoke(LIKE);
      }
      return (Record) LIKE.getClass().getDeclaredConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  static Stream<String> words() {
    return Stream.of(LIKE.getClass().getRecordComponents())
        .filter(field -> field.getType() == String.class && !field.getName().equals("data"))
        .map(RecordComponent::getName);
  }

  private static List<Record> twelveAndTen(Record other) {
    List<Record> made = new ArrayList<>(Collections.nCopies(12, LIKE));
    made.addAll(Collections.nCopies(10, other));
    return made;
  }

  @Test
  void threadsThatDifferAreToldWithTheirTrials() {
    assertThat(MadeBy.warning(twelveAndTen(with("threads", 1))))
        .hasValue(
            "Trials differ in threads (2: 12 trials, 1: 10 trials): their bits and their times are"
                + " not comparable; the statistics treat them alike.");
  }

  @ParameterizedTest
  @MethodSource("words")
  void everyFieldThatIsAWordIsWatched(String field) {
    assertThat(MadeBy.warning(twelveAndTen(with(field, "another"))))
        .hasValueSatisfying(
            warning -> assertThat(warning).contains(": 12 trials, another: 10 trials)"));
  }

  @Test
  void whatIsNotKnownIsSaid() {
    assertThat(MadeBy.warning(List.of(LIKE, with("kernels", null))))
        .hasValueSatisfying(
            warning -> assertThat(warning).contains("kernels (", ": 1 trial, unknown: 1 trial)"));
  }

  @Test
  void coresDecideTimesAndNoBits() {
    assertThat(MadeBy.warning(twelveAndTen(with("cores", 64))))
        .hasValue(
            "Trials differ in cores (2: 12 trials, 64: 10 trials): their times are not comparable;"
                + " the statistics treat them alike.");
  }

  /** A provenance as it may be one day. */
  record Later(String cpu, String waitPolicy, String data) {}

  @Test
  void fieldsAddedLaterAreWatchedAndPutInWords() {
    List<Later> made =
        List.of(
            new Later("A", "active", "1"),
            new Later("B", "active", "2"),
            new Later("A", "passive", "3"));
    assertThat(MadeBy.warning(made))
        .hasValueSatisfying(
            warning ->
                assertThat(warning)
                    .startsWith(
                        "Trials differ in CPU (A: 2 trials, B: 1 trial), wait policy (active: 2"
                            + " trials, passive: 1 trial): their bits"));
  }

  @Test
  void trialsOfOneMachineOnOtherDataAreNoMatter() {
    assertThat(MadeBy.warning(twelveAndTen(with("data", "other")))).isEmpty();
    assertThat(MadeBy.warning(twelveAndTen(LIKE))).isEmpty();
    assertThat(MadeBy.warning(List.of())).isEmpty();
  }
}
