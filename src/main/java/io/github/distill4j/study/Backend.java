package io.github.distill4j.study;

import io.github.distill4j.UserMistake;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOps;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * The native library that does the arithmetic.
 *
 * @param name ND4J's backend, {@code CpuBackend} or {@code JCublasBackend}
 * @param threads of its native operations
 * @param oneDnn whether it was built with oneDNN, without which convolutions are many times slower
 * @param fittest whether it uses the widest vector instructions this CPU has
 */
public record Backend(String name, int threads, boolean oneDnn, boolean fittest) {

  private static final int MOST_CAUSES = 100;

  /** Loads the library, which takes a second, and asks it. */
  public static Backend load() {
    // Touching Nd4j first matters: the holder of the native operations relies on it.
    String name = Nd4j.getBackend().getClass().getSimpleName();
    NativeOps ops = NativeOpsHolder.getInstance().getDeviceNativeOps();
    boolean oneDnn = ops.buildInfo().contains("HAVE_ONEDNN");
    return new Backend(
        name, ops.ompGetMaxThreads(), oneDnn, ops.binaryLevel() >= ops.optimalLevel());
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
