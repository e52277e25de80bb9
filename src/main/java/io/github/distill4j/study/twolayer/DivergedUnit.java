package io.github.distill4j.study.twolayer;

import io.github.distill4j.machine.Provenance;
import io.github.distill4j.study.ResultsStore;
import io.github.distill4j.study.StoredResult;
import java.nio.file.Path;
import java.util.List;

/**
 * A unit without numbers: its training diverged, or its teacher's did. It is kept like a result,
 * since training is deterministic and would end the same again.
 *
 * @param trial the unit's name
 * @param words what happened, and what to change: a phrase to follow the name
 * @param provenance what trained it
 */
public record DivergedUnit(String trial, String words, Provenance provenance)
    implements StoredResult {

  /**
   * Those of a results folder, by name.
   *
   * @throws io.github.distill4j.UserMistake when a file is damaged
   */
  public static List<DivergedUnit> in(Path folder) {
    return ResultsStore.diverged(folder, DivergedUnit.class);
  }
}
