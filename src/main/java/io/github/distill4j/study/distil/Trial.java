package io.github.distill4j.study.distil;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One arm with one seed at one setting: everything needed to train one student anywhere.
 *
 * @param spec the study at this trial's setting
 * @param arm how the student is trained
 * @param setting the swept keys that matter to the arm, and their values; empty without a sweep
 * @param seed fixes initialisation, order of the examples and augmentation; the same in every arm
 */
public record Trial(StudySpec spec, Arm arm, Map<String, String> setting, int seed) {

  /** Keeps the order of the setting. */
  public Trial {
    setting = Collections.unmodifiableMap(new LinkedHashMap<>(setting));
  }

  /** Names the trial's files, for instance {@code soft-3} or {@code soft-temperature=4-3}. */
  public String id() {
    return SettingName.after(arm.word(), setting) + "-" + seed;
  }
}
