package io.github.distill4j.report;

import io.github.distill4j.study.distil.TrialResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Results folders for looking at reports: {@code main FOLDER} writes one of each kind. */
public final class SyntheticFolders {

  /** A study that needs no data set. */
  public static final String STUDY =
      """
      question: Does a ResNet-8 learn more from a ResNet-20's soft labels than from hard labels?
      data: {set: procedural}
      teacher: {net: resnet-20}
      student: {net: resnet-8}
      arms: [hard, soft, mixed, smoothed, dkd]
      seeds: 6
      """;

  private SyntheticFolders() {}

  /** Arms and how good their students are. */
  public static Map<String, Double> skills() {
    Map<String, Double> skills = new LinkedHashMap<>();
    skills.put("hard", 0.60);
    skills.put("soft", 0.95);
    skills.put("mixed", 0.90);
    skills.put("smoothed", 0.63);
    skills.put("dkd", 0.40);
    return skills;
  }

  /** Soft and mixed over temperatures; hard once for all. */
  public static List<TrialResult> temperatures(int seeds) {
    SyntheticResults results = new SyntheticResults(6, 1500, 10);
    List<TrialResult> trials = new ArrayList<>();
    trials.add(results.trial(TrialResult.TEACHER, Map.of(), 1, 2.4));
    for (int seed = 1; seed <= seeds; seed++) {
      trials.add(results.trial("hard", Map.of(), seed, 0.6));
      for (int t = 1; t <= 16; t *= 2) {
        Map<String, String> setting = Map.of("loss.temperature", Integer.toString(t));
        trials.add(results.trial("soft", setting, seed, 0.6 + 0.2 * Math.log(t)));
        trials.add(results.trial("mixed", setting, seed, 0.65 + 0.1 * Math.log(t)));
      }
    }
    return trials;
  }

  /** Soft and mixed over temperature and learning rate; hard over the rate alone. */
  public static List<TrialResult> grid(
      int seeds, int temperatures, int rates, SyntheticResults results) {
    List<TrialResult> trials = new ArrayList<>();
    trials.add(results.trial(TrialResult.TEACHER, Map.of(), 1, 2.4));
    for (int seed = 1; seed <= seeds; seed++) {
      for (int r = 1; r <= rates; r++) {
        Map<String, String> rate = Map.of("student.training.learning-rate", "0.00" + r);
        trials.add(results.trial("hard", rate, seed, 0.6 - 0.05 * r));
        for (int t = 1; t <= temperatures; t++) {
          Map<String, String> both = new LinkedHashMap<>();
          both.put("loss.temperature", Integer.toString(t));
          both.putAll(rate);
          trials.add(results.trial("soft", both, seed, 0.55 + 0.06 * t - 0.12 * r));
          trials.add(results.trial("mixed", both, seed, 0.60 - 0.05 * t + 0.03 * r));
        }
      }
    }
    return trials;
  }

  /**
   * Writes {@code plain}, {@code other}, {@code sweep}, {@code grid}, {@code single}, {@code
   * large}.
   */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    SyntheticResults usual = new SyntheticResults(6, 1500, 12);
    SyntheticResults.write(folder.resolve("plain"), STUDY, usual.study(skills(), 6));
    SyntheticResults.write(
        folder.resolve("other"), STUDY, usual.study(Map.of("hard", 0.7, "soft", 0.8), 8));
    SyntheticResults.write(folder.resolve("sweep"), STUDY, temperatures(6));
    SyntheticResults.write(folder.resolve("grid"), STUDY, grid(6, 5, 4, usual));
    SyntheticResults.write(folder.resolve("single"), STUDY, usual.study(skills(), 1));
    SyntheticResults.write(
        folder.resolve("large"), STUDY, grid(20, 6, 4, new SyntheticResults(10, 10_000, 30)));
  }
}
