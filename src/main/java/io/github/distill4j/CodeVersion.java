package io.github.distill4j;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Which code is running. */
public final class CodeVersion {

  private static final String OURS = "/distill4j-build.properties";
  private static final String ND4J = "/META-INF/maven/org.nd4j/nd4j-api/pom.properties";

  private CodeVersion() {}

  /** Version and commit of this project; {@code +} behind the commit marks uncommitted changes. */
  public static String text() {
    Properties build = properties(OURS);
    String commit = build.getProperty("git.commit.id.abbrev", "unknown");
    String changed = Boolean.parseBoolean(build.getProperty("git.dirty")) ? "+" : "";
    return build.getProperty("git.build.version", "unversioned") + " " + commit + changed;
  }

  /** Version of Deeplearning4j and ND4J, which are released together. */
  public static String deeplearning4j() {
    return properties(ND4J).getProperty("version", "unknown");
  }

  private static Properties properties(String resource) {
    Properties properties = new Properties();
    try (InputStream in = CodeVersion.class.getResourceAsStream(resource)) {
      if (in != null) {
        properties.load(in);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }
}
