package io.github.distill4j.study.twolayer;

import io.github.distill4j.UserMistake;
import io.github.distill4j.data.DataSpec;
import io.github.distill4j.spec.Require;
import io.github.distill4j.study.ResultsStore;
import io.github.distill4j.study.StudyData;
import io.github.distill4j.study.StudyImages;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything a two-layer study is going to train.
 *
 * @param spec the study
 * @param trials names of its units, in their order
 * @param students how many students the stacks have; 0 for a search, which finds out
 * @param images checksum of the images by data set; none for a search
 */
public record TwoLayerPlan(
    TwoLayerSpec spec, List<String> trials, int students, Map<String, String> images) {

  /** Copies the list. */
  public TwoLayerPlan {
    trials = List.copyOf(trials);
  }

  /**
   * Plans a study.
   *
   * @throws UserMistake for images that are not there or not of two classes, and for units whose
   *     files would have one name
   */
  public static TwoLayerPlan of(TwoLayerSpec spec, StudyImages images) {
    return spec instanceof ScalingSpec scaling ? of(scaling) : of((StacksSpec) spec, images);
  }

  private static TwoLayerPlan of(ScalingSpec spec) {
    List<String> trials = new ArrayList<>(BoundUnit.of(spec).map(BoundUnit::trial).toList());
    spec.families()
        .forEach(
            (family, points) -> points.forEach(p -> trials.add(ScalingRunner.trial(family, p))));
    Require.distinct("families, bounds", trials);
    return new TwoLayerPlan(spec, trials, 0, Map.of());
  }

  private static TwoLayerPlan of(StacksSpec spec, StudyImages images) {
    List<String> trials = new ArrayList<>();
    Map<String, String> checksums = new LinkedHashMap<>();
    int students = 0;
    for (String set : spec.sets().keySet()) {
      checksums.put(set, checksum(set, spec.sets().get(set).data(), images));
      SetUnits units = new SetUnits(spec, set);
      trials.addAll(units.trials());
      students += units.stacks().stream().mapToInt(u -> u.students(spec).size()).sum();
    }
    Require.distinct("stacks", trials);
    return new TwoLayerPlan(spec, trials, students, checksums);
  }

  private static String checksum(String set, DataSpec spec, StudyImages images) {
    StudyData data = images.load(spec);
    if (data.classes().size() != 2) {
      throw new UserMistake(
          "sets.%s.data: found %d classes, expected 2; unite classes with groups",
          set, data.classes().size());
    }
    return data.checksum();
  }

  /** Those that have finished in a folder. */
  public List<String> finished(Path folder) {
    return trials.stream().filter(trial -> ResultsStore.holds(folder, trial)).toList();
  }
}
