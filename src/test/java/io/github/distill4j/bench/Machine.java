package io.github.distill4j.bench;

import io.github.distill4j.machine.Provenance;
import io.github.distill4j.net.kernel.Kernels;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where the numbers come from.
 *
 * @param made processor, libraries, threads, code
 * @param load runnable threads of all programs over the last minute, before anything was timed;
 *     negative where unknown. Half a core's worth is enough to spoil every number
 * @param tuning environment variables that change memory allocation or threading of this process
 */
record Machine(Provenance made, double load, Map<String, String> tuning) {

  private static final Pattern PEAK = Pattern.compile("VmHWM:\\s*(\\d+) kB");

  /** The running process; loads the native library. */
  static Machine ofThisProcess() {
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    Provenance made = Provenance.ofThisProcess("none", Kernels.diagnosis());
    return new Machine(made, load, tuningVariables());
  }

  /** The most memory this process has had at one time, in bytes; null where it is not told. */
  static Long peakMemory() {
    try {
      Matcher match = PEAK.matcher(Files.readString(Path.of("/proc/self/status")));
      return match.find() ? 1024 * Long.valueOf(match.group(1)) : null;
    } catch (IOException otherSystem) {
      return null;
    }
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
        "%s; load at the start %.1f; environment: %s",
        made.machine(),
        load,
        environment.isEmpty() ? "nothing set" : environment);
  }
}
