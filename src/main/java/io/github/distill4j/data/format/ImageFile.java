package io.github.distill4j.data.format;

import io.github.distill4j.PlainFile;
import io.github.distill4j.Text;
import io.github.distill4j.UserMistake;
import io.github.distill4j.data.HeapShare;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Reads image files, whole ones only, turned upright, every sample as the file holds it.
 *
 * <p>Java's own readers decode them. What these let pass is looked for beside: damage, profiles,
 * orientation. One thread at a time.
 */
final class ImageFile {

  /** Bytes a pixel takes on its way: four samples of 16 bits, three bytes, and room to turn. */
  private static final int ON_ITS_WAY = 14;

  /** A file's bytes are held twice, by us and by the stream that Java's readers want. */
  private static final int COPIES = 2;

  /** Where a BMP says how long its header is, and how its pixels are packed. */
  private static final int BMP_HEADER = 14;

  private static final int BMP_COMPRESSION = 30;

  /** Bytes of one image that Java can count, however much memory there is. */
  private static final HeapShare ONE_IMAGE = new HeapShare(Integer.MAX_VALUE);

  private final HeapShare memory;
  private final Map<ImageKind, ImageReader> readers = new EnumMap<>(ImageKind.class);
  private final List<String> warnings = new ArrayList<>();

  ImageFile(HeapShare memory) {
    this.memory = memory;
  }

  /** The first bytes of a file. */
  static byte[] head(Path file) {
    try (InputStream in = PlainFile.open(file)) {
      return in.readNBytes(ImageKind.HEAD);
    } catch (IOException e) {
      throw new UserMistake("%s: cannot be read (%s)", file, e);
    }
  }

  /**
   * Reads a file.
   *
   * @throws UserMistake when it is no image, cut short or damaged, or does not fit into memory
   */
  Picture read(Path file) {
    ImageKind kind =
        ImageKind.of(head(file))
            .orElseThrow(
                () ->
                    new UserMistake(
                        "%s: %s, expected PNG, JPEG, GIF, BMP or TIFF; convert it or remove it",
                        file, ImageKind.otherKind(head(file))));
    try {
      require(file, COPIES * Files.size(file));
      return decode(file, kind, Files.readAllBytes(file));
    } catch (UserMistake e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // The readers answer damaged files with all kinds of exceptions.
      throw new UserMistake(
          "%s: is not a readable image (%s: %s); replace it or remove it",
          file, kind, e.getMessage() == null ? "cut short or damaged" : e.getMessage());
    }
  }

  private Picture decode(Path file, ImageKind kind, byte[] bytes) throws IOException {
    return switch (kind) {
      case PNG -> {
        PngChunks chunks = new PngChunks(bytes);
        yield image(file, kind, bytes).in(chunks.isAnimated()).upright(chunks.orientation());
      }
      case JPEG -> jpeg(file, bytes);
      case GIF -> {
        Picture first = image(file, kind, bytes);
        yield first.in(readers.get(kind).getNumImages(true) > 1);
      }
      case BMP -> {
        requireOwnPixels(bytes);
        yield image(file, kind, bytes);
      }
      case TIFF -> {
        TiffTags tags = TiffTags.of(bytes, 0, bytes.length);
        tags.requireExact();
        yield image(file, kind, bytes).in(tags.holdsSeveral()).upright(tags.orientation());
      }
    };
  }

  /** A BMP may hold a JPEG or PNG, the damage of which Java's reader would not report. */
  private static void requireOwnPixels(byte[] bmp) throws IIOException {
    boolean ofWindows = bmp.length > BMP_COMPRESSION && bmp[BMP_HEADER] >= 40;
    if (ofWindows && (bmp[BMP_COMPRESSION] == 4 || bmp[BMP_COMPRESSION] == 5)) {
      throw new IIOException("holds a JPEG or PNG; convert it to PNG");
    }
  }

  private Picture image(Path file, ImageKind kind, byte[] bytes) throws IOException {
    BufferedImage image = reader(file, kind, bytes).read(0);
    return Colours.read(image.getColorModel(), image.getRaster());
  }

  private Picture jpeg(Path file, byte[] bytes) throws IOException {
    JpegMarkers markers = new JpegMarkers(bytes);
    // The raster holds the samples before any conversion; an image would follow the profile.
    Picture picture =
        markers.colours().read(reader(file, ImageKind.JPEG, bytes).readRaster(0, null));
    for (String warning : warnings) {
      if (meansLostPixels(warning)) {
        throw new IIOException(warning);
      }
    }
    return picture.upright(markers.orientation());
  }

  /**
   * Whether a warning of libjpeg tells of damage. Many cameras leave bytes before the end of the
   * image; before a restart marker (0xd0 to 0xd7) they are pixels that were lost.
   */
  private static boolean meansLostPixels(String warning) {
    return warning.startsWith("Premature end")
        || (warning.startsWith("Corrupt JPEG data")
            && (!warning.contains("extraneous bytes") || warning.matches(".*0xd[0-7]$")));
  }

  /** A reader before the first image of a file, the size of which was found to fit. */
  private ImageReader reader(Path file, ImageKind kind, byte[] bytes) throws IOException {
    ImageReader reader = readers.computeIfAbsent(kind, this::javasOwn);
    warnings.clear();
    InputStream in = new ByteArrayInputStream(bytes);
    reader.setInput(new MemoryCacheImageInputStream(in), false, true);
    requireFits(file, reader.getWidth(0), reader.getHeight(0));
    requireFits(file, reader.getTileWidth(0), reader.getTileHeight(0));
    return reader;
  }

  private void requireFits(Path file, int width, int height) {
    require(
        Text.of("%s: an image of %d×%d pixels", file, height, width),
        (long) ON_ITS_WAY * width * height);
  }

  private void require(Object what, long bytes) {
    memory.require(what, bytes);
    ONE_IMAGE.require(what, bytes);
  }

  /**
   * The reader that comes with Java, whichever others are on the class path: they treat profiles
   * and CMYK each in their own way.
   */
  private ImageReader javasOwn(ImageKind kind) {
    Iterator<ImageReader> all = ImageIO.getImageReadersByFormatName(kind.name());
    while (all.hasNext()) {
      ImageReader reader = all.next();
      if (reader.getClass().getModule().equals(ImageIO.class.getModule())) {
        reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
        return reader;
      }
    }
    throw new IllegalStateException("every Java reads " + kind);
  }
}
