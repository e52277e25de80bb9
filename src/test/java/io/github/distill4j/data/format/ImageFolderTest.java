package io.github.distill4j.data.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.distill4j.UserMistake;
import io.github.distill4j.data.HeapShare;
import io.github.distill4j.data.ImageSet;
import io.github.distill4j.data.ImageShape;
import io.github.distill4j.data.RawData;
import io.github.distill4j.data.TestImages;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

  @ParameterizedTest
  @CsvSource({"train, val, test", "Train, Valid, Test", "TRAINING, validation, Testing"})
  void foldersOfPartsArePartsInAnyCase(String train, String validation, String test)
      throws IOException {
    writeClasses(train, 3);
    writeClasses(validation, 2);
    writeClasses(test, 1);
    RawData data = ImageFolder.read(root);
    assertThat(data.train().classSizes()).containsExactly(3, 3);
    assertThat(data.validation().orElseThrow().classSizes()).containsExactly(2, 2);
    assertThat(data.test().orElseThrow().classSizes()).containsExactly(1, 1);
    assertThat(data.notes()).isEmpty();
  }

  @Test
  void noValidationImageHasTheOriginOfATrainingImage() throws IOException {
    writeClasses("train", 3);
    writeClasses("val", 2);
    RawData data = ImageFolder.read(root);
    ImageSet validation = data.validation().orElseThrow();
    assertThat(IntStream.range(0, 6).map(data.train()::origin)).containsExactly(0, 1, 2, 3, 4, 5);
    assertThat(IntStream.range(0, 4).map(validation::origin)).containsExactly(6, 7, 8, 9);
    assertThat(data.test()).isEmpty();
  }

  @Test
  void partsThatAreMissingAreLeftToTheStudy() throws IOException {
    writeClasses("train", 2);
    assertThat(ImageFolder.read(root).train().classSizes()).containsExactly(2, 2);
    writeClasses("test", 1);
    assertThat(ImageFolder.read(root).validation()).isEmpty();
    assertThat(ImageFolder.read(root).test()).isPresent();
  }

  @Test
  void aClassMayBeCalledTrain() throws IOException {
    for (String vehicle : List.of("car", "plane", "train")) {
      write(new BufferedImage(2, 2, COLOUR), vehicle + "/1.png");
    }
    assertThat(ImageFolder.read(root).train().classes()).containsExactly("car", "plane", "train");
  }

  @Test
  void twoFoldersOfOnePartAndFoldersOfNoneAreTold() throws IOException {
    writeClasses("train", 1);
    writeClasses("test", 1);
    writeClasses("extra", 1);
    Files.writeString(root.resolve("labels.csv"), "1,2");
    assertThat(ImageFolder.read(root).notes())
        .containsExactly("left out, in no class folder: 2 (extra, labels.csv)");
    writeClasses("val", 1);
    writeClasses("valid", 1);
    assertMistake("valid: means the same part as val, expected one of them");
  }

  @Test
  void partsHaveTheSameClasses() throws IOException {
    writeClasses("train", 1);
    writeClasses("val", 1);
    write(new BufferedImage(2, 2, COLOUR), "val/c/1.png");
    assertMistake("val: has the class folders [a, b, c], expected those of the training images");
  }

  @Test
  void imagesAreKnownByTheirContentsWhateverTheyAreCalled() throws IOException {
    BufferedImage image = new BufferedImage(2, 2, COLOUR);
    String[] names = {"1.Png", "2.JPG", "3.Jpeg", "4.jfif", "5.BMP", "6.tiff", "7.TIF", "8.gif"};
    String[] kinds = {"png", "jpeg", "jpeg", "jpeg", "bmp", "tiff", "tiff", "gif"};
    for (int i = 0; i < names.length; i++) {
      Path file = Files.createDirectories(root.resolve("a")).resolve(names[i]);
      Files.write(file, ImageBytes.written(image, kinds[i], null));
    }
    Files.write(root.resolve("a/noSuffix"), ImageBytes.written(image, "png", null));
    Files.write(root.resolve("a/wrong.jpg"), ImageBytes.written(image, "png", null));
    write(image, "b/1.png");
    RawData data = ImageFolder.read(root);
    assertThat(data.train().classSizes()).containsExactly(10, 1);
    assertThat(data.notes()).isEmpty();
  }

  @Test
  void whatIsLeftOutIsCountedWithItsReason() throws IOException {
    writeClasses(".", 1);
    for (String hidden : new String[] {"a/._1.png", ".DS_Store", "a/Thumbs.db", "b/.hidden.jpg"}) {
      Files.writeString(root.resolve(hidden), "not an image");
    }
    Files.createDirectories(root.resolve("__MACOSX/a"));
    Files.writeString(root.resolve("a/README.txt"), "not an image");
    Files.createDirectory(root.resolve("b/empty"));
    write(new BufferedImage(1, 1, COLOUR), "loose.png");
    assertThat(ImageFolder.read(root).notes())
        .containsExactly(
            "left out, hidden: 5 (.DS_Store, __MACOSX, ._1.png, …)",
            "left out, no image: 2 (README.txt, empty)",
            "left out, in no class folder: 1 (loose.png)");
  }

  @Test
  void transparencyIsTold() throws IOException {
    write(new BufferedImage(2, 2, BufferedImage.TYPE_INT_ARGB), "a/1.png");
    write(new BufferedImage(2, 2, COLOUR), "b/1.png");
    assertThat(ImageFolder.read(root).notes())
        .containsExactly("transparent in places, read as opaque: 1 (1.png)");
  }

  @Test
  void linksAreFollowedToFilesAndClassesButNotFurther() throws IOException {
    writeClasses("elsewhere", 2);
    Path set = Files.createDirectory(root.resolve("set"));
    Files.createSymbolicLink(set.resolve("b"), root.resolve("elsewhere/b"));
    Path a = Files.createDirectory(set.resolve("a"));
    Files.createSymbolicLink(a.resolve("1.png"), root.resolve("elsewhere/a/0.png"));
    Files.createSymbolicLink(a.resolve("a"), Path.of("../a"));
    Path link = Files.createSymbolicLink(root.resolve("link"), set);
    RawData data = ImageFolder.read(link);
    assertThat(data.train().classSizes()).containsExactly(1, 2);
    assertThat(data.notes()).containsExactly("left out, a link to a folder: 1 (a)");
  }

  @Test
  void onlyRegularFilesAreOpened() throws IOException {
    writeClasses(".", 1);
    Path socket = TestImages.socket(root.resolve("a/socket"));
    assertThat(ImageFolder.read(root).notes()).containsExactly("left out, no image: 1 (socket)");
    Files.move(socket, root.resolve("a/socket.png"));
    assertMistake("socket.png: expected a file, found ");
    Files.delete(root.resolve("a/socket.png"));
    Files.createSymbolicLink(root.resolve("a/lost.png"), Path.of("nowhere.png"));
    assertMistake("lost.png: expected a file, found ");
  }

  @Test
  void imagesThatDoNotFitTogetherAreRefusedAfterTheFirst() throws IOException {
    writeClasses(".", 50);
    // 100 grey images of 4 bytes, and 32 for each: 3,600.
    assertThat(ImageFolder.read(root, new HeapShare(10_000)).train().size()).isEqualTo(100);
    assertThatThrownBy(() -> ImageFolder.read(root, new HeapShare(3_500)))
        .isInstanceOf(UserMistake.class)
        .hasMessage(
            root
                + ": 100 images of 2×2 pixels: takes the images' memory to 1 MB, expected at most"
                + " 0 MB; use smaller or fewer images");
  }

  @Test
  void aClassIsNotCalledWhatATerminalObeys() throws IOException {
    write(new BufferedImage(2, 2, COLOUR), "a\u001b[2J\nb/1.png");
    write(new BufferedImage(2, 2, COLOUR), "c/1.png");
    assertMistake(root + ": found the class name a\\u001b[2J\\nb, expected one line");
  }

  @Test
  void greyImagesBeforeTheFirstColouredOneKeepTheirValues() throws IOException {
    BufferedImage grey = new BufferedImage(2, 1, GREY);
    grey.getRaster().setSample(1, 0, 0, 9);
    BufferedImage red = new BufferedImage(2, 1, COLOUR);
    red.setRGB(1, 0, 0xFF0000);
    write(grey, "a/1.png");
    write(red, "b/1.png");
    ImageSet set = ImageFolder.read(root).train();
    assertThat(set.pixels(0)).containsExactly(0, 0, 0, 9, 9, 9);
    assertThat(set.pixels(1)).containsExactly(0, 0, 0, -1, 0, 0);
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
  @ValueSource(strings = {"png", "jpg", "bmp", "TIF", "webp"})
  void aFileThatIsNoImageIsNamed(String kind) throws IOException {
    write(new BufferedImage(3, 2, COLOUR), "a/1.png");
    Files.writeString(root.resolve("a/2." + kind), "these are no pixels");
    assertMistake("2." + kind + ": holds no image, expected PNG, JPEG, GIF, BMP or TIFF");
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

  /** So many images in each of the classes a and b. */
  private void writeClasses(String folder, int images) throws IOException {
    for (int i = 0; i < images; i++) {
      write(new BufferedImage(2, 2, COLOUR), folder + "/a/" + i + ".png");
      write(new BufferedImage(2, 2, COLOUR), folder + "/b/" + i + ".png");
    }
  }

  private void write(BufferedImage image, String name) throws IOException {
    Path path = root.resolve(name);
    Files.createDirectories(path.getParent());
    String kind = name.substring(name.lastIndexOf('.') + 1);
    assertThat(ImageIO.write(image, kind, path.toFile())).isTrue();
  }
}
