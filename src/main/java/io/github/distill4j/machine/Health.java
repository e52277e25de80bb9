package io.github.distill4j.machine;

import io.github.distill4j.Text;
import io.github.distill4j.UserMistake;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.bytedeco.javacpp.Pointer;

/**
 * Whether a machine can do the work well: one finding a subject.
 *
 * @param system operating system and architecture, as in {@code Linux amd64}
 */
public record Health(String system, Processor processor, Backend backend) {

  private static final long GIGABYTE = 1L << 30;

  /** Where the number of threads came from, in words: run.sh sets this system property. */
  private static final String THREADS_FROM = "distill4j.threads.from";

  /**
   * One thing looked at.
   *
   * @param ok whether it is as it should be
   * @param subject what was looked at
   * @param words what was found and, when it is not ok, what to do
   */
  public record Finding(boolean ok, String subject, String words) {}

  /**
   * Looks at everything of this machine that does not ask other rooms; loads the native library,
   * which takes a second.
   *
   * @param direct whether convolutions reach oneDNN directly; asked once the library is loaded
   * @param kernels what computes them, in words; likewise
   */
  public static List<Finding> examine(BooleanSupplier direct, Supplier<String> kernels) {
    List<Finding> findings = new ArrayList<>();
    Processor processor = Processor.here();
    findings.add(java());
    findings.add(new Finding(true, "CPU", processor.model() + ", " + Provenance.thisSystem()));
    try {
      Health health = new Health(Provenance.thisSystem(), processor, Backend.load());
      findings.add(health.library());
      findings.add(health.instructions());
      findings.add(health.convolutions(direct.getAsBoolean(), kernels.get()));
      findings.add(health.threads(Runtime.getRuntime().availableProcessors()));
      findings.add(memory());
    } catch (LinkageError | RuntimeException e) {
      findings.add(noBackend(e));
    }
    return findings;
  }

  private static Finding java() {
    return new Finding(
        Runtime.version().feature() >= 17,
        "JDK",
        Runtime.version()
            + " ("
            + System.getProperty("java.vendor")
            + ") at "
            + System.getProperty("java.home"));
  }

  /** Only there run.sh has several builds to choose from. */
  private boolean buildsToChooseFrom() {
    return backend.onCpu() && system.equals("Linux amd64");
  }

  Finding library() {
    String found = backend.name() + " " + backend.classifier();
    if (!backend.onCpu() || backend.oneDnn()) {
      return new Finding(true, "native library", found);
    }
    boolean ok = !buildsToChooseFrom() || processor.vectors().equals("plain");
    return new Finding(
        ok,
        "native library",
        found
            + " without oneDNN: convolutions are slow"
            + (ok ? "" : "; start through run.sh, which chooses the build that has it"));
  }

  Finding instructions() {
    boolean ok = backend.fittest() || !buildsToChooseFrom();
    return new Finding(
        ok,
        "instruction set",
        Provenance.instructions(backend, processor, System.getenv())
            + (ok ? "" : ": the native library was built for an older CPU; start through run.sh"));
  }

  /** Where the library has no oneDNN, or the GPU computes, other kernels are no fault. */
  Finding convolutions(boolean direct, String kernels) {
    boolean expected = buildsToChooseFrom() && backend.oneDnn();
    return new Finding(direct || !expected, "convolutions", kernels);
  }

  /** A GPU's library counts threads of its own. */
  Finding threads(int processors) {
    String found = backend.threads() + " on " + processors + " processors, by " + threadsFrom();
    boolean ok = !backend.onCpu() || backend.threads() <= processors;
    return new Finding(
        ok,
        "threads",
        found
            + (ok ? "" : ": they wait for each other; set OMP_NUM_THREADS to the number of cores"));
  }

  private static String threadsFrom() {
    boolean set = System.getenv("OMP_NUM_THREADS") != null;
    return System.getProperty(
        THREADS_FROM, set ? "OMP_NUM_THREADS" : "the native library's choice");
  }

  private static Finding memory() {
    double heap = (double) Runtime.getRuntime().maxMemory() / GIGABYTE;
    double outside = (double) Pointer.maxBytes() / GIGABYTE;
    return new Finding(
        heap + outside >= 2,
        "memory",
        Text.of("up to %.1f GB of heap and %.1f GB outside it", heap, outside));
  }

  private static Finding noBackend(Throwable e) {
    return new Finding(
        false,
        "native library",
        Backend.missing(e).map(UserMistake::getMessage).orElse("could not be loaded (" + e + ")"));
  }
}
