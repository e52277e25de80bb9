package io.github.distill4j.study;

import java.util.List;
import java.util.Map;

/** Plans of studies whose images nobody has looked at. */
final class Plans {

  private Plans() {}

  static Plan of(StudySpec spec) {
    List<Task> tasks = new DistillationPlan(spec).tasks(cohort -> "images");
    return new Plan(spec, tasks, Map.of(Plan.EVERY_SETTING, "images"), List.of(), List.of());
  }
}
