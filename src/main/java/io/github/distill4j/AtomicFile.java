package io.github.distill4j;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import java.util.regex.Pattern;

/** Writes a file so that a reader sees the old one or the whole new one, never a part. */
public final class AtomicFile {

  private static final Pattern REMAINS = Pattern.compile("\\..+\\.[0-9a-f-]{36}\\.tmp");

  private AtomicFile() {}

  /** What writes the content. */
  @FunctionalInterface
  public interface Content {
    /** Writes everything; closing the stream is not its business. */
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Writes to a temporary file beside the target, forces it to the disk, renames it and forces the
   * name.
   *
   * @param target the file to make or replace; missing parent folders are made
   * @param content what goes into it
   * @throws UserMistake when the disk is full; the target is then what it was
   * @throws IOException when the disk refuses; likewise
   */
  public static void write(Path target, Content content) throws IOException {
    Path folder = target.toAbsolutePath().getParent();
    try {
      Files.createDirectories(folder);
      replace(target, folder, content);
    } catch (IOException e) {
      throw FullDisk.behind(e, folder).orElseThrow(() -> e);
    }
  }

  /**
   * Deletes what writes left behind that a killed process never finished.
   *
   * @param folder whose files nobody is writing now; nothing happens when it is missing
   */
  public static void removeRemains(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (DirectoryStream<Path> remains =
        Files.newDirectoryStream(
            folder, f -> REMAINS.matcher(f.getFileName().toString()).matches())) {
      for (Path file : remains) {
        Files.delete(file);
      }
    }
  }

  private static void replace(Path target, Path folder, Content content) throws IOException {
    Path temporary = folder.resolve("." + target.getFileName() + "." + UUID.randomUUID() + ".tmp");
    try {
      fill(temporary, content);
      Files.move(
          temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      forceName(folder);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /** Until the folder is on disk, a power cut can take the new name back. */
  private static void forceName(Path folder) {
    try (FileChannel names = FileChannel.open(folder, READ)) {
      names.force(true);
    } catch (IOException unsupported) {
      // Windows opens no folders; its file system keeps a journal of names.
    }
  }

  private static void fill(Path file, Content content) throws IOException {
    try (FileChannel channel = FileChannel.open(file, CREATE_NEW, WRITE)) {
      OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
      content.writeTo(out);
      out.flush();
      channel.force(true);
    }
  }
}
