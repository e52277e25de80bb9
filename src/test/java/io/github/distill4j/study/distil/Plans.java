package io.github.distill4j.study.distil;

import io.github.distill4j.study.Plan;
import io.github.distill4j.study.Task;
import java.util.List;
import java.util.Map;

/** Plans of studies whose images nobody has looked at. */
public final class Plans {

  private Plans() {}

  public static Plan of(StudySpec spec) {
    List<Task> tasks = new DistillationPlan(spec).tasks(cohort -> "images");
    return new Plan(spec, tasks, Map.of(Plan.EVERY_SETTING, "images"), List.of(), List.of());
  }
}
