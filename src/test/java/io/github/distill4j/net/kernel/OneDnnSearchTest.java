package io.github.distill4j.net.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import io.github.distill4j.net.kernel.OneDnnSearch.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Builds of the native library that are broken in one way each. */
@TestInstance(Lifecycle.PER_CLASS) // to look for the functions once
class OneDnnSearchTest {

  private static final long CODE = 0x7f0000001000L;

  /** The functions of this process, for tests of {@link #direct}. */
  private final Map<String, NativeFunction> real;

  @TempDir private Path folder;

  OneDnnSearchTest() throws IOException, NotUsable {
    real = direct() ? OneDnnSearch.inThisProcess() : Map.of();
  }

  @Test
  void withoutTheLibraryTheKernelsArePlain() {
    assertPlain(OneDnnSearch.of(() -> OneDnnSearch.loaded(List.of(), name -> 0)), "not loaded");
  }

  @Test
  void aBuildWithoutOneDnnIsNotUsed() {
    assertPlain(library(new ElfImage().function("buildInfo", 0x1000).bytes()), "is without it");
  }

  static Stream<String> functions() {
    return OneDnnFunctions.NAMES.stream().sorted();
  }

  @ParameterizedTest
  @MethodSource("functions")
  void everyFunctionIsNeeded(String name) {
    ElfImage image = all(name);
    assertPlain(library(image.bytes()), "libnd4jcpu.so has no function " + name);
    byte[] undefined = all(name).symbol(name, 0x1000, ElfImage.FUNCTION, 0).bytes();
    assertPlain(library(undefined), "libnd4jcpu.so has no function " + name);
    byte[] data = all(name).symbol(name, 0x1000, ElfImage.DATA, 1).bytes();
    assertPlain(library(data), "libnd4jcpu.so has no function " + name);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 63, 64, 119, 500, 2000})
  void aCutLibraryIsNotUsed(int length) {
    assertPlain(library(Arrays.copyOf(all("").bytes(), length)), "libnd4jcpu.so is damaged");
  }

  @Test
  void garbageIsNotUsed() {
    byte[] bytes = all("").bytes();
    Arrays.fill(bytes, (byte) 0x5a);
    assertPlain(library(bytes), "libnd4jcpu.so is no shared library for x86-64");
  }

  /** All functions but one, at addresses of code. */
  private static ElfImage all(String without) {
    ElfImage image = new ElfImage().function("buildInfo", 0x1000);
    functions().filter(name -> !name.equals(without)).forEach(n -> image.function(n, 0x1000));
    return image;
  }

  private Outcome library(byte[] bytes) {
    return OneDnnSearch.of(
        () -> {
          Path file = Files.write(folder.resolve("libnd4jcpu.so"), bytes);
          String line = "7f0000000000-7f0000002000 r-xp 00000000 fe:00 131079          " + file;
          return OneDnnSearch.loaded(List.of(line), name -> CODE);
        });
  }

  @Test
  @EnabledIf("direct")
  void aWrongBaseIsNotUsed() {
    assertPlain(
        OneDnnSearch.of(
            () ->
                OneDnnSearch.loaded(
                    Files.readAllLines(Path.of("/proc/self/maps")),
                    name -> OneDnnSearch.address(name) + 0x1000)),
        "buildInfo is at ");
  }

  static boolean direct() {
    return Kernels.direct();
  }

  @Test
  @EnabledIf("direct")
  void theRightBuildIsUsed() {
    assertThat(OneDnnSearch.of(OneDnnSearch::inThisProcess))
        .matches(Outcome::direct)
        .extracting(Outcome::words)
        .isEqualTo(Kernels.diagnosis());
  }

  /** Numbers and structures are those of one version: of another nothing but that is asked. */
  @ParameterizedTest
  @ValueSource(strings = {"2.2.4", "2.4.0", "3.3.0", "1.3.0", "2.30.0"})
  @EnabledIf("direct")
  void anotherVersionIsNotUsed(String version) {
    Memory numbers = new Memory(12);
    String[] parts = version.split("\\.", -1);
    for (int i = 0; i < 3; i++) {
      numbers.setInt(4L * i, Integer.parseInt(parts[i]));
    }
    List<String> called = new ArrayList<>();
    Map<String, NativeFunction> functions = new HashMap<>();
    functions()
        .forEach(
            name ->
                functions.put(
                    name,
                    (result, arguments) -> {
                      called.add(name);
                      return numbers;
                    }));
    assertPlain(OneDnnSearch.of(() -> functions), "oneDNN " + version + " found, 2.3 expected");
    assertThat(called).containsExactly("dnnl_version");
  }

  @Test
  @EnabledIf("direct")
  void layoutsOfAnotherLengthAreNotUsed() {
    Outcome outcome =
        changed(
            "dnnl_memory_desc_init_by_strides",
            function ->
                (result, arguments) -> {
                  Object status = function.invoke(result, arguments);
                  ((Pointer) arguments[0]).setInt(700, 0);
                  return status;
                });
    assertPlain(outcome, "a layout takes 704 bytes, 696 expected");
  }

  static Stream<String> functionsWithStatus() {
    Set<String> others =
        Set.of(
            "dnnl_version",
            "dnnl_memory_desc_equal",
            "dnnl_memory_desc_get_size",
            "dnnl_primitive_desc_query_md");
    return functions().filter(name -> !others.contains(name) && !name.endsWith("_destroy"));
  }

  @ParameterizedTest
  @MethodSource("functionsWithStatus")
  @EnabledIf("direct")
  void aFunctionThatFailsIsNotUsed(String name) {
    assertPlain(changed(name, function -> (result, arguments) -> 3), "failed with status 3");
  }

  @Test
  @EnabledIf("direct")
  void whateverIsThrownIsOneLine() {
    NativeFunction thrower =
        (result, arguments) -> {
          throw new UnsatisfiedLinkError("no\nluck");
        };
    assertPlain(changed("dnnl_primitive_create", function -> thrower), "UnsatisfiedLinkError: no");
  }

  /** The functions of this process, one of them changed. */
  private Outcome changed(String name, UnaryOperator<NativeFunction> change) {
    Map<String, NativeFunction> functions = new HashMap<>(real);
    functions.computeIfPresent(name, (key, function) -> change.apply(function));
    return OneDnnSearch.of(() -> functions);
  }

  /** oneDNN's kinds of primitives, each with what it is for. */
  static Stream<String> primitives() {
    String convolution = "5 for ";
    String relu = "7 for ";
    String pooling = "9 for ";
    String batchNorm = "11 for ";
    String dense = "13 for ";
    return Stream.of(
        "reorder",
        "16 for 131056",
        convolution + 64,
        convolution + 96,
        convolution + 160,
        convolution + 192,
        relu + 64,
        relu + 160,
        pooling + 64,
        pooling + 160,
        batchNorm + 64,
        batchNorm + 96,
        batchNorm + 128,
        dense + 64,
        dense + 160,
        dense + 192);
  }

  @Test
  @EnabledIf("direct")
  void everyKindOfPrimitiveIsTried() {
    Saboteur idle = new Saboteur(real, "none", number -> Float.NaN);
    assertThat(OneDnnSearch.of(idle::functions).direct()).isTrue();
    assertThat(idle.seen()).containsExactlyInAnyOrderElementsOf(primitives().toList());
  }

  @ParameterizedTest
  @MethodSource("primitives")
  @EnabledIf("direct")
  void aPrimitiveWithAWrongNumberIsNotUsed(String victim) {
    for (UnaryOperator<Float> change :
        List.<UnaryOperator<Float>>of(x -> x + 0.01f, x -> Float.NaN, x -> x * 1e30f + 1)) {
      Saboteur saboteur = new Saboteur(real, victim, change);
      assertPlain(OneDnnSearch.of(saboteur::functions), " is right");
    }
  }

  /** One line that says why, and the plain kernels, whose numbers KernelsTest proves right. */
  private static void assertPlain(Outcome outcome, String reason) {
    assertThat(outcome.direct()).isFalse();
    assertThat(outcome.kernels()).isEqualTo(Kernels.operations());
    assertThat(outcome.words())
        .startsWith("oneDNN not used: ")
        .contains(reason)
        .doesNotContain("\n");
  }
}
