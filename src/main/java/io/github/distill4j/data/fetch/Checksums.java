package io.github.distill4j.data.fetch;

import io.github.distill4j.Checksum;
import io.github.distill4j.data.RegularFile;
import io.github.distill4j.data.fetch.CatalogEntry.DataFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Compares a file with what the catalog says of it. */
final class Checksums {

  private Checksums() {}

  /** What is wrong with a file, in a few words; empty when size and both checksums are right. */
  static Optional<String> problem(Path path, DataFile expected) throws IOException {
    long size = Files.size(path);
    if (size != expected.size()) {
      return Optional.of(
          String.format(Locale.ROOT, "%d bytes, expected %d", size, expected.size()));
    }
    Checksum md5 = Checksum.md5();
    Checksum sha256 = Checksum.sha256();
    try (InputStream file = sha256.over(md5.over(RegularFile.open(path)))) {
      file.transferTo(OutputStream.nullOutputStream());
    }
    return difference("md5", md5.hex(), expected.md5())
        .or(() -> difference("sha256", sha256.hex(), expected.sha256()));
  }

  private static Optional<String> difference(String name, String found, String expected) {
    return found.equalsIgnoreCase(expected)
        ? Optional.empty()
        : Optional.of(String.format(Locale.ROOT, "%s %s, expected %s", name, found, expected));
  }
}
