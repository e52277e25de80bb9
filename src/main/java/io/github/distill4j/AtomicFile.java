package io.github.distill4j;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import java.util.regex.Pattern;

/** Writes a file so that a reader sees the old one or the whole new one, never a part. */
public final class AtomicFile {

  private static final Pattern REMAINS = Pattern.compile("\\..+\\.[0-9a-f-]{36}\\.tmp");

  private AtomicFile() {}

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
   * @throws UserMistake when the system refuses: a full disk, missing rights, a limit on a file's
   *     size, something else in the target's or a folder's place; the target is then what it was
   * @throws IOException when the content cannot be made; likewise
   */
  public static void write(Path target, Content content) throws IOException {
    Path folder = target.toAbsolutePath().getParent();
    try {
      Files.createDirectories(folder);
      replace(target, folder, content);
    } catch (FileSystemException e) {
      throw FullDisk.behind(e, folder).orElseGet(() -> refused(target, e));
    } catch (IOException e) {
      throw FullDisk.behind(e, folder).orElseThrow(() -> e);
    }
  }

  private static UserMistake refused(Path target, FileSystemException e) {
    String words =
        e instanceof FileAlreadyExistsException ? e.getFile() + " is no folder" : Refusal.words(e);
    return new UserMistake(
        "%s: cannot be written (%s); put that right, or write elsewhere", target, words);
  }

  /** Writes a text likewise, in UTF-8. */
  public static void write(Path target, String text) throws IOException {
    write(target, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * Deletes what writes left behind that a killed process never finished, as far as it can be
   * deleted. What any process is writing now stays.
   *
   * @param folder nothing happens when it is missing
   */
  public static void removeRemains(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (DirectoryStream<Path> remains =
        Files.newDirectoryStream(folder, AtomicFile::isTemporary)) {
      for (Path file : remains) {
        removeAbandoned(file);
      }
    }
  }

  private static boolean isTemporary(Path file) {
    return REMAINS.matcher(file.getFileName().toString()).matches()
        && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
  }

  private static void removeAbandoned(Path file) {
    try (FileChannel channel = FileChannel.open(file, WRITE)) {
      if (channel.tryLock() != null) {
        Files.delete(file);
      }
    } catch (OverlappingFileLockException | IOException inUseOrNotOurs) {
      // Whoever writes it will rename it; what may not be deleted harms nobody.
    }
  }

  private static void replace(Path target, Path folder, Content content) throws IOException {
    Path temporary = folder.resolve("." + target.getFileName() + "." + UUID.randomUUID() + ".tmp");
    try (FileChannel channel = FileChannel.open(temporary, CREATE_NEW, WRITE)) {
      claim(channel);
      fill(channel, target, content);
      Files.move(
          temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      forceName(folder);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /** Tells other processes that this file is no remains; the lock ends with the process. */
  private static void claim(FileChannel channel) {
    try {
      channel.tryLock();
    } catch (IOException unsupported) {
      // Some network disks know no locks.
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

  private static void fill(FileChannel channel, Path target, Content content) throws IOException {
    OutputStream out = new BufferedOutputStream(new Disk(channel, target), 1 << 16);
    content.writeTo(out);
    out.flush();
    channel.force(true);
  }

  /** Names the file in the system's refusals, which tells them from trouble of the content's. */
  private static final class Disk extends OutputStream {

    private final FileChannel channel;
    private final Path target;

    private Disk(FileChannel channel, Path target) {
      this.channel = channel;
      this.target = target;
    }

    @Override
    public void write(int value) throws IOException {
      write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      ByteBuffer rest = ByteBuffer.wrap(bytes, from, length);
      try {
        while (rest.hasRemaining()) {
          channel.write(rest);
        }
      } catch (IOException e) {
        throw new FileSystemException(target.toString(), null, e.getMessage());
      }
    }
  }
}
