package io.github.distill4j.machine;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.github.distill4j.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What made a result, beside its spec and seed. A fact that nobody told is {@code unknown}.
 *
 * @param code version and commit of this project; {@code +} marks uncommitted changes
 * @param java version of the Java runtime
 * @param javaVendor who built it
 * @param system operating system and architecture
 * @param cpu the processor's model and numbers
 * @param instructions the vectors that the native library and oneDNN compute with, and the
 *     environment variables that hold oneDNN and OpenBLAS to fewer
 * @param cores processors the runtime sees
 * @param backend ND4J's backend
 * @param classifier which build of the native library, as in {@code linux-x86_64-onednn-avx2}
 * @param kernels what computes the convolutions, or why not the fastest
 * @param threads threads of the native operations
 * @param waitPolicy how they wait for each other, {@code OMP_WAIT_POLICY}; it decides no number
 * @param deeplearning4j version of Deeplearning4j and ND4J
 * @param data checksum of training, validation and test images as the networks see them
 */
public record Provenance(
    String code,
    String java,
    String javaVendor,
    String system,
    String cpu,
    String instructions,
    int cores,
    String backend,
    String classifier,
    String kernels,
    int threads,
    String waitPolicy,
    String deeplearning4j,
    String data) {

  /** They make oneDNN and OpenBLAS use other instructions than the CPU's widest. */
  private static final List<String> BOUNDS = List.of("DNNL_MAX_CPU_ISA", "OPENBLAS_CORETYPE");

  /** The running process, for results on these data by these kernels. */
  public static Provenance ofThisProcess(String data, String kernels) {
    Backend backend = Backend.load();
    Processor processor = Processor.here();
    return new Provenance(
        CodeVersion.text(),
        Runtime.version().toString(),
        System.getProperty("java.vendor", Processor.UNKNOWN),
        thisSystem(),
        processor.model(),
        instructions(backend, processor, System.getenv()),
        Runtime.getRuntime().availableProcessors(),
        backend.name(),
        backend.classifier(),
        kernels,
        backend.threads(),
        waitPolicy(System.getenv()),
        CodeVersion.deeplearning4j(),
        data);
  }

  /** From a result's JSON; a fact that an earlier version did not write down is unknown. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static Provenance of(Map<String, String> fields) {
    return new Provenance(
        told(fields, "code"),
        told(fields, "java"),
        told(fields, "java-vendor"),
        told(fields, "system"),
        told(fields, "cpu"),
        told(fields, "instructions"),
        Integer.parseInt(fields.get("cores")),
        told(fields, "backend"),
        told(fields, "classifier"),
        told(fields, "kernels"),
        Integer.parseInt(fields.get("threads")),
        told(fields, "wait-policy"),
        told(fields, "deeplearning4j"),
        told(fields, "data"));
  }

  private static String told(Map<String, String> fields, String name) {
    return Objects.requireNonNullElse(fields.get(name), Processor.UNKNOWN);
  }

  /** Operating system and architecture of this machine, as in {@code Linux amd64}. */
  static String thisSystem() {
    return System.getProperty("os.name") + " " + System.getProperty("os.arch");
  }

  /** What the native library was built for, what oneDNN finds, what holds either to less. */
  static String instructions(
      Backend backend, Processor processor, Map<String, String> environment) {
    Stream<String> found =
        Stream.of(
            "library " + backend.vectors(),
            backend.oneDnn() ? "oneDNN " + processor.vectors() : "no oneDNN");
    Stream<String> bounds =
        BOUNDS.stream()
            .filter(environment::containsKey)
            .map(name -> name + "=" + environment.get(name));
    return Stream.concat(found, bounds).collect(Collectors.joining(", "));
  }

  private static String waitPolicy(Map<String, String> environment) {
    return environment.getOrDefault("OMP_WAIT_POLICY", "not set").toLowerCase(Locale.ROOT);
  }

  /** Everything but the data, in one line. */
  public String machine() {
    return Text.of(
        "%s; %d %s on %d cores, OMP_WAIT_POLICY %s; %s; %s %s; %s; Java %s (%s); %s;"
            + " Deeplearning4j %s; distill4j %s",
        cpu,
        threads,
        threads == 1 ? "thread" : "threads",
        cores,
        waitPolicy,
        instructions,
        backend,
        classifier,
        kernels,
        java,
        javaVendor,
        system,
        deeplearning4j,
        code);
  }

  /**
   * Why a result need not have the bits it would have there.
   *
   * @return what decides bits and is known to differ, as in {@code threads: 2, there 1}; empty when
   *     nothing is
   */
  public List<String> differences(Provenance there) {
    Map<String, String> theirs = there.deciding();
    List<String> words = new ArrayList<>();
    deciding()
        .forEach(
            (fact, ours) -> {
              String their = theirs.get(fact);
              if (Stream.of(ours, their).noneMatch(Processor.UNKNOWN::equals)
                  && !ours.equals(their)) {
                words.add(fact + ": " + ours + ", there " + their);
              }
            });
    return words;
  }

  /** The facts that decide bits; Java and its vendor, cores and the wait policy do not. */
  private Map<String, String> deciding() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("CPU", cpu);
    facts.put("instructions", instructions);
    facts.put("threads", Integer.toString(threads));
    facts.put("backend", backend);
    facts.put("native library", classifier);
    facts.put("convolutions", kernels);
    facts.put("Deeplearning4j", deeplearning4j);
    return facts;
  }
}
