package io.github.distill4j.data.format;

import static io.github.distill4j.data.format.ImageBytes.COLOUR;
import static io.github.distill4j.data.format.ImageBytes.COLOUR_ALPHA;
import static io.github.distill4j.data.format.ImageBytes.GREY;
import static io.github.distill4j.data.format.ImageBytes.GREY_ALPHA;
import static io.github.distill4j.data.format.ImageBytes.PALETTE;
import static io.github.distill4j.data.format.ImageBytes.ascii;
import static io.github.distill4j.data.format.ImageBytes.bytes;
import static io.github.distill4j.data.format.ImageBytes.chunk;
import static io.github.distill4j.data.format.ImageBytes.exif;
import static io.github.distill4j.data.format.ImageBytes.join;
import static io.github.distill4j.data.format.ImageBytes.png;
import static io.github.distill4j.data.format.ImageBytes.tiff;
import static java.nio.ByteOrder.BIG_ENDIAN;
import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.distill4j.UserMistake;
import io.github.distill4j.data.HeapShare;
import io.github.distill4j.data.format.ImageBytes.Tag;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageFileTest {

  private static final byte[] FOUR = bytes(1, 2, 10, 200);
  private static final byte[] TWO_COLOURS = bytes(1, 2, 10, 200, 100, 50);

  @TempDir Path folder;

  @Test
  void greyIsTheStoredSampleWithAndWithoutAlpha() throws IOException {
    assertThat(read(png(2, 2, 8, GREY, FOUR)).pixels()).isEqualTo(FOUR);
    byte[] withAlpha = bytes(1, 255, 2, 0, 10, 128, 200, 3);
    assertThat(read(png(2, 2, 8, GREY_ALPHA, withAlpha)).pixels()).isEqualTo(FOUR);
    byte[] tenIsTransparent = chunk("tRNS", bytes(0, 10));
    assertThat(read(png(2, 2, 8, GREY, FOUR, tenIsTransparent)).pixels()).isEqualTo(FOUR);
    assertThat(read(tiff(LITTLE_ENDIAN, 2, 2, FOUR)).pixels()).isEqualTo(FOUR);
    assertThat(read(tiff(LITTLE_ENDIAN, 2, 2, withAlpha, twoSamples(), alpha())).pixels())
        .isEqualTo(FOUR);
  }

  @Test
  void colourIsTheStoredSampleWithAndWithoutAlpha() throws IOException {
    assertThat(read(png(1, 2, 8, COLOUR, TWO_COLOURS)).pixels()).isEqualTo(TWO_COLOURS);
    byte[] withAlpha = bytes(1, 2, 10, 0, 200, 100, 50, 7);
    assertThat(read(png(1, 2, 8, COLOUR_ALPHA, withAlpha)).pixels()).isEqualTo(TWO_COLOURS);
    byte[] first = chunk("tRNS", bytes(0, 1, 0, 2, 0, 10));
    assertThat(read(png(1, 2, 8, COLOUR, TWO_COLOURS, first)).pixels()).isEqualTo(TWO_COLOURS);
    byte[] palette = chunk("PLTE", bytes(9, 9, 9, 1, 2, 10, 200, 100, 50));
    byte[] opacity = chunk("tRNS", bytes(255, 0));
    assertThat(read(png(1, 2, 8, PALETTE, bytes(1, 2), palette, opacity)).pixels())
        .isEqualTo(TWO_COLOURS);
  }

  @ParameterizedTest
  @ValueSource(ints = {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_3BYTE_BGR})
  void everyLosslessFormatHoldsTheSame(int type) throws IOException {
    BufferedImage image = noise(new BufferedImage(9, 7, type));
    byte[] expected = read(ImageBytes.written(image, "png", null)).pixels();
    assertThat(expected).hasSize(63 * image.getRaster().getNumBands());
    assertThat(read(ImageBytes.written(image, "bmp", null)).pixels()).isEqualTo(expected);
    for (String packed : new String[] {null, "LZW", "ZLib", "Deflate", "PackBits"}) {
      assertThat(read(ImageBytes.written(image, "tiff", packed)).pixels()).isEqualTo(expected);
    }
  }

  @Test
  void sixteenBitsKeepTheirHighByteAndFewerAreStretched() throws IOException {
    assertThat(read(png(1, 2, 16, GREY, bytes(1, 255, 200, 0))).pixels()).isEqualTo(bytes(1, 200));
    assertThat(read(png(1, 2, 16, GREY_ALPHA, bytes(1, 255, 9, 9, 200, 0, 9, 9))).pixels())
        .isEqualTo(bytes(1, 200));
    assertThat(read(png(1, 1, 16, COLOUR, bytes(1, 255, 2, 0, 200, 128))).pixels())
        .isEqualTo(bytes(1, 2, 200));
    assertThat(read(tiff(BIG_ENDIAN, 1, 2, bytes(1, 255, 200, 0), new Tag(258, 16))).pixels())
        .isEqualTo(bytes(1, 200));
    assertThat(read(png(1, 2, 4, GREY, bytes(0x1F))).pixels()).isEqualTo(bytes(17, 255));
    assertThat(read(png(1, 4, 2, GREY, bytes(0b00_01_10_11))).pixels())
        .isEqualTo(bytes(0, 85, 170, 255));
    assertThat(read(png(1, 8, 1, GREY, bytes(0b10110000))).pixels())
        .isEqualTo(bytes(255, 0, 255, 255, 0, 0, 0, 0));
    // 5, 6 and 5 bits: 1 of 31 is 8.2, 1 of 63 is 4.05.
    BufferedImage packed = new BufferedImage(1, 1, BufferedImage.TYPE_USHORT_565_RGB);
    packed.getRaster().setPixel(0, 0, new int[] {1, 1, 31});
    assertThat(Colours.read(packed.getColorModel(), packed.getRaster()).pixels())
        .isEqualTo(bytes(8, 4, 255));
  }

  @Test
  void noProfileAndNoGammaChangesASample() throws IOException {
    byte[] gamma = chunk("gAMA", bytes(0, 1, 0x86, 0xA0));
    assertThat(read(png(2, 2, 8, GREY, FOUR, gamma)).pixels()).isEqualTo(FOUR);
    byte[] profile = profile(ColorSpace.CS_LINEAR_RGB);
    byte[] named = chunk("iCCP", join(ascii("linear\0\0"), ImageBytes.deflated(profile)));
    assertThat(read(png(1, 2, 8, COLOUR, TWO_COLOURS, named, gamma)).pixels())
        .isEqualTo(TWO_COLOURS);
    Tag[] tags = {
      new Tag(262, 2),
      new Tag(277, 3),
      new Tag(279, 6),
      new Tag(34675, 7, profile.length, 8 + 2 + 12 * 10 + 4 + 6)
    };
    assertThat(read(tiff(LITTLE_ENDIAN, 1, 2, join(TWO_COLOURS, profile), tags)).pixels())
        .isEqualTo(TWO_COLOURS);
  }

  @Test
  void aJpegsProfileChangesNothing() throws IOException {
    byte[] plain = ImageBytes.written(noise(colour(16, 16)), "jpeg", null);
    for (int space : new int[] {ColorSpace.CS_LINEAR_RGB, ColorSpace.CS_GRAY}) {
      byte[] segment = join(ascii("ICC_PROFILE\0\1\1"), profile(space));
      assertThat(read(ImageBytes.withSegment(plain, 0xE2, segment)).pixels())
          .isEqualTo(read(plain).pixels());
    }
    byte[] broken = join(ascii("ICC_PROFILE\0\1\1"), new byte[200]);
    assertThat(read(ImageBytes.withSegment(plain, 0xE2, broken)).pixels())
        .isEqualTo(read(plain).pixels());
  }

  @Test
  void aJpegIsDecodedLikeJavasOwnWhereThatFollowsTheStandard() throws IOException {
    for (int side = 16; side < 24; side++) {
      byte[] jpeg = ImageBytes.written(noise(colour(side, 16)), "jpeg", null);
      BufferedImage expected = ImageIO.read(new ByteArrayInputStream(jpeg));
      assertThat(read(jpeg).pixels())
          .isEqualTo(Colours.read(expected.getColorModel(), expected.getRaster()).pixels());
    }
  }

  @Test
  void threeComponentsAreWhatTheMarkersSay() throws IOException {
    // Y, Cb, Cr of one flat colour: 100 + 1.402 · 50, 100 − .344 · 20 − .714 · 50, 100 + 1.772 · 20
    byte[] bare = ImageBytes.jpeg(flat(100, 148, 178), false);
    assertThat(firstPixel(bare)).isEqualTo(bytes(170, 57, 135));
    byte[] jfif =
        ImageBytes.withSegment(bare, 0xE0, bytes('J', 'F', 'I', 'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0));
    assertThat(firstPixel(jfif)).isEqualTo(bytes(170, 57, 135));
    assertThat(firstPixel(ImageBytes.withSegment(bare, 0xEE, adobe(1))))
        .isEqualTo(bytes(170, 57, 135));
    assertThat(firstPixel(ImageBytes.withSegment(bare, 0xEE, adobe(0))))
        .isEqualTo(bytes(100, 148, 178));
  }

  @Test
  void inksBecomeWhatNeitherTheyNorBlackTakeAway() throws IOException {
    // 255 is no ink: red is 100 · 200 / 255.
    byte[] inks = ImageBytes.jpeg(flat(100, 150, 255, 200), false);
    assertThat(firstPixel(inks)).isEqualTo(bytes(78, 118, 200));
    assertThat(firstPixel(ImageBytes.withSegment(inks, 0xEE, adobe(0))))
        .isEqualTo(bytes(78, 118, 200));
    // The colour of the test above is that of the inks' complements: red is (255 − 170) · 255 / 255
    byte[] ycck = ImageBytes.jpeg(flat(100, 148, 178, 255), false);
    assertThat(firstPixel(ImageBytes.withSegment(ycck, 0xEE, adobe(2))))
        .isEqualTo(bytes(85, 198, 120));
    // In a TIFF 255 is all ink: red is (255 − 155) · (255 − 55) / 255.
    byte[] tiff =
        tiff(LITTLE_ENDIAN, 1, 1, bytes(155, 105, 0, 55), new Tag(262, 5), new Tag(277, 4));
    assertThat(firstPixel(tiff)).isEqualTo(bytes(78, 118, 200));
  }

  @Test
  void transparencyAndFurtherImagesAreTold() throws IOException {
    assertThat(read(png(1, 2, 8, GREY_ALPHA, bytes(1, 255, 2, 255))).transparent()).isFalse();
    assertThat(read(png(1, 2, 8, GREY_ALPHA, bytes(1, 255, 2, 254))).transparent()).isTrue();
    assertThat(read(png(1, 2, 8, GREY, bytes(1, 2), chunk("tRNS", bytes(0, 3)))).transparent())
        .isFalse();
    byte[] palette = chunk("PLTE", bytes(1, 2, 3, 4, 5, 6));
    byte[] opacity = chunk("tRNS", bytes(0));
    assertThat(read(png(1, 1, 8, PALETTE, bytes(1), palette, opacity)).transparent()).isFalse();
    assertThat(read(png(1, 1, 8, PALETTE, bytes(0), palette, opacity)).transparent()).isTrue();
    byte[] frames = chunk("acTL", new byte[8]);
    assertThat(read(png(1, 1, 8, GREY, bytes(1), frames)).oneOfSeveral()).isTrue();
    assertThat(read(png(1, 1, 8, GREY, bytes(1))).oneOfSeveral()).isFalse();
    byte[] gif =
        ImageBytes.written(new BufferedImage(2, 2, BufferedImage.TYPE_BYTE_GRAY), "gif", null);
    assertThat(read(gif).oneOfSeveral()).isFalse();
    int image = 13 + 3 * (1 << ((gif[10] & 7) + 1));
    byte[] twice =
        join(Arrays.copyOf(gif, gif.length - 1), Arrays.copyOfRange(gif, image, gif.length));
    assertThat(read(twice).oneOfSeveral()).isTrue();
  }

  /** The stored rows are 1 2 3 and 4 5 6. */
  @ParameterizedTest
  @CsvSource({
    "1, 2, 123456", "2, 2, 321654", "3, 2, 654321", "4, 2, 456123",
    "5, 3, 142536", "6, 3, 415263", "7, 3, 635241", "8, 3, 362514",
    "0, 2, 123456", "9, 2, 123456"
  })
  void theOrientationIsApplied(int orientation, int height, String digits) throws IOException {
    byte[] stored = bytes(1, 2, 3, 4, 5, 6);
    byte[] expected = new byte[6];
    for (int i = 0; i < 6; i++) {
      expected[i] = (byte) Character.digit(digits.charAt(i), 10);
    }
    byte[] chunk = chunk("eXIf", exif(BIG_ENDIAN, orientation));
    Tag tag = new Tag(274, orientation);
    for (byte[] file :
        new byte[][] {
          png(2, 3, 8, GREY, stored, chunk),
          tiff(BIG_ENDIAN, 2, 3, stored, tag),
          tiff(LITTLE_ENDIAN, 2, 3, stored, tag)
        }) {
      Picture picture = read(file);
      assertThat(picture.height()).isEqualTo(height);
      assertThat(picture.pixels()).isEqualTo(expected);
    }
  }

  @Test
  void aJpegLiesAsItsExifSaysAndColoursTurnAsPixels() throws IOException {
    byte[] jpeg = ImageBytes.written(noise(colour(16, 8)), "jpeg", null);
    Picture stored = read(jpeg);
    for (int orientation = 1; orientation <= 8; orientation++) {
      byte[] segment = join(ascii("Exif\0\0"), exif(LITTLE_ENDIAN, orientation));
      Picture turned = read(ImageBytes.withSegment(jpeg, 0xE1, segment));
      assertThat(turned).usingRecursiveComparison().isEqualTo(stored.upright(orientation));
    }
    // A quarter to the right: the first row was the first column, from its lower end.
    byte[] corner = Arrays.copyOf(stored.upright(6).pixels(), 3);
    assertThat(corner).isEqualTo(Arrays.copyOfRange(stored.pixels(), 3 * 7 * 16, 3 * 7 * 16 + 3));
  }

  @Test
  void damagedExifTurnsNothing() throws IOException {
    byte[] jpeg = ImageBytes.written(noise(colour(16, 8)), "jpeg", null);
    byte[] whole = join(ascii("Exif\0\0"), exif(LITTLE_ENDIAN, 6));
    Random random = new Random(1);
    for (int i = 0; i < 300; i++) {
      byte[] damaged = Arrays.copyOf(whole, 6 + random.nextInt(whole.length - 6));
      if (damaged.length > 6) {
        damaged[6 + random.nextInt(damaged.length - 6)] = (byte) random.nextInt();
      }
      assertThat(read(ImageBytes.withSegment(jpeg, 0xE1, damaged)).pixels()).hasSize(16 * 8 * 3);
    }
  }

  @ParameterizedTest
  @CsvSource({"png,", "bmp,", "gif,", "tiff,", "tiff,LZW", "tiff,ZLib", "tiff,PackBits", "jpeg,"})
  void aFileCutShortAnywhereIsRefusedOrWhole(String format, String packed) throws IOException {
    for (int type : new int[] {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_3BYTE_BGR}) {
      byte[] whole = ImageBytes.written(noise(new BufferedImage(16, 12, type)), format, packed);
      assertCutIsRefused(whole, format.equals("gif") ? 1 : 0);
    }
  }

  @Test
  void aProgressiveJpegCutShortAnywhereIsRefused() throws IOException {
    Raster components = noise(colour(24, 16)).getRaster();
    assertCutIsRefused(ImageBytes.jpeg(components, true), 0);
    assertCutIsRefused(ImageBytes.jpeg(components, false), 0);
  }

  /** All but the last bytes that hold nothing of the image. */
  private void assertCutIsRefused(byte[] whole, int empty) throws IOException {
    assertThat(read(whole).pixels()).isNotEmpty();
    for (int length = 0; length < whole.length - empty; length += 1 + length / 50) {
      assertMistake(Arrays.copyOf(whole, length), "image");
    }
    assertMistake(Arrays.copyOf(whole, whole.length - 1 - empty), "image");
  }

  @Test
  void aPngWithOneWrongBitAnywhereIsRefused() throws IOException {
    byte[] whole = png(2, 2, 8, COLOUR, bytes(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12));
    for (int bit = 0; bit < 8 * whole.length; bit++) {
      byte[] wrong = whole.clone();
      wrong[bit / 8] ^= (byte) (1 << bit % 8);
      assertMistake(wrong, "image");
    }
  }

  @Test
  void aJpegThatLostBytesInsideIsRefused() throws IOException {
    byte[] whole = ImageBytes.written(noise(colour(64, 64)), "jpeg", null);
    int middle = whole.length / 2;
    byte[] without =
        join(Arrays.copyOf(whole, middle), Arrays.copyOfRange(whole, middle + 300, whole.length));
    assertMistake(without, "Corrupt JPEG data: premature end of data segment");
  }

  @Test
  void harmlessOdditiesOfWholeJpegsPass() throws IOException {
    byte[] whole = ImageBytes.written(noise(colour(16, 16)), "jpeg", null);
    byte[] pixels = read(whole).pixels();
    byte[] padded =
        join(Arrays.copyOf(whole, whole.length - 2), bytes(0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xD9));
    assertThat(read(padded).pixels()).isEqualTo(pixels);
    assertThat(read(join(whole, ascii("and more behind"))).pixels()).isEqualTo(pixels);
    assertThat(read(ImageBytes.withSegment(whole, 0xED, new byte[60])).pixels()).isEqualTo(pixels);
  }

  @Test
  void aTiffOfOtherNumbersOrUncheckedPackingIsRefused() throws IOException {
    assertMistake(tiff(LITTLE_ENDIAN, 2, 2, FOUR, new Tag(339, 2)), "sample format 2");
    assertMistake(
        tiff(LITTLE_ENDIAN, 1, 1, FOUR, new Tag(339, 3), new Tag(258, 32)), "sample format 3");
    assertMistake(tiff(LITTLE_ENDIAN, 1, 1, FOUR, new Tag(258, 32)), "found 32 bits per sample");
    assertMistake(tiff(LITTLE_ENDIAN, 2, 2, FOUR, new Tag(262, 8)), "interpretation 8");
    assertMistake(tiff(LITTLE_ENDIAN, 2, 2, FOUR, new Tag(277, 400)), "samples per pixel 400");
    assertMistake(
        tiff(LITTLE_ENDIAN, 2, 2, FOUR, new Tag(279, 4, 1, Integer.MAX_VALUE)),
        "found 2147483647 bytes in a strip");
    byte[] jpegInside = ImageBytes.written(noise(colour(16, 16)), "tiff", "JPEG");
    assertMistake(jpegInside, "compression 7 is not read");
  }

  @ParameterizedTest
  @CsvSource({
    "'', is empty",
    "<!DOCTYPE html><title>404</title>, is HTML or XML",
    "RIFF1234WEBPVP8 , is WebP",
    "'1234ftypheic', is HEIF or AVIF",
    "P6 3 2 255, 'is PBM, PGM or PPM'",
    "version https://git-lfs.github.com/spec/v1, is a Git LFS pointer",
    "these are no pixels, holds no image"
  })
  void aFileThatIsNoImageIsToldByItsContents(String text, String what) throws IOException {
    assertMistake(ascii(text), what);
  }

  @Test
  void anImageThatWouldNotFitIsRefusedByItsHeader() throws IOException {
    byte[] bomb = png(1, 1, 8, GREY, bytes(1));
    byte[] header = chunk("IHDR", bytes(0, 0, 0x3A, 0x98, 0, 0, 0x3A, 0x98, 1, 0, 0, 0, 0));
    System.arraycopy(header, 0, bomb, 8, header.length);
    // 15,000² pixels at 14 bytes each.
    Path file = Files.write(folder.resolve("bomb.png"), bomb);
    assertThatThrownBy(() -> new ImageFile(new HeapShare(700_000_000)).read(file))
        .isInstanceOf(UserMistake.class)
        .hasMessage(
            file
                + ": an image of 15000×15000 pixels: takes the images' memory to 3,150 MB, expected"
                + " at most 700 MB; use smaller or fewer images");
  }

  private Picture read(byte[] bytes) throws IOException {
    Path file = Files.write(folder.resolve("image"), bytes);
    return new ImageFile(new HeapShare(1 << 20)).read(file);
  }

  private byte[] firstPixel(byte[] bytes) throws IOException {
    return Arrays.copyOf(read(bytes).pixels(), 3);
  }

  private void assertMistake(byte[] bytes, String part) {
    assertThatThrownBy(() -> read(bytes))
        .isInstanceOf(UserMistake.class)
        .hasMessageStartingWith(folder.resolve("image") + ": ")
        .hasMessageContaining(part);
  }

  private static byte[] profile(int space) {
    return ((ICC_ColorSpace) ColorSpace.getInstance(space)).getProfile().getData();
  }

  private static Tag twoSamples() {
    return new Tag(277, 2);
  }

  private static Tag alpha() {
    return new Tag(338, 2);
  }

  private static byte[] adobe(int transform) {
    return join(ascii("Adobe\0"), bytes(100, 0, 0, 0, 0, transform));
  }

  private static Raster flat(int... components) {
    WritableRaster raster =
        Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 8, 8, components.length, null);
    for (int p = 0; p < 64; p++) {
      raster.setPixel(p % 8, p / 8, components);
    }
    return raster;
  }

  private static BufferedImage colour(int width, int height) {
    return new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
  }

  private static BufferedImage noise(BufferedImage image) {
    Random random = new Random(3);
    WritableRaster raster = image.getRaster();
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        for (int band = 0; band < raster.getNumBands(); band++) {
          raster.setSample(x, y, band, random.nextInt(256));
        }
      }
    }
    return image;
  }
}
