package io.github.distill4j.net.kernel;

import com.sun.jna.Function;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.bytedeco.javacpp.Loader;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

/** Looks for oneDNN and tries it before any network relies on it. */
final class OneDnnSearch {

  /**
   * What FLOAT networks compute with.
   *
   * @param kernels those that call oneDNN, or the plain ones
   * @param words one line for people: which, and why
   */
  record Outcome(Kernels kernels, String words) {

    /** Whether the kernels call oneDNN. */
    boolean direct() {
      return kernels instanceof OneDnnKernels;
    }
  }

  /** Where oneDNN's functions come from. */
  @FunctionalInterface
  interface Source {

    /**
     * {@link OneDnnFunctions#NAMES} by name.
     *
     * @throws NotUsable if they are not all there
     */
    Map<String, NativeFunction> functions() throws NotUsable, IOException;
  }

  /** The outcome in this process, looked for once. */
  static final Outcome OUTCOME = of(OneDnnSearch::inThisProcess);

  /** Set this system property to "operations" to do without the direct calls. */
  private static final String SWITCH = "distill4j.kernels";

  private static final String LIBRARY = "libnd4jcpu.so";

  /** A function of ND4J's that the library exports. */
  private static final String EXPORTED = "buildInfo";

  private OneDnnSearch() {}

  /** Whatever is wrong with these functions, short of a crash, leaves the plain kernels. */
  @SuppressWarnings("CatchingUnchecked") // whatever goes wrong here, the plain kernels work
  static Outcome of(Source source) {
    try {
      OneDnn library = new OneDnn(source.functions());
      Kernels kernels = new OneDnnKernels(library);
      new KernelCheck(kernels, DataType.FLOAT, Kernels.operations()).everyKind();
      return new Outcome(kernels, "oneDNN " + library.version() + ", called directly");
    } catch (NotUsable reason) {
      return plain(reason.getMessage());
    } catch (IOException | RuntimeException | LinkageError failure) {
      return plain(failure.toString().lines().findFirst().orElseThrow());
    }
  }

  private static Outcome plain(String reason) {
    return new Outcome(Kernels.operations(), "oneDNN not used: " + reason);
  }

  /** The functions in the library that ND4J has loaded, unless they are not wanted. */
  static Map<String, NativeFunction> inThisProcess() throws NotUsable, IOException {
    if ("operations".equals(System.getProperty(SWITCH))) {
      throw new NotUsable("the system property %s says operations", SWITCH);
    }
    if (!Nd4j.getBackend().getClass().getSimpleName().equals("CpuBackend")) {
      throw new NotUsable("ND4J's backend is %s", Nd4j.getBackend());
    }
    if (!System.getProperty("os.name").equals("Linux")
        || !System.getProperty("os.arch").equals("amd64")) {
      throw new NotUsable("only x86-64 Linux is supported");
    }
    return loaded(Files.readAllLines(Path.of("/proc/self/maps")), OneDnnSearch::address);
  }

  /**
   * The functions in ND4J's native library.
   *
   * @param maps the lines of {@code /proc/self/maps}
   * @param linker where the dynamic linker itself finds an exported function; 0: nowhere
   */
  static Map<String, NativeFunction> loaded(List<String> maps, ToLongFunction<String> linker)
      throws NotUsable, IOException {
    Optional<LoadedLibrary> library = LoadedLibrary.find(LIBRARY, maps);
    if (library.isEmpty()) {
      throw new NotUsable("%s is not loaded", LIBRARY);
    }
    Map<String, Long> addresses = library.get().functions(OneDnnFunctions.NAMES, EXPORTED, linker);
    if (addresses.isEmpty()) {
      throw new NotUsable("this build of ND4J's native library is without it");
    }
    Map<String, NativeFunction> functions = new HashMap<>();
    addresses.forEach(
        (name, address) -> functions.put(name, Function.getFunction(new Pointer(address))::invoke));
    return functions;
  }

  static long address(String exported) {
    org.bytedeco.javacpp.Pointer found = Loader.addressof(exported);
    return found == null ? 0 : found.address();
  }
}
