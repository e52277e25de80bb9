package io.github.distill4j.bench;

import io.github.distill4j.net.layer.kernel.Kernels;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * Where the numbers come from.
 *
 * @param cpu the processor's name, or its architecture where no name is to be had
 * @param cores processors the runtime sees
 * @param threads of each contestant
 * @param load runnable threads of all programs over the last minute, before anything was timed;
 *     negative where unknown. Half a core's worth is enough to spoil every number
 * @param java version of the Java runtime
 * @param library version and classifier of ND4J's native library
 * @param kernels what computes this project's convolutions
 * @param tuning environment variables that change memory allocation or threading of this process
 */
public record Machine(
    String cpu,
    int cores,
    int threads,
    double load,
    String java,
    String library,
    String kernels,
    Map<String, String> tuning) {

  /** The running process; loads the native library. */
  static Machine ofThisProcess() {
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    // Touching Nd4j first matters: the holder of the native operations relies on it.
    Nd4j.getBackend();
    return new Machine(
        processor(),
        Runtime.getRuntime().availableProcessors(),
        NativeOpsHolder.getInstance().getDeviceNativeOps().ompGetMaxThreads(),
        load,
        Runtime.version().toString(),
        libraryIn(System.getProperty("java.class.path")),
        Kernels.diagnosis(),
        tuningVariables());
  }

  private static String processor() {
    return found("/proc/cpuinfo", "model name\\s*:\\s*(.+)").orElse(System.getProperty("os.arch"));
  }

  /** The most memory this process has had at one time, in bytes; nothing where it is not told. */
  static Optional<Long> peakMemory() {
    return found("/proc/self/status", "VmHWM:\\s*(\\d+) kB").map(kb -> 1024 * Long.parseLong(kb));
  }

  private static Optional<String> found(String file, String pattern) {
    try {
      Matcher match = Pattern.compile(pattern).matcher(Files.readString(Path.of(file)));
      return match.find() ? Optional.of(match.group(1)) : Optional.empty();
    } catch (IOException otherSystem) {
      return Optional.empty();
    }
  }

  /** Version and classifier from the name of the jar. */
  static String libraryIn(String classPath) {
    Matcher jar =
        Pattern.compile("nd4j-native-(\\d[^/\\\\:;]*-(?:linux|macosx|windows)-[^/\\\\:;]+)\\.jar")
            .matcher(classPath);
    return jar.find() ? "nd4j-native " + jar.group(1) : "nd4j-native of unknown version";
  }

  private static Map<String, String> tuningVariables() {
    Map<String, String> all = new TreeMap<>(System.getenv());
    all.keySet().removeIf(name -> !isTuning(name));
    return all;
  }

  /** Whether an environment variable changes how a process allocates memory or uses threads. */
  static boolean isTuning(String variable) {
    return List.of("MALLOC_", "GLIBC_TUNABLES", "LD_PRELOAD", "OMP_", "GOMP_", "KMP_").stream()
        .anyMatch(variable::startsWith);
  }

  @Override
  public String toString() {
    String environment =
        tuning.entrySet().stream().map(Object::toString).collect(Collectors.joining(" "));
    return String.format(
        Locale.ROOT,
        "%s, %d cores, %d threads, load at the start %.1f; Java %s; %s; %s; environment: %s",
        cpu,
        cores,
        threads,
        load,
        java,
        library,
        kernels,
        environment.isEmpty() ? "nothing set" : environment);
  }
}
