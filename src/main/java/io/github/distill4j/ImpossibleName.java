package io.github.distill4j;

import java.nio.file.InvalidPathException;

/** Tells of a name that no file can have here, most often for want of an encoding. */
public final class ImpossibleName {

  private ImpossibleName() {}

  /** The mistake to report instead. */
  public static UserMistake in(InvalidPathException name) {
    return in(name, System.getProperty("sun.jnu.encoding", "UTF-8"));
  }

  /** The same for a Java that reads and writes names in this encoding. */
  static UserMistake in(InvalidPathException name, String encoding) {
    boolean plain = name.getInput().chars().allMatch(letter -> letter < 128);
    return plain || encoding.equals("UTF-8")
        ? new UserMistake("%s: is no file's name (%s)", name.getInput(), name.getReason())
        : new UserMistake(
            "%s: is no file's name in the encoding %s; set the environment variable LC_ALL to"
                + " C.UTF-8 and run again",
            name.getInput(), encoding);
  }
}
