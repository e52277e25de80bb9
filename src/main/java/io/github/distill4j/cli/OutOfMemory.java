package io.github.distill4j.cli;

import io.github.distill4j.UserMistake;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Pointer;

/** Tells which memory was too small, and what to lower or raise. */
final class OutOfMemory {

  private static final long GIGABYTE = 1L << 30;

  /** How JavaCPP, ND4J, C++ and the system say it, as an error or as an exception. */
  private static final Pattern NATIVE =
      Pattern.compile(
          "Physical memory usage is too high|[Ff]ailed to allocate|[Cc]annot allocate"
              + "|Allocation failed|Failed temp allocation|bad_alloc");

  private OutOfMemory() {}

  /**
   * The mistake to report instead of a failure.
   *
   * @param failure whatever ended a command; what it wraps counts as well
   * @return nothing when it had memory enough
   */
  static Optional<UserMistake> behind(Throwable failure) {
    if (causes(failure).anyMatch(OutOfMemory::isNative)) {
      return Optional.of(
          mistake("memory outside the Java heap", "DISTILL4J_NATIVE", Pointer.maxBytes()));
    }
    return causes(failure).anyMatch(OutOfMemoryError.class::isInstance)
        ? Optional.of(mistake("Java heap", "DISTILL4J_HEAP", Runtime.getRuntime().maxMemory()))
        : Optional.empty();
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, e -> e != null, Throwable::getCause);
  }

  private static boolean isNative(Throwable failure) {
    return NATIVE.matcher(String.valueOf(failure.getMessage())).find();
  }

  private static UserMistake mistake(String memory, String variable, long bytes) {
    return new UserMistake(
        "out of memory: %,d MB of %s are too little; lower training.batch or data.limit, take a"
            + " smaller net, or set the variable %s=%dg; the same command then goes on after the"
            + " last finished epoch",
        bytes >> 20, memory, variable, (2 * bytes + GIGABYTE - 1) / GIGABYTE);
  }
}
