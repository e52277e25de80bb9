package io.github.distill4j.engine;

import io.github.distill4j.UserMistake;
import io.github.distill4j.study.Progress;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** The engines there are, by the names that a command line calls them. */
public final class Engines {

  /** The one that is used when nobody names one. */
  public static final String USUAL = "in-process";

  /** An engine more is a line more. */
  private static final Map<String, Function<Progress, Engine>> ENGINES =
      new TreeMap<>(Map.of(USUAL, InProcess::new));

  private Engines() {}

  /**
   * An engine by its name.
   *
   * @param progress hears of every step
   * @throws UserMistake when there is none of this name
   */
  public static Engine named(String name, Progress progress) {
    Function<Progress, Engine> engine = ENGINES.get(name);
    if (engine == null) {
      throw new UserMistake(
          "--engine: found %s, expected one of %s", name, String.join(", ", ENGINES.keySet()));
    }
    return engine.apply(progress);
  }
}
