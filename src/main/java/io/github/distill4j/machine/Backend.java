package io.github.distill4j.machine;

import io.github.distill4j.UserMistake;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOps;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * The native library that does the arithmetic.
 *
 * @param name ND4J's backend, {@code CpuBackend} or {@code JCublasBackend}
 * @param classifier which build of it, as in {@code linux-x86_64-onednn-avx2}
 * @param vectors the instructions it was built for: avx512, avx2, or plain for neither
 * @param threads of its native operations
 * @param oneDnn whether it was built with oneDNN, without which convolutions are many times slower
 * @param fittest whether it uses the widest vector instructions this CPU has
 */
public record Backend(
    String name, String classifier, String vectors, int threads, boolean oneDnn, boolean fittest) {

  private static final int MOST_CAUSES = 100;

  /** The build, where the class path does not name it: run.sh sets this system property. */
  private static final String CLASSIFIER = "distill4j.classifier";

  private static final Pattern JAR =
      Pattern.compile(
          "nd4j-(?:native|cuda)-[^/\\\\:;]*?-((?:linux|macosx|windows)-[^/\\\\:;]+)\\.jar");

  /** Loads the library, which takes a second, and asks it. */
  public static Backend load() {
    // Touching Nd4j first matters: the holder of the native operations relies on it.
    String name = Nd4j.getBackend().getClass().getSimpleName();
    NativeOps ops = NativeOpsHolder.getInstance().getDeviceNativeOps();
    return new Backend(
        name,
        classifier(System.getProperty("java.class.path"), System.getProperty(CLASSIFIER)),
        vectors(ops.binaryLevel()),
        ops.ompGetMaxThreads(),
        ops.buildInfo().contains("HAVE_ONEDNN"),
        ops.binaryLevel() >= ops.optimalLevel());
  }

  /** The classifier in the name of the library's jar, else the one that was said. */
  static String classifier(String classPath, String said) {
    Matcher jar = JAR.matcher(classPath);
    if (jar.find()) {
      return jar.group(1);
    }
    return said == null ? Processor.UNKNOWN : said;
  }

  /** ND4J's levels in words. */
  private static String vectors(int level) {
    return switch (level) {
      case 3 -> "avx512";
      case 2 -> "avx2";
      default -> "plain";
    };
  }

  /** Whether the CPU computes, not a GPU. */
  public boolean onCpu() {
    return name.equals("CpuBackend");
  }

  /**
   * The mistake to report instead of an error of any class that needs the library.
   *
   * @return nothing when the library is not behind it
   */
  public static Optional<UserMistake> missing(Throwable error) {
    List<Throwable> causes =
        Stream.iterate(error, Objects::nonNull, Throwable::getCause).limit(MOST_CAUSES).toList();
    if (causes.stream().noneMatch(UnsatisfiedLinkError.class::isInstance)) {
      return Optional.empty();
    }
    String reason = String.valueOf(causes.get(causes.size() - 1).getMessage());
    return Optional.of(
        new UserMistake(
            "the native library cannot be loaded (%s); it is unpacked into %s, which needs 400 MB of"
                + " room and the right to run programs: give it both, or another place by"
                + " JAVA_TOOL_OPTIONS=-Dorg.bytedeco.javacpp.cachedir=FOLDER",
            reason.lines().findFirst().orElse(""),
            System.getProperty(
                "org.bytedeco.javacpp.cachedir",
                Path.of(System.getProperty("user.home"), ".javacpp", "cache").toString())));
  }
}
