package io.github.distill4j;

import java.io.IOException;
import java.nio.file.FileSystemException;

/** Why the system refused to read or write, in words that follow a file's name. */
public final class Refusal {

  private Refusal() {}

  /** The system's own words, or else the exception's name: AccessDenied, NotDirectory. */
  public static String words(IOException failure) {
    if (!(failure instanceof FileSystemException refused)) {
      return String.valueOf(failure.getMessage());
    }
    return refused.getReason() != null
        ? refused.getReason()
        : refused.getClass().getSimpleName().replace("Exception", "");
  }
}
