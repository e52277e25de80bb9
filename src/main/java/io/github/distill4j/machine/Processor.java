package io.github.distill4j.machine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The CPU of this machine, as its system tells it.
 *
 * @param model name and numbers, which tell models apart whose name a cloud has cut short
 * @param features words of the instructions it has, as Linux writes them; empty where not told
 */
public record Processor(String model, Set<String> features) {

  /** What stands for a fact that is not told. */
  static final String UNKNOWN = "unknown";

  /** The numbers that tell models apart: on x86 the first three, on ARM the others. */
  private static final List<String> NUMBERS =
      List.of(
          "cpu family",
          "model",
          "stepping",
          "CPU implementer",
          "CPU variant",
          "CPU part",
          "CPU revision");

  private static final Set<String> AVX_512 = Set.of("avx512f", "avx512bw", "avx512vl", "avx512dq");

  public Processor {
    features = Set.copyOf(features);
  }

  /** The CPU that this process runs on; unknown where neither Linux nor macOS tells. */
  public static Processor here() {
    try {
      return System.getProperty("os.name").startsWith("Mac") ? ofMac() : ofLinux();
    } catch (IOException notTold) {
      return of("");
    }
  }

  private static Processor ofLinux() throws IOException {
    return of(Files.readString(Path.of("/proc/cpuinfo")));
  }

  private static Processor ofMac() throws IOException {
    Process process = new ProcessBuilder("sysctl", "-n", "machdep.cpu.brand_string").start();
    byte[] name = process.getInputStream().readAllBytes();
    return new Processor(known(new String(name, StandardCharsets.UTF_8).strip()), Set.of());
  }

  /**
   * The CPU that a text describes.
   *
   * @param cpuinfo as Linux writes it, a block of lines each processor; kinds of which a machine
   *     has several are all named
   */
  static Processor of(String cpuinfo) {
    List<Map<String, String>> blocks =
        Stream.of(cpuinfo.split("\\R\\s*\\R")).map(Processor::lines).toList();
    String model =
        blocks.stream()
            .map(Processor::model)
            .flatMap(Optional::stream)
            .distinct()
            .collect(Collectors.joining(" and "));
    Set<String> features =
        blocks.stream()
            .map(block -> block.getOrDefault("flags", block.getOrDefault("Features", "")))
            .flatMap(words -> Stream.of(words.split(" ")))
            .filter(word -> !word.isEmpty())
            .collect(Collectors.toSet());
    return new Processor(known(model), features);
  }

  private static Map<String, String> lines(String block) {
    return block
        .lines()
        .map(line -> line.split(":", 2))
        .filter(parts -> parts.length == 2)
        .collect(Collectors.toMap(p -> p[0].strip(), p -> p[1].strip(), (first, next) -> first));
  }

  private static Optional<String> model(Map<String, String> block) {
    String name = block.getOrDefault("model name", "");
    String numbers =
        NUMBERS.stream()
            .filter(block::containsKey)
            .map(key -> key.replaceFirst("^(cpu|CPU) ", "") + " " + block.get(key))
            .collect(Collectors.joining(", "));
    if (name.isEmpty() || numbers.isEmpty()) {
      return Stream.of(name, numbers).filter(words -> !words.isEmpty()).findFirst();
    }
    return Optional.of(name + " (" + numbers + ")");
  }

  private static String known(String name) {
    return name.isBlank() ? UNKNOWN : name;
  }

  /** The widest vectors it computes with: avx512, avx2, plain for neither, or unknown. */
  public String vectors() {
    if (features.isEmpty()) {
      return UNKNOWN;
    }
    if (features.containsAll(AVX_512)) {
      return "avx512";
    }
    return features.contains("avx2") ? "avx2" : "plain";
  }
}
