package io.github.distill4j.study;

import io.github.distill4j.UserMistake;
import io.github.distill4j.data.DataStore;
import io.github.distill4j.net.layer.kernel.Kernels;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bytedeco.javacpp.Pointer;

/** Whether this machine can do the work well: one finding a subject. */
public final class Health {

  private static final long GIGABYTE = 1L << 30;

  private Health() {}

  /**
   * One thing looked at.
   *
   * @param ok whether it is as it should be
   * @param subject what was looked at
   * @param words what was found and, when it is not ok, what to do
   */
  public record Finding(boolean ok, String subject, String words) {}

  /** Looks at everything; loads the native library, which takes a second. */
  public static List<Finding> examine(DataStore data) {
    List<Finding> findings = new ArrayList<>();
    findings.add(java());
    try {
      Backend backend = Backend.load();
      findings.add(library(backend));
      findings.add(convolutions());
      findings.add(instructions(backend));
      findings.add(threads(backend));
      findings.add(memory());
    } catch (LinkageError | RuntimeException e) {
      findings.add(noBackend(e));
    }
    findings.add(dataSets(data));
    return findings;
  }

  private static Finding java() {
    String version = Runtime.version() + " at " + System.getProperty("java.home");
    return new Finding(Runtime.version().feature() >= 17, "Java", version);
  }

  private static Finding library(Backend backend) {
    return new Finding(
        backend.oneDnn() || !backend.name().equals("CpuBackend"),
        "native library",
        backend.oneDnn()
            ? backend.name() + " with oneDNN"
            : backend.name()
                + " without oneDNN: convolutions will be slow; on x86-64 Linux start through"
                + " run.sh, which chooses the build that has it");
  }

  /** Off x86-64 Linux the plain operations are all there is, which is no fault. */
  private static Finding convolutions() {
    boolean expected =
        System.getProperty("os.name").equals("Linux")
            && System.getProperty("os.arch").equals("amd64");
    return new Finding(Kernels.direct() || !expected, "convolutions", Kernels.diagnosis());
  }

  private static Finding instructions(Backend backend) {
    return new Finding(
        backend.fittest(),
        "CPU features",
        backend.fittest()
            ? "the native library uses the widest vector instructions of this CPU"
            : "the native library was built for an older CPU; start through run.sh");
  }

  private static Finding threads(Backend backend) {
    int cores = Runtime.getRuntime().availableProcessors();
    return new Finding(
        backend.threads() <= cores,
        "threads",
        backend.threads() <= cores
            ? backend.threads() + " on " + cores + " processors (OMP_NUM_THREADS)"
            : backend.threads()
                + " threads on "
                + cores
                + " processors wait for each other; set OMP_NUM_THREADS to the number of cores");
  }

  private static Finding memory() {
    double heap = (double) Runtime.getRuntime().maxMemory() / GIGABYTE;
    double outside = (double) Pointer.maxBytes() / GIGABYTE;
    return new Finding(
        heap + outside >= 2,
        "memory",
        String.format(Locale.ROOT, "up to %.1f GB of heap and %.1f GB outside it", heap, outside));
  }

  private static Finding noBackend(Throwable e) {
    return new Finding(
        false,
        "native library",
        "could not be loaded (" + e + "); is there disk space under ~/.javacpp for 400 MB?");
  }

  private static Finding dataSets(DataStore data) {
    try {
      List<String> words =
          data.list().stream()
              .map(l -> l.entry().name() + (l.place().isPresent() ? " here" : " not here"))
              .toList();
      return new Finding(true, "data sets", String.join(", ", words) + "; procedural needs none");
    } catch (UserMistake e) {
      return new Finding(false, "data sets", e.getMessage());
    }
  }
}
