package io.github.distill4j.data.format;

import io.github.distill4j.PlainFile;
import io.github.distill4j.UserMistake;
import io.github.distill4j.data.RawData;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * The binary CIFAR layout: one file of records for each part, in an archive or a folder.
 *
 * <p>The archive is read straight through and never unpacked, so no member of it is ever written
 * anywhere. Members are known by their file name, whatever folder they are in. The number of
 * records is free: somebody's own images in this layout read as well as the published ones.
 *
 * @param labelBytes label bytes before the pixels; the last of them is the class (CIFAR-100 has a
 *     coarse label before the fine one)
 * @param namesFile file of class names, one a line; may be missing
 */
record CifarFormat(
    String name,
    int labelBytes,
    List<String> trainFiles,
    String testFile,
    String namesFile,
    String folder)
    implements Format {

  static final CifarFormat CIFAR_10 =
      new CifarFormat(
          "cifar-10",
          1,
          Stream.of(1, 2, 3, 4, 5).map(i -> "data_batch_" + i + ".bin").toList(),
          "test_batch.bin",
          "batches.meta.txt",
          "cifar-10-batches-bin");

  static final CifarFormat CIFAR_100 =
      new CifarFormat(
          "cifar-100",
          2,
          List.of("train.bin"),
          "test.bin",
          "fine_label_names.txt",
          "cifar-100-binary");

  /** More than the header of a file in an archive takes, its long name included. */
  private static final long LONGEST_HEADER = 1 << 16;

  @Override
  public Optional<Path> find(Path place, List<String> classes) {
    return Stream.of(place, place.resolve(folder), place.resolve(archive()))
        .filter(path -> Files.isDirectory(path) ? holdsImages(path) : mayBeMine(path))
        .findFirst();
  }

  private String archive() {
    return name + "-binary.tar.gz";
  }

  /** An archive may have any name but that of another format's. */
  private boolean mayBeMine(Path file) {
    return Files.isRegularFile(file)
        && Stream.of(CIFAR_10, CIFAR_100)
            .noneMatch(other -> !other.equals(this) && file.endsWith(other.archive()));
  }

  private boolean holdsImages(Path directory) {
    return members().stream()
        .anyMatch(file -> !file.equals(namesFile) && Files.exists(directory.resolve(file)));
  }

  /** The names of all files that are of interest. */
  List<String> members() {
    return Stream.concat(trainFiles.stream(), Stream.of(testFile, namesFile)).toList();
  }

  @Override
  public RawData read(Path where, List<String> classes) {
    CifarMembers members = new CifarMembers(this, where);
    try {
      if (Files.isDirectory(where)) {
        readFolder(where, members);
      } else {
        readArchive(where, members);
      }
    } catch (UserMistake e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // commons-compress answers some broken headers with an IllegalArgumentException and others.
      throw new UserMistake("%s: cut short or corrupt (%s)", where, e.getMessage());
    }
    return members.toData(classes);
  }

  private void readFolder(Path where, CifarMembers members) throws IOException {
    for (String member : members()) {
      Path file = where.resolve(member);
      if (Files.exists(file)) {
        try (InputStream in = PlainFile.open(file)) {
          members.read(member, Files.size(file), in);
        }
      }
    }
  }

  private void readArchive(Path where, CifarMembers members) throws IOException {
    try (InputStream file = PlainFile.open(where);
        LimitedStream plain = new LimitedStream(new GZIPInputStream(file, 1 << 16));
        TarArchiveInputStream tar = new TarArchiveInputStream(plain)) {
      for (TarArchiveEntry e = next(tar, plain); e != null; e = next(tar, plain)) {
        String member = e.getName().substring(e.getName().lastIndexOf('/') + 1);
        if (e.isFile() && members().contains(member)) {
          members.read(member, e.getSize(), tar);
        }
        tar.transferTo(OutputStream.nullOutputStream());
      }
      // The checksum of everything stands at the end of the gzip stream, behind the tar's end.
      plain.transferTo(OutputStream.nullOutputStream());
    }
  }

  /**
   * The next file of an archive, the last one having been read to its end; a header that goes on
   * and on is not read into memory.
   */
  private static TarArchiveEntry next(TarArchiveInputStream tar, LimitedStream plain)
      throws IOException {
    plain.limit(LONGEST_HEADER);
    TarArchiveEntry entry = tar.getNextTarEntry();
    plain.limit(Long.MAX_VALUE);
    return entry;
  }
}
