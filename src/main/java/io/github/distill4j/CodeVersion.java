package io.github.distill4j;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Which code is running. */
public final class CodeVersion {

  private static final String FILE = "/distill4j-build.properties";

  private CodeVersion() {}

  /** Version and commit of this project; {@code +} behind the commit marks uncommitted changes. */
  public static String text() {
    Properties build = new Properties();
    try (InputStream in = CodeVersion.class.getResourceAsStream(FILE)) {
      if (in != null) {
        build.load(in);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String commit = build.getProperty("git.commit.id.abbrev", "unknown");
    String changed = Boolean.parseBoolean(build.getProperty("git.dirty")) ? "+" : "";
    return build.getProperty("git.build.version", "unversioned") + " " + commit + changed;
  }
}
