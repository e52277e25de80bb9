package io.github.distill4j.engine;

import io.github.distill4j.UserMistake;
import io.github.distill4j.study.Results;
import io.github.distill4j.study.ResultsStore;
import io.github.distill4j.study.Study;
import io.github.distill4j.study.StudyText;
import io.github.distill4j.study.distil.StudySpec;
import io.github.distill4j.study.twolayer.ScalingSpec;
import io.github.distill4j.study.twolayer.StacksSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The kinds of study there are. */
public final class Studies {

  /** Reads a study's text with changes laid over it, each {@code key.path=value}. */
  @FunctionalInterface
  private interface Reader {
    Study read(StudyText text, List<String> changes);
  }

  /** A kind more is a line more. */
  private static final Map<String, Reader> KINDS =
      new TreeMap<>(
          Map.of(
              StudySpec.KIND, StudySpec::read,
              StacksSpec.TABLE, StacksSpec::read,
              StacksSpec.REGIMES, StacksSpec::read,
              ScalingSpec.KIND, ScalingSpec::read));

  private Studies() {}

  /**
   * Reads a study of whatever kind.
   *
   * @param changes {@code key.path=value} each
   * @throws UserMistake naming file and key
   */
  public static Study read(StudyText text, List<String> changes) {
    Reader reader = KINDS.get(text.kind());
    if (reader == null) {
      throw new UserMistake(
          "%s: kind: found %s, expected one of %s",
          text.source(), text.kind(), String.join(", ", KINDS.keySet()));
    }
    return reader.read(text, changes);
  }

  /**
   * The study of a results folder.
   *
   * @throws UserMistake when it is none
   */
  public static Study in(Path folder) {
    return read(StudyText.of(folder), List.of());
  }

  /**
   * What a results folder holds so far, without locking or changing it.
   *
   * @throws UserMistake when it is no results folder
   */
  public static Results soFar(Path folder) {
    return ResultsStore.readAll(folder, in(folder));
  }
}
