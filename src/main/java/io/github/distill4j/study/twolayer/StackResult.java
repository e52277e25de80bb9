package io.github.distill4j.study.twolayer;

import io.github.distill4j.machine.Provenance;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Students trained side by side at one rate on one data set.
 *
 * @param trial names stack, set, and the rate where there are several
 * @param fingerprint checksum of everything that decided it
 * @param needs checksums of the teachers' logits, the theoretical ones among them, by their tasks
 * @param stack how they were trained, a name of the spec
 * @param set data set
 * @param rate η
 * @param students all of them
 * @param provenance what made the numbers
 * @param timing how long it took
 */
public record StackResult(
    String trial,
    String fingerprint,
    Map<String, String> needs,
    String stack,
    String set,
    double rate,
    List<StudentResult> students,
    Provenance provenance,
    Timing timing)
    implements TwoLayerResult {

  /** Copies the list. */
  public StackResult {
    students = List.copyOf(students);
  }

  @Override
  public String headline() {
    double mean = students.stream().mapToDouble(StudentResult::test).average().orElseThrow();
    return String.format(
        Locale.ROOT, "%d students, mean test accuracy %.2f %%", students.size(), 100 * mean);
  }
}
