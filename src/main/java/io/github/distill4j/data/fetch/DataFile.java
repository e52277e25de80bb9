package io.github.distill4j.data.fetch;

import static io.github.distill4j.data.fetch.CatalogEntry.require;

import io.github.distill4j.Checksum;
import io.github.distill4j.PlainFile;
import io.github.distill4j.Text;
import io.github.distill4j.UserMistake;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One file of a data set, as the catalog knows it.
 *
 * @param size bytes
 * @param md5 checksum in hexadecimal
 * @param sha256 checksum in hexadecimal
 * @param addresses where it may be had, tried in this order
 */
public record DataFile(String name, long size, String md5, String sha256, List<URI> addresses) {

  public DataFile {
    require("name", name);
    require("md5", md5);
    require("sha256", sha256);
    require("addresses", addresses);
    // A catalog file is data: it must not name a place outside the data set's own folder.
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
      throw new UserMistake("name: found %s, expected a plain file name", name);
    }
    addresses = List.copyOf(addresses);
    for (URI address : addresses) {
      if (address.getHost() == null || !String.valueOf(address.getScheme()).matches("https?")) {
        throw new UserMistake(
            "addresses: found %s, expected an address such as https://HOST/FILE", address);
      }
    }
  }

  /** What is wrong with a copy, in a few words; empty when size and both checksums are right. */
  Optional<String> problem(Path copy) throws IOException {
    long found = Files.size(copy);
    if (found != size) {
      return Optional.of(Text.of("%d bytes, expected %d", found, size));
    }
    Checksum ourMd5 = Checksum.md5();
    Checksum ourSha256 = Checksum.sha256();
    try (InputStream file = ourSha256.over(ourMd5.over(PlainFile.open(copy)))) {
      file.transferTo(OutputStream.nullOutputStream());
    }
    return difference("md5", ourMd5.hex(), md5)
        .or(() -> difference("sha256", ourSha256.hex(), sha256));
  }

  private static Optional<String> difference(String name, String found, String expected) {
    return found.equalsIgnoreCase(expected)
        ? Optional.empty()
        : Optional.of(name + " " + found + ", expected " + expected);
  }
}
