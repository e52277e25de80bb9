package io.github.distill4j.data;

import io.github.distill4j.ShownText;
import io.github.distill4j.UserMistake;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a class may be called: its name stands in tables, on pages and in files. */
public final class ClassNames {

  /** As long as a folder's name can be. */
  private static final int LONGEST = 255;

  private ClassNames() {}

  /**
   * The same names.
   *
   * @param where the file or folder that holds them
   * @throws UserMistake for a name of several lines, with control characters, too long or there
   *     twice
   */
  public static List<String> check(Object where, List<String> names) {
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (name.codePoints().anyMatch(ShownText::isHidden) || name.length() > LONGEST) {
        throw new UserMistake(
            "%s: found the class name %s, expected one line of at most %d characters, none of them"
                + " a control character",
            where, name.substring(0, Math.min(name.length(), LONGEST)), LONGEST);
      }
      if (!seen.add(name)) {
        throw new UserMistake("%s: holds the class name %s twice", where, name);
      }
    }
    return names;
  }
}
