package io.github.distill4j.net.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ElfFileTest {

  private static final Set<String> WANTED = Set.of("dnnl_one", "dnnl_two", "info");

  @TempDir private Path folder;

  @Test
  void definedFunctionsHaveTheirAddresses() throws IOException, NotUsable {
    ElfFile file = read(image().bytes());
    assertThat(file.functions()).isEqualTo(Map.of("dnnl_one", 0x1230L, "info", 0x2000L));
    assertThat(file.function("info")).isEqualTo(0x2000);
    assertThatThrownBy(() -> file.function("dnnl_two"))
        .isInstanceOf(NotUsable.class)
        .hasMessageEndingWith("lib.so has no function dnnl_two");
  }

  private static ElfImage image() {
    return new ElfImage()
        .function("dnnl_one", 0x1230)
        .function("dnnl_on", 0x1)
        .function("dnnl_ones", 0x2)
        .function("inf", 0x3)
        .function("_ZN4dnnl3oneEv", 0x4)
        .function("info", 0x2000);
  }

  @ParameterizedTest
  @CsvSource({
    // kind, section
    "2, 0", // defined elsewhere
    "1, 1", // data
    "0, 1", // without a kind
    "10, 1", // a function that chooses the function
  })
  void whatIsNoDefinedFunctionIsNone(int kind, int section) throws IOException, NotUsable {
    assertThat(read(image().symbol("dnnl_two", 0x5, kind, section).bytes()).functions())
        .containsOnlyKeys("dnnl_one", "info");
  }

  @Test
  void twoFunctionsOfOneNameAreRefused() throws IOException, NotUsable {
    assertThat(read(image().function("info", 0x2000).bytes()).functions()).containsKey("info");
    assertRefused(image().function("info", 0x2008).bytes(), "has two functions info");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0x7e, no shared library", // another beginning
    "4, 1, no shared library", // 32 bits
    "5, 2, no shared library", // big-endian
    "16, 2, no shared library", // a program
    "18, 0xb7, no shared library", // ARM
    "58, 40, is damaged", // of a section's
  })
  void anotherKindOfFileIsRefused(int at, String value, String reason) throws IOException {
    byte[] bytes = image().bytes();
    bytes[at] = Integer.decode(value).byteValue();
    assertRefused(bytes, reason);
  }

  @Test
  void aStrippedFileHasNoFunctions() throws IOException, NotUsable {
    byte[] bytes = image().bytes();
    bytes[bytes.length - 128 + 4] = 1;
    assertThat(read(bytes).functions()).isEmpty();
  }

  @Test
  void aCutFileIsRefusedWhereverItEnds() throws IOException {
    byte[] bytes = image().bytes();
    for (int length = 0; length < bytes.length; length++) {
      assertRefused(Arrays.copyOf(bytes, length), "");
    }
  }

  /** Whatever the bytes, there is an answer or a reason. */
  @Test
  void damagedFilesAreReadOrRefused() throws IOException {
    Random random = new Random(3);
    byte[] bytes = image().bytes();
    int refused = 0;
    for (int i = 0; i < 3000; i++) {
      byte[] damaged = bytes.clone();
      // The second half of the runs hits the headers, where everything hangs on every byte.
      int end = i % 2 == 0 ? bytes.length : 120;
      damaged[random.nextInt(end)] ^= (byte) (1 << random.nextInt(8));
      damaged[bytes.length - 1 - random.nextInt(192)] = (byte) random.nextInt();
      try {
        assertThat(read(damaged).functions().keySet()).isSubsetOf(WANTED);
      } catch (NotUsable reason) {
        assertThat(reason).hasMessageContaining("lib.so").hasMessageNotContaining("\n");
        refused++;
      }
    }
    assertThat(refused).isBetween(300, 2700);
  }

  private void assertRefused(byte[] bytes, String reason) throws IOException {
    assertThatThrownBy(() -> read(bytes))
        .isInstanceOf(NotUsable.class)
        .hasMessageContaining("lib.so")
        .hasMessageContaining(reason);
  }

  private ElfFile read(byte[] bytes) throws IOException, NotUsable {
    return ElfFile.read(Files.write(folder.resolve("lib.so"), bytes), WANTED);
  }
}
