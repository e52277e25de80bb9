package io.github.distill4j.study;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import io.github.distill4j.FullDisk;
import io.github.distill4j.UserMistake;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;

/**
 * Keeps a results folder to one process at a time.
 *
 * <p>The operating system holds the lock and lets go of it when the process ends, however it ends;
 * the file's text only says who has it. The file is never deleted: a process that waits for the old
 * one and a process that makes a new one would both have the folder.
 */
final class FolderLock implements Closeable {

  private static final String NAME = "lock";
  private static final String HOLDER = "process ";
  private static final int MOST_BYTES = 1000;

  // Far behind the text: Windows lets nobody read what is locked.
  private static final long LOCKED_BYTE = 1L << 40;

  private final FileChannel channel;

  private FolderLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the folder.
   *
   * @throws UserMistake when another process has it, naming that process, or when something that
   *     this program did not write has the file's name; that is left as it is
   */
  static FolderLock take(Path folder) throws IOException {
    Path file = folder.resolve(NAME);
    FileChannel channel = open(file);
    try {
      boolean held = held(channel);
      String holder = text(channel);
      if (!holder.isEmpty() && !holder.startsWith(HOLDER)) {
        throw foreign(file);
      }
      if (!held) {
        throw new UserMistake(
            "%s is in use by %s; wait for it to end or stop it, or choose another --out",
            folder, holder);
      }
      sign(channel);
      return new FolderLock(channel);
    } catch (IOException e) {
      channel.close();
      throw FullDisk.behind(e, folder).orElseThrow(() -> e);
    } catch (UserMistake e) {
      channel.close();
      throw e;
    }
  }

  /** A link is not followed: its end belongs to somebody else. */
  private static FileChannel open(Path file) throws IOException {
    if (Files.exists(file, NOFOLLOW_LINKS) && !Files.isRegularFile(file, NOFOLLOW_LINKS)) {
      throw foreign(file);
    }
    return FileChannel.open(file, Set.of(CREATE, READ, WRITE, NOFOLLOW_LINKS));
  }

  private static UserMistake foreign(Path file) {
    return new UserMistake(
        "%s: expected the file that says who is at work here, found something else; move it away,"
            + " or choose another --out",
        file);
  }

  private static String text(FileChannel channel) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(MOST_BYTES);
    channel.read(bytes, 0);
    // A power cut can leave zeros, which are trimmed like spaces.
    String text = new String(bytes.array(), StandardCharsets.UTF_8).trim();
    return text.lines().findFirst().orElse("");
  }

  private static boolean held(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false);
      return lock != null;
    } catch (OverlappingFileLockException thisProcess) {
      return false;
    }
  }

  private static void sign(FileChannel channel) throws IOException {
    String since =
        OffsetDateTime.now(ZoneId.systemDefault())
            .format(DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT));
    String text =
        String.format(
            Locale.ROOT,
            HOLDER + "%d on %s since %s%n",
            ProcessHandle.current().pid(),
            host(),
            since);
    int length = channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
    channel.truncate(length);
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException unnamed) {
      return "this host";
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
