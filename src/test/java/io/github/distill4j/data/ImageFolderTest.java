package io.github.distill4j.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.distill4j.UserMistake;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageFolderTest {

  private static final int COLOUR = BufferedImage.TYPE_INT_RGB;
  private static final int GREY = BufferedImage.TYPE_BYTE_GRAY;

  @TempDir Path root;

  @ParameterizedTest
  @ValueSource(strings = {"png", "bmp"})
  void colourPixelsComeThroughUnchangedAndClassesAreSorted(String kind) throws IOException {
    BufferedImage image = new BufferedImage(3, 2, COLOUR);
    image.setRGB(2, 1, 0x0A80FF);
    write(image, "zebra/a." + kind);
    write(new BufferedImage(3, 2, COLOUR), "ant/b." + kind);
    ImageSet set = ImageFolder.read(root).train();
    assertThat(set.classes()).containsExactly("ant", "zebra");
    assertThat(set.shape()).isEqualTo(new ImageShape(2, 3, 3));
    assertThat(set.label(1)).isEqualTo(1);
    assertThat(set.pixels(1)).endsWith(0x0A, 0x80, 0xFF).startsWith(0, 0, 0);
  }

  @Test
  void classNamesMayHaveSpacesAndAccents() throws IOException {
    write(new BufferedImage(2, 2, COLOUR), "blue jay/a b.png");
    write(new BufferedImage(2, 2, COLOUR), "kakapo-\u00e9/1%20.png");
    assertThat(ImageFolder.read(root).train().classes())
        .containsExactly("blue jay", "kakapo-\u00e9");
  }

  @Test
  void everyGreyValueComesThroughUnchangedInOneChannel() throws IOException {
    BufferedImage image = new BufferedImage(16, 16, GREY);
    byte[] expected = new byte[256];
    for (int value = 0; value < 256; value++) {
      image.getRaster().setSample(value % 16, value / 16, 0, value);
      expected[value] = (byte) value;
    }
    write(image, "a/x.png");
    write(image, "b/x.png");
    ImageSet set = ImageFolder.read(root).train();
    assertThat(set.shape()).isEqualTo(new ImageShape(16, 16, 1));
    assertThat(set.pixels(0)).isEqualTo(expected);
  }

  @Test
  void oneColourImageMakesTheSetColour() throws IOException {
    BufferedImage red = new BufferedImage(2, 2, COLOUR);
    red.setRGB(0, 0, 0xFF0000);
    write(red, "a/red.png");
    write(new BufferedImage(2, 2, GREY), "b/grey.png");
    assertThat(ImageFolder.read(root).train().shape().channels()).isEqualTo(3);
  }

  @Test
  void aJpegIsReadWithinItsLoss() throws IOException {
    BufferedImage image = new BufferedImage(8, 8, COLOUR);
    for (int p = 0; p < 64; p++) {
      image.setRGB(p % 8, p / 8, 0xC86432);
    }
    write(image, "a/x.jpg");
    write(image, "b/x.jpg");
    byte[] pixels = ImageFolder.read(root).train().pixels(0);
    assertThat(pixels[0] & 255).isBetween(195, 205);
    assertThat(pixels[2] & 255).isBetween(45, 55);
  }

  @Test
  void trainAndTestFoldersArePartsAndOtherFilesAreIgnored() throws IOException {
    for (String part : new String[] {"train", "test"}) {
      write(new BufferedImage(2, 2, COLOUR), part + "/a/1.png");
      write(new BufferedImage(2, 2, COLOUR), part + "/b/1.png");
    }
    write(new BufferedImage(2, 2, COLOUR), "train/b/2.png");
    Files.writeString(root.resolve("train/a/README.txt"), "not an image");
    RawData data = ImageFolder.read(root);
    assertThat(data.train().classSizes()).containsExactly(1, 2);
    assertThat(data.test().orElseThrow().classSizes()).containsExactly(1, 1);
  }

  @Test
  void anEmptyClassFolderIsNamed() throws IOException {
    write(new BufferedImage(2, 2, COLOUR), "a/1.png");
    Files.createDirectory(root.resolve("empty"));
    assertMistake("empty: class folder without an image");
  }

  @Test
  void anImageOfAnotherSizeIsNamed() throws IOException {
    write(new BufferedImage(3, 2, COLOUR), "a/1.png");
    write(new BufferedImage(3, 4, COLOUR), "b/2.png");
    assertMistake("2.png: is 4 pixels high and 3 wide, expected 2 and 3 like the first image");
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpg", "bmp", "tif"})
  void aFileThatIsNoImageIsNamed(String kind) throws IOException {
    write(new BufferedImage(3, 2, COLOUR), "a/1.png");
    Files.writeString(root.resolve("a/2." + kind), "these are no pixels");
    assertMistake("2." + kind + ": is not a readable image");
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpg"})
  void anImageCutShortIsNamed(String kind) throws IOException {
    BufferedImage noisy = new BufferedImage(32, 32, COLOUR);
    for (int p = 0; p < 1024; p++) {
      noisy.setRGB(p % 32, p / 32, p * 7919);
    }
    write(noisy, "a/1.png");
    write(noisy, "a/2." + kind);
    byte[] whole = Files.readAllBytes(root.resolve("a/2." + kind));
    Files.write(root.resolve("a/2." + kind), Arrays.copyOf(whole, whole.length / 2));
    assertMistake("2." + kind + ": is not a readable image");
  }

  @Test
  void anImageDeeperThanItsClassFolderIsNamed() throws IOException {
    write(new BufferedImage(3, 2, COLOUR), "a/deep/1.png");
    assertMistake("1.png: lies in deep, expected directly in class folder a");
  }

  @Test
  void aFolderWithoutClassFoldersIsNamed() {
    assertMistake("has no sub-folder, expected one a class");
  }

  private void assertMistake(String part) {
    assertThatThrownBy(() -> ImageFolder.read(root))
        .isInstanceOf(UserMistake.class)
        .hasMessageContaining(root.toString())
        .hasMessageContaining(part);
  }

  private void write(BufferedImage image, String name) throws IOException {
    Path path = root.resolve(name);
    Files.createDirectories(path.getParent());
    String kind = name.substring(name.lastIndexOf('.') + 1);
    assertThat(ImageIO.write(image, kind, path.toFile())).isTrue();
  }
}
