package io.github.distill4j.machine;

/**
 * What made a result, beside its spec and seed.
 *
 * @param code version and commit of this project; {@code +} marks uncommitted changes
 * @param java version of the Java runtime
 * @param system operating system and architecture
 * @param cores processors the runtime sees
 * @param backend ND4J's backend
 * @param kernels what computes the convolutions, or why not the fastest
 * @param threads threads of the native operations; results repeat bit for bit for the same number
 * @param deeplearning4j version of Deeplearning4j and ND4J
 * @param data checksum of training, validation and test images as the networks see them
 */
public record Provenance(
    String code,
    String java,
    String system,
    int cores,
    String backend,
    String kernels,
    int threads,
    String deeplearning4j,
    String data) {

  /** The running process, for results on these data by these kernels. */
  public static Provenance ofThisProcess(String data, String kernels) {
    Backend backend = Backend.load();
    return new Provenance(
        CodeVersion.text(),
        Runtime.version().toString(),
        System.getProperty("os.name") + " " + System.getProperty("os.arch"),
        Runtime.getRuntime().availableProcessors(),
        backend.name(),
        kernels,
        backend.threads(),
        CodeVersion.deeplearning4j(),
        data);
  }
}
