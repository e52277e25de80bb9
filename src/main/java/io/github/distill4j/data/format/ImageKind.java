package io.github.distill4j.data.format;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The kinds of image files that are read; a file's first bytes say which it is. */
enum ImageKind {
  PNG("\211PNG\r\n\032\n"),
  JPEG("\377\330\377"),
  GIF("GIF8"),
  BMP("BM"),
  TIFF("II*\0", "MM\0*");

  /** How many bytes tell every kind. */
  static final int HEAD = 64;

  private static final List<String> SUFFIXES =
      List.of(
          "png", "apng", "jpg", "jpeg", "jpe", "jfif", "gif", "bmp", "dib", "tif", "tiff", "webp",
          "heic", "heif", "avif", "jp2", "jxl", "psd", "ppm", "pgm", "pbm", "pnm", "ico", "svg");

  private final String start;
  private final String otherStart;

  ImageKind(String start) {
    this(start, start);
  }

  ImageKind(String start, String otherStart) {
    this.start = start;
    this.otherStart = otherStart;
  }

  /** The kind of a file that begins like this, if it is one of them. */
  static Optional<ImageKind> of(byte[] head) {
    String text = text(head);
    return Arrays.stream(values())
        .filter(kind -> text.startsWith(kind.start) || text.startsWith(kind.otherStart))
        .findFirst();
  }

  /** Whether a file is called like an image, of these kinds or others. */
  static boolean isNameOfImage(String name) {
    String suffix = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return name.contains(".") && SUFFIXES.contains(suffix);
  }

  /** What a file that is none of them holds, as far as its first bytes tell. */
  static String otherKind(byte[] head) {
    String text = text(head);
    if (text.isEmpty()) {
      return "is empty";
    } else if (text.startsWith("RIFF") && text.startsWith("WEBP", 8)) {
      return "is WebP";
    } else if (text.startsWith("ftyp", 4)) {
      return "is HEIF or AVIF";
    } else if (text.startsWith("8BPS")) {
      return "is a Photoshop document";
    } else if (text.matches("(?s)P[1-6]\\s.*")) {
      return "is PBM, PGM or PPM";
    } else if (text.startsWith("\0\5\026")) {
      return "is a Mac's AppleDouble file without pixels";
    } else if (text.startsWith("version https://git-lfs")) {
      return "is a Git LFS pointer (git lfs pull fetches the image)";
    } else if (text.stripLeading().startsWith("<") || text.startsWith("\357\273\277<")) {
      return "is HTML or XML";
    }
    return "holds no image";
  }

  private static String text(byte[] head) {
    return new String(head, StandardCharsets.ISO_8859_1);
  }
}
