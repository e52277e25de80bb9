package io.github.distill4j.data.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.distill4j.UserMistake;
import io.github.distill4j.data.PixelConstants;
import io.github.distill4j.data.RawData;
import io.github.distill4j.data.TestImages;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CifarFormatTest {

  private static final List<String> NAMES = TestImages.names(10);

  @TempDir Path folder;

  @Test
  void planesBecomePixelsAndFilesKeepTheirOrder() throws IOException {
    write(members(2));
    RawData data = CifarFormat.CIFAR_10.read(folder, NAMES);
    assertThat(data.train().size()).isEqualTo(10);
    assertThat(data.test().orElseThrow().size()).isEqualTo(2);
    // Record r of file f has label f and pixel p of plane c = f + 7·r + 11·c + 13·p (mod 256).
    assertThat(data.train().label(5)).isEqualTo(2);
    assertThat(data.train().pixels(5)[3 * 1000 + 2])
        .isEqualTo((byte) (2 + 7 * 1 + 11 * 2 + 13 * 1000));
    assertThat(data.train().origin(5)).isEqualTo(5);
  }

  @Test
  void archiveAndFolderHoldTheSame() throws IOException {
    Map<String, byte[]> members = members(2);
    write(members);
    Path archive = writeArchive(members);
    assertThat(CifarFormat.CIFAR_10.read(archive, NAMES).train().checksum())
        .isEqualTo(CifarFormat.CIFAR_10.read(folder, NAMES).train().checksum());
  }

  @Test
  void classNamesInTheDataGoBeforeTheCatalogs() throws IOException {
    Map<String, byte[]> members = members(1);
    members.put("batches.meta.txt", "a\nb\nc\nd\ne\nf\n\n".getBytes(StandardCharsets.UTF_8));
    write(members);
    assertThat(CifarFormat.CIFAR_10.read(folder, NAMES).train().classes())
        .containsExactly("a", "b", "c", "d", "e", "f");
  }

  @Test
  void classNamesThatAreNoLinesOfTextAreRefused() throws IOException {
    Map<String, byte[]> members = members(1);
    members.put("batches.meta.txt", "a\nb\u001b[2J\nc\nd\ne\nf".getBytes(StandardCharsets.UTF_8));
    assertMistake(writeArchive(members), "batches.meta.txt: found the class name b\\u001b[2J,");
    members.put("batches.meta.txt", "a\nb\nc\nd\ne\na".getBytes(StandardCharsets.UTF_8));
    assertMistake(writeArchive(members), "batches.meta.txt: holds the class name a twice");
    members.put("batches.meta.txt", new byte[] {(byte) 0x80, 2, (byte) 0xE9});
    assertMistake(writeArchive(members), "cut short or corrupt");
  }

  @Test
  void aMemberThatPromisesMoreThanFitsIsNotRead() throws IOException {
    long tooMuch = Runtime.getRuntime().maxMemory();
    assertMistake(
        writeBomb(new TarArchiveEntry("data_batch_1.bin"), tooMuch, 1 << 20),
        "data_batch_1.bin: takes");
    assertMistake(
        writeBomb(new TarArchiveEntry("batches.meta.txt"), tooMuch, 1 << 20),
        "batches.meta.txt: is longer than 65,536 bytes");
  }

  @Test
  void aNameThatGoesOnAndOnIsNotRead() throws IOException {
    TarArchiveEntry name = new TarArchiveEntry("././@LongLink", TarConstants.LF_GNUTYPE_LONGNAME);
    assertMistake(writeBomb(name, 1L << 31, 1 << 20), "a header without end");
    TarArchiveEntry pax = new TarArchiveEntry("pax", TarConstants.LF_PAX_EXTENDED_HEADER_LC);
    assertMistake(writeBomb(pax, 1L << 31, 1 << 20), "cut short or corrupt");
  }

  @Test
  void whatIsNoFileIsNotWaitedFor() throws IOException {
    Map<String, byte[]> members = members(1);
    members.remove("data_batch_3.bin");
    write(members);
    TestImages.socket(folder.resolve("data_batch_3.bin"));
    assertMistake(folder, "data_batch_3.bin: expected a file, found ");
  }

  @Test
  void theFineLabelOfCifar100IsTheSecond() throws IOException {
    byte[] record = new byte[2 + 3072];
    record[0] = 3;
    record[1] = 42;
    write(Map.of("train.bin", record, "test.bin", record));
    RawData data = CifarFormat.CIFAR_100.read(folder, TestImages.names(100));
    assertThat(data.train().label(0)).isEqualTo(42);
  }

  @Test
  void aMissingFileIsNamed() throws IOException {
    Map<String, byte[]> members = members(1);
    members.remove("data_batch_3.bin");
    write(members);
    assertMistake(folder, "has no data_batch_3.bin");
    assertMistake(writeArchive(members), "has no data_batch_3.bin");
  }

  @Test
  void aFileThatEndsInsideARecordIsNamed() throws IOException {
    Map<String, byte[]> members = members(2);
    members.put("test_batch.bin", Arrays.copyOf(members.get("test_batch.bin"), 5000));
    write(members);
    assertMistake(folder, "test_batch.bin ends 1927 bytes into record 2, expected whole records");
    assertMistake(writeArchive(members), "test_batch.bin ends 1927 bytes into record 2");
  }

  @Test
  void anEmptyFileIsNamed() throws IOException {
    Map<String, byte[]> members = members(2);
    members.put("data_batch_2.bin", new byte[0]);
    write(members);
    assertMistake(folder, "data_batch_2.bin ends 0 bytes into record 1");
  }

  @Test
  void aLabelOutOfRangeIsNamedWithItsPlace() throws IOException {
    Map<String, byte[]> members = members(2);
    members.get("data_batch_4.bin")[3073] = (byte) 200;
    write(members);
    assertMistake(folder, "data_batch_4.bin: image 2 has label 200, expected 0 to 9");
  }

  @Test
  void anArchiveCutShortAnywhereIsAMistake() throws IOException {
    byte[] whole = Files.readAllBytes(writeArchive(members(2)));
    for (int length :
        new int[] {0, 1, 9, 100, whole.length / 2, whole.length - 9, whole.length - 1}) {
      Path cut = Files.write(folder.resolve("cut.tar.gz"), Arrays.copyOf(whole, length));
      assertMistake(cut, "cut.tar.gz");
    }
  }

  @Test
  void anArchiveWithAWrongByteAnywhereIsAMistakeOrUnchanged() throws IOException {
    Path archive = writeArchive(members(2));
    String right = CifarFormat.CIFAR_10.read(archive, NAMES).train().checksum();
    Random random = new Random(1);
    byte[] whole = Files.readAllBytes(archive);
    for (int i = 0; i < 200; i++) {
      byte[] wrong = whole.clone();
      wrong[random.nextInt(wrong.length)] ^= (byte) (1 << random.nextInt(8));
      Path file = Files.write(folder.resolve("wrong.tar.gz"), wrong);
      String found;
      try {
        found = CifarFormat.CIFAR_10.read(file, NAMES).train().checksum();
      } catch (UserMistake expected) {
        continue;
      }
      assertThat(found).isEqualTo(right);
    }
  }

  @Test
  void theFullDataHasItsKnownConstants() {
    Path archive = TestImages.realData("cifar10");
    RawData data = CifarFormat.CIFAR_10.read(archive, NAMES);
    assertThat(data.train().classSizes()).containsOnly(5000);
    assertThat(data.test().orElseThrow().classSizes()).containsOnly(1000);
    assertThat(data.train().classes()).contains("cat", "dog");
    PixelConstants constants = PixelConstants.of(data.train(), 0);
    assertThat(constants.mean().get(0)).isCloseTo(.4914, within(5e-5));
    assertThat(constants.mean().get(1)).isCloseTo(.4822, within(5e-5));
    assertThat(constants.mean().get(2)).isCloseTo(.4465, within(5e-5));
    assertThat(constants.sd().get(0)).isCloseTo(.2470, within(5e-5));
    assertThat(constants.sd().get(1)).isCloseTo(.2435, within(5e-5));
    assertThat(constants.sd().get(2)).isCloseTo(.2616, within(5e-5));
  }

  private void assertMistake(Path where, String part) {
    assertThatThrownBy(() -> CifarFormat.CIFAR_10.read(where, NAMES))
        .isInstanceOf(UserMistake.class)
        .hasMessageContaining(where.toString())
        .hasMessageContaining(part);
  }

  private static Map<String, byte[]> members(int records) {
    Map<String, byte[]> members = new LinkedHashMap<>();
    for (int file = 0; file < 5; file++) {
      members.put("data_batch_" + (file + 1) + ".bin", records(file, records));
    }
    members.put("test_batch.bin", records(5, records));
    return members;
  }

  private static byte[] records(int file, int count) {
    byte[] bytes = new byte[count * 3073];
    for (int r = 0; r < count; r++) {
      bytes[r * 3073] = (byte) file;
      for (int v = 0; v < 3072; v++) {
        bytes[r * 3073 + 1 + v] = (byte) (file + 7 * r + 11 * (v / 1024) + 13 * (v % 1024));
      }
    }
    return bytes;
  }

  private void write(Map<String, byte[]> members) throws IOException {
    for (var member : members.entrySet()) {
      Files.write(folder.resolve(member.getKey()), member.getValue());
    }
  }

  /** An archive that ends after {@code bytes} of a file said to be {@code size} long. */
  private Path writeBomb(TarArchiveEntry entry, long size, int bytes) throws IOException {
    entry.setSize(size);
    byte[] header = new byte[512];
    entry.writeEntryHeader(header);
    Path file = folder.resolve("bomb.tar.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(header);
      out.write(new byte[bytes]);
    }
    return file;
  }

  private Path writeArchive(Map<String, byte[]> members) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes))) {
      for (var member : members.entrySet()) {
        TarArchiveEntry entry = new TarArchiveEntry("cifar-10-batches-bin/" + member.getKey());
        entry.setSize(member.getValue().length);
        tar.putArchiveEntry(entry);
        tar.write(member.getValue());
        tar.closeArchiveEntry();
      }
    }
    return Files.write(folder.resolve("small.tar.gz"), bytes.toByteArray());
  }
}
