package io.github.distill4j.data;

import io.github.distill4j.data.CatalogEntry.DataFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** Compares a file with what the catalog says of it. */
final class Checksums {

  private Checksums() {}

  /** What is wrong with a file, in a few words; empty when size and both checksums are right. */
  static Optional<String> problem(Path path, DataFile expected) throws IOException {
    long size = Files.size(path);
    if (size != expected.size()) {
      return Optional.of(String.format("%d bytes, expected %d", size, expected.size()));
    }
    MessageDigest md5 = digest("MD5");
    MessageDigest sha256 = digest("SHA-256");
    try (InputStream file = Files.newInputStream(path);
        InputStream once = new DigestInputStream(file, md5);
        InputStream twice = new DigestInputStream(once, sha256)) {
      twice.transferTo(OutputStream.nullOutputStream());
    }
    return difference("md5", md5, expected.md5())
        .or(() -> difference("sha256", sha256, expected.sha256()));
  }

  private static Optional<String> difference(String name, MessageDigest digest, String expected) {
    String found = HexFormat.of().formatHex(digest.digest());
    return found.equalsIgnoreCase(expected)
        ? Optional.empty()
        : Optional.of(String.format("%s %s, expected %s", name, found, expected));
  }

  private static MessageDigest digest(String name) {
    try {
      return MessageDigest.getInstance(name);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has " + name, e);
    }
  }
}
