package io.github.distill4j.machine;

import io.github.distill4j.Checksum;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;

/** Which code is running. */
public final class CodeVersion {

  private static final String HISTORY = "/distill4j-build.properties";
  private static final String VERSION = "/distill4j-version.properties";
  private static final String ND4J = "/META-INF/maven/org.nd4j/nd4j-api/pom.properties";

  /** Rooms that decide no number. */
  private static final Set<String> ROOMS = Set.of("cli", "report", "export", "machine");

  /**
   * Classes that decide none in a room that does: what they fetch or verify has a checksum of its
   * own.
   */
  static final Set<String> CLASSES =
      Set.of(
          "data/fetch/Download",
          "data/fetch/Proxies",
          "data/fetch/DataFile",
          "data/fetch/DataCheck");

  private CodeVersion() {}

  /**
   * Version and commit of this project. Uncommitted changes are marked by {@code +} and a checksum
   * of the classes that decide numbers, since the commit alone would not tell such builds apart;
   * tables, reports, commands and downloads may change without changing it.
   */
  public static String text() {
    Properties build = properties(HISTORY);
    String commit = build.getProperty("git.commit.id.abbrev", "unknown");
    boolean exact = build.getProperty("git.dirty", "true").equals("false");
    return properties(VERSION).getProperty("version", "unversioned")
        + " "
        + commit
        + (exact ? "" : "+" + classes().substring(0, 7));
  }

  /**
   * Checksum of the classes that decide numbers. Two builds with the same one give the same
   * results, whatever their commits; another compiler may give another checksum for one commit.
   */
  public static String classes() {
    return deciding(place());
  }

  private static Path place() {
    try {
      return Path.of(CodeVersion.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("a class path entry is a file or folder", e);
    }
  }

  /** Checksum of the compiled classes in a folder or jar, without those that decide no number. */
  static String deciding(Path classes) {
    try {
      if (Files.isDirectory(classes)) {
        return checksum(classes);
      }
      try (FileSystem jar = FileSystems.newFileSystem(classes)) {
        return checksum(jar.getPath("/"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String checksum(Path root) throws IOException {
    Checksum sum = Checksum.sha256();
    Path ours = root.resolve("io/github/distill4j");
    try (Stream<Path> files = Files.walk(ours)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".class")).sorted().toList()) {
        if (decides(ours.relativize(file))) {
          sum.add(Files.readAllBytes(file));
        }
      }
    }
    return sum.hex();
  }

  private static boolean decides(Path file) {
    String name = file.toString().replace('\\', '/').replaceFirst("(\\$.*)?\\.class$", "");
    return !ROOMS.contains(file.getName(0).toString()) && !CLASSES.contains(name);
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
