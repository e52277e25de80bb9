package io.github.distill4j.net.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoadedLibraryTest {

  private static final long BASE = 0x7f0000000000L;
  private static final Set<String> NAMES = Set.of("dnnl_one", "dnnl_two");

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void writeLibrary() throws IOException {
    file = folder.resolve("lib.so");
    write(new ElfImage());
  }

  private void write(ElfImage image) throws IOException {
    image.function("dnnl_one", 0x2010).function("dnnl_two", 0x2020).function("info", 0x2030);
    Files.write(file, image.bytes());
  }

  @Test
  void addressesAreTheFilesPlusTheBase() throws IOException, NotUsable {
    assertThat(functions(BASE, BASE + 0x2030))
        .isEqualTo(Map.of("dnnl_one", BASE + 0x2010, "dnnl_two", BASE + 0x2020));
  }

  @ParameterizedTest
  @ValueSource(longs = {0x1000, -0x1000, 0x10, -BASE - 0x2030})
  void theLinkerKnowsBetter(long off) {
    assertRefused(
        () -> functions(BASE, BASE + 0x2030 + off),
        "info is at 7f0000002030 by the symbol table of " + file);
  }

  @Test
  void allFunctionsMustBeThere() {
    Set<String> more = Set.of("dnnl_one", "dnnl_3");
    assertRefused(
        () -> library(maps(BASE)).functions(more, "info", name -> BASE + 0x2030),
        "has no function dnnl_3");
    assertRefused(
        () -> library(maps(BASE)).functions(NAMES, "other", name -> BASE), "has no function other");
  }

  @Test
  void aLibraryWithoutAnyOfThemHasNone() throws IOException, NotUsable {
    assertThat(library(maps(BASE)).functions(Set.of("dnnl_3", "dnnl_4"), "info", name -> 0))
        .isEmpty();
  }

  @Test
  void onlyPrivateMappingsOfThatVeryNameCount() throws IOException, NotUsable {
    List<String> maps =
        List.of(
            line("7e0000000000-7e0000009000 r--s 00000000", file.toString()),
            line("7e1000000000-7e1000009000 r-xp 00000000", folder.resolve("nolib.so").toString()),
            line("7e2000000000-7e2000009000 r-xp 00000000", folder.resolve("lib.so.5").toString()),
            line("7e3000000000-7e3000009000 rw-p 00000000", "[heap]"),
            "7e4000000000-7e4000009000 rw-p 00000000 00:00 0",
            maps(BASE).get(0),
            maps(BASE).get(1));
    assertThat(library(maps)).isEqualTo(library(maps(BASE)));
    assertThat(LoadedLibrary.find("lib.so", maps.subList(0, 5))).isEmpty();
  }

  @Test
  void aLibraryWhoseFileHasGoneSaysSo() {
    List<String> maps =
        List.of(line("7f0000000000-7f0000003000 r-xp 00000000", file + " (deleted)"));
    assertThat(library(maps).path()).isEqualTo(file);
    assertRefused(
        () -> library(maps).functions(NAMES, "info", name -> BASE + 0x2030),
        file + " was deleted or replaced since it was loaded: start again");
  }

  @Test
  void aFileThatVanishesMeanwhileIsNotRead() throws IOException {
    Files.delete(file);
    assertThatThrownBy(() -> functions(BASE, BASE + 0x2030))
        .isInstanceOf(NoSuchFileException.class);
  }

  private Map<String, Long> functions(long first, long linked) throws IOException, NotUsable {
    return library(maps(first)).functions(NAMES, "info", name -> name.equals("info") ? linked : 0);
  }

  private static LoadedLibrary library(List<String> maps) {
    return LoadedLibrary.find("lib.so", maps).orElseThrow();
  }

  /** A page of headers at that address, and code from 0x2000 behind the base on. */
  private List<String> maps(long first) {
    return List.of(
        line(String.format("%x-%x r--p 00000000", first, first + 0x1000), file.toString()),
        line("7f0000002000-7f0000003000 r-xp 00001000", file.toString()));
  }

  private static String line(String start, String path) {
    return start + " fe:00 131079                     " + path;
  }

  private static void assertRefused(ThrowingCallable work, String reason) {
    assertThatThrownBy(work).isInstanceOf(NotUsable.class).hasMessageContaining(reason);
  }
}
