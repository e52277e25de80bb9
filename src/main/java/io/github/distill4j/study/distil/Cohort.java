package io.github.distill4j.study.distil;

import io.github.distill4j.study.Standing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One teacher, and the students to be trained while it is at hand.
 *
 * @param spec the study with the teacher's data and training
 * @param setting the swept keys that matter to the teacher, and their values
 * @param students seed by seed, so that early rows already compare arms and settings
 */
public record Cohort(StudySpec spec, Map<String, String> setting, List<Trial> students) {

  /** Whether a student asks the teacher; without one it is not trained. */
  public boolean needsTeacher() {
    return students.stream().anyMatch(trial -> trial.arm().asksTeacher());
  }

  /** Names the teacher's files. */
  public String teacher() {
    return SettingName.after(Standing.TEACHER, setting);
  }

  /** Whether the trial would be the same under another teacher of the study. */
  boolean isOneOfSeveralFor(Trial trial) {
    return !trial.setting().keySet().containsAll(setting.keySet());
  }

  /** The plan of a study: every trial once, however many settings it stands for. */
  public static List<Cohort> of(StudySpec study) {
    Grid grid = new Grid(study);
    List<Sweep.Axis> teachers = grid.axes(Sweep.Axis::concernsTeacher);
    Map<Map<String, String>, List<Grid.Point>> byTeacher = new LinkedHashMap<>();
    for (Grid.Point point : grid.points()) {
      byTeacher.computeIfAbsent(point.only(teachers), key -> new ArrayList<>()).add(point);
    }
    Set<String> planned = new LinkedHashSet<>();
    List<Cohort> cohorts = new ArrayList<>();
    byTeacher.forEach(
        (setting, points) ->
            cohorts.add(
                new Cohort(points.get(0).spec(), setting, students(grid, points, planned))));
    return cohorts;
  }

  private static List<Trial> students(Grid grid, List<Grid.Point> points, Set<String> planned) {
    List<Trial> students = new ArrayList<>();
    for (int seed : grid.study().seeds().values()) {
      for (Grid.Point point : points) {
        for (Arm arm : grid.study().arms()) {
          Map<String, String> setting = point.only(grid.axes(axis -> axis.concerns(arm)));
          Trial trial = new Trial(point.spec(), arm, setting, seed);
          if (planned.add(trial.id())) {
            students.add(trial);
          }
        }
      }
    }
    return students;
  }
}
