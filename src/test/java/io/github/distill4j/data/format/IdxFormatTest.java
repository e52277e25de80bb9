package io.github.distill4j.data.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.distill4j.UserMistake;
import io.github.distill4j.data.ImageShape;
import io.github.distill4j.data.RawData;
import io.github.distill4j.data.TestImages;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxFormatTest {

  private static final List<String> NAMES = TestImages.names(10);
  private static final String TRAIN_IMAGES = "train-images-idx3-ubyte";
  private static final String TRAIN_LABELS = "train-labels-idx1-ubyte";
  private static final byte[] SIX_PIXELS = {1, 2, 3, 4, 5, (byte) 250};

  @TempDir Path folder;

  @BeforeEach
  void writeGoodFiles() throws IOException {
    write(TRAIN_IMAGES, idx(new int[] {1, 2, 3}, SIX_PIXELS));
    write(TRAIN_LABELS, idx(new int[] {1}, new byte[] {7}));
    write("t10k-images-idx3-ubyte", idx(new int[] {1, 2, 3}, SIX_PIXELS));
    write("t10k-labels-idx1-ubyte", idx(new int[] {1}, new byte[] {9}));
  }

  @Test
  void valuesAndLabelsAreThoseOfTheFile() {
    RawData data = new IdxFormat().read(folder, NAMES);
    assertThat(data.train().shape()).isEqualTo(new ImageShape(2, 3, 1));
    assertThat(data.train().pixels(0)).isEqualTo(SIX_PIXELS);
    assertThat(data.train().label(0)).isEqualTo(7);
    assertThat(data.test().orElseThrow().label(0)).isEqualTo(9);
  }

  @Test
  void packedFilesReadTheSame() throws IOException {
    Files.write(
        folder.resolve(TRAIN_IMAGES + ".gz"),
        gzip(Files.readAllBytes(folder.resolve(TRAIN_IMAGES))));
    Files.delete(folder.resolve(TRAIN_IMAGES));
    assertThat(new IdxFormat().read(folder, NAMES).train().pixels(0)).isEqualTo(SIX_PIXELS);
  }

  @Test
  void namesMayHaveADotAndAFolderOfTheSameNameBeside() throws IOException {
    for (String name : List.of(TRAIN_IMAGES, TRAIN_LABELS)) {
      Files.move(folder.resolve(name), folder.resolve(name.replace("-idx", ".idx")));
      Files.createDirectory(folder.resolve(name));
    }
    assertThat(new IdxFormat().find(folder, NAMES)).contains(folder);
    assertThat(new IdxFormat().read(folder, NAMES).train().pixels(0)).isEqualTo(SIX_PIXELS);
  }

  @Test
  void whatIsNoFileIsNotWaitedFor() throws IOException {
    Files.delete(folder.resolve(TRAIN_LABELS));
    TestImages.socket(folder.resolve(TRAIN_LABELS));
    assertMistake(TRAIN_LABELS + ": expected a file, found ");
  }

  @Test
  void noMoreIsUnpackedThanTheHeaderPromises() throws IOException {
    Files.delete(folder.resolve(TRAIN_IMAGES));
    write(TRAIN_IMAGES + ".gz", gzip(idx(new int[] {1, 2, 3}, new byte[1 << 28])));
    assertMistake("holds more than the 1 items of 6 bytes of its header");
  }

  @Test
  void labelsThatAreMoreThanTheImagesAreNotRead() throws IOException {
    write(TRAIN_LABELS, idx(new int[] {2_000_000_000}, new byte[] {1}));
    assertMistake("1 images, but " + folder.resolve(TRAIN_LABELS) + " has 2000000000 labels");
  }

  @Test
  void aMissingFileIsNamed() throws IOException {
    Files.delete(folder.resolve(TRAIN_LABELS));
    assertMistake("has neither " + TRAIN_LABELS + " nor " + TRAIN_LABELS + ".gz");
  }

  @Test
  void anotherKindOfFileIsToldByItsFirstBytes() throws IOException {
    write(TRAIN_IMAGES, idx(new int[] {6}, SIX_PIXELS));
    assertMistake("begins with 0x00000801, expected 0x00000803");
  }

  @Test
  void aFileCutShortAnywhereIsAMistake() throws IOException {
    byte[] whole = idx(new int[] {1, 2, 3}, SIX_PIXELS);
    for (int length = 0; length < whole.length; length++) {
      write(TRAIN_IMAGES, Arrays.copyOf(whole, length));
      assertMistake(TRAIN_IMAGES);
    }
  }

  @Test
  void aPackedFileCutShortAnywhereIsAMistake() throws IOException {
    byte[] whole = gzip(idx(new int[] {1, 2, 3}, SIX_PIXELS));
    Files.delete(folder.resolve(TRAIN_IMAGES));
    for (int length = 0; length < whole.length; length++) {
      write(TRAIN_IMAGES + ".gz", Arrays.copyOf(whole, length));
      assertMistake(TRAIN_IMAGES);
    }
  }

  @Test
  void aFileWithMoreThanItsHeaderSaysIsAMistake() throws IOException {
    write(TRAIN_IMAGES, idx(new int[] {1, 2, 2}, SIX_PIXELS));
    assertMistake("holds more than the 1 items of 4 bytes of its header");
  }

  @Test
  void impossibleDimensionsAreRefusedBeforeMemoryIsAskedFor() throws IOException {
    write(TRAIN_IMAGES, idx(new int[] {1, 2_000_000_000, 3}, SIX_PIXELS));
    assertMistake("dimension 2 is 2000000000, expected 1 to 4096");
    write(TRAIN_IMAGES, idx(new int[] {2_000_000_000, 2, 3}, SIX_PIXELS));
    write(TRAIN_LABELS, idx(new int[] {2_000_000_000}, new byte[] {7}));
    assertMistake(TRAIN_IMAGES + ": 2,000,000,000 items of 6 bytes: takes the images' memory to");
    write(TRAIN_IMAGES, idx(new int[] {1, -2, 3}, SIX_PIXELS));
    assertMistake("dimension 2 is -2");
  }

  @Test
  void asManyLabelsAsImagesAreNeeded() throws IOException {
    write(TRAIN_LABELS, idx(new int[] {2}, new byte[] {1, 2}));
    assertMistake("1 images, but");
  }

  @Test
  void aLabelOutOfRangeIsNamedWithItsPlace() throws IOException {
    write(TRAIN_LABELS, idx(new int[] {1}, new byte[] {10}));
    assertMistake(TRAIN_LABELS + ": image 1 has label 10, expected 0 to 9");
  }

  @Test
  void realMnistHasItsKnownFigures() {
    RawData data = new IdxFormat().read(TestImages.realData("mnist"), NAMES);
    assertThat(data.train().size()).isEqualTo(60000);
    assertThat(data.train().classSizes()[1]).isEqualTo(6742);
    assertThat(data.test().orElseThrow().classSizes()[0]).isEqualTo(980);
  }

  private void assertMistake(String part) {
    assertThatThrownBy(() -> new IdxFormat().read(folder, NAMES))
        .isInstanceOf(UserMistake.class)
        .hasMessageContaining(folder.toString())
        .hasMessageContaining(part);
  }

  private static byte[] idx(int[] sizes, byte[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(4 + 4 * sizes.length + values.length);
    bytes.putInt(0x800 | sizes.length);
    for (int size : sizes) {
      bytes.putInt(size);
    }
    return bytes.put(values).array();
  }

  private static byte[] gzip(byte[] plain) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(plain);
    }
    return bytes.toByteArray();
  }

  private void write(String name, byte[] bytes) throws IOException {
    Files.write(folder.resolve(name), bytes);
  }
}
