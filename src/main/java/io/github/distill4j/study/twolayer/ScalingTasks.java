package io.github.distill4j.study.twolayer;

import io.github.distill4j.spec.Require;
import io.github.distill4j.study.Fingerprint;
import io.github.distill4j.study.Plan;
import io.github.distill4j.study.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The tasks of a scaling study: the theorems' promises, then a search of the smallest widths on
 * every data set. A promise may ask for more than can be trained, which is better said before long
 * searches.
 *
 * @param spec the study
 */
record ScalingTasks(ScalingSpec spec) {

  /** Names a data set's file. */
  static String search(String family, ScalingSpec.Point point) {
    return family + "-" + point.label();
  }

  /** Names a promise's file. */
  static String bound(ScalingSpec.Bound bound, double loss) {
    String labels = bound.labels().name().toLowerCase(Locale.ROOT);
    String data = bound.data().title().replace(' ', '-');
    return "bound-" + labels + "-" + data + "-" + NumberText.of(loss);
  }

  /** Names of all promises' files. */
  List<String> bounds() {
    return bounds("").stream().map(Task::id).toList();
  }

  /** Names of all data sets' files. */
  List<String> searches() {
    return searches("").stream().map(Task::id).toList();
  }

  List<String> ids() {
    return Require.distinct(
        "families, bounds", Stream.concat(bounds().stream(), searches().stream()).toList());
  }

  Plan plan() {
    List<String> ids = ids();
    List<Task> tasks = new ArrayList<>(bounds(spec.yaml()));
    tasks.addAll(searches(spec.yaml()));
    String words = String.format(Locale.ROOT, "Plan: %d tasks", ids.size());
    return new Plan(
        spec, tasks, Map.of(), List.of(), List.of(words, "  " + String.join(", ", ids)));
  }

  private List<Task> bounds(String yaml) {
    List<Task> tasks = new ArrayList<>();
    for (ScalingSpec.Bound bound : spec.bounds()) {
      for (double loss : bound.losses()) {
        String sum =
            Fingerprint.of(
                ScalingWork.BOUND, bound.data(), bound.labels(), loss, bound.seeds(), spec.delta());
        tasks.add(task(bound(bound, loss), ScalingWork.BOUND, yaml, bound.data().title(), sum));
      }
    }
    return tasks;
  }

  private List<Task> searches(String yaml) {
    List<Task> tasks = new ArrayList<>();
    spec.families()
        .forEach(
            (family, points) -> {
              for (ScalingSpec.Point point : points) {
                String sum =
                    Fingerprint.of(
                        ScalingWork.SEARCH,
                        point,
                        spec.arms(),
                        spec.target(),
                        spec.widths(),
                        spec.seeds());
                tasks.add(task(search(family, point), ScalingWork.SEARCH, yaml, family, sum));
              }
            });
    return tasks;
  }

  private static Task task(String id, String kind, String yaml, String part, String fingerprint) {
    return new Task(id, kind, yaml, part, Map.of(), 1, List.of(), List.of(), fingerprint);
  }
}
