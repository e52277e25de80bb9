package io.github.distill4j.study;

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
import java.nio.file.StandardOpenOption;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Keeps a results folder to one process at a time.
 *
 * <p>The operating system holds the lock and lets go of it when the process ends, however it ends;
 * the file's text only says who has it. The file is never deleted: a process that waits for the old
 * one and a process that makes a new one would both have the folder.
 */
final class FolderLock implements Closeable {

  private static final String NAME = "lock";

  // Far behind the text: Windows lets nobody read what is locked.
  private static final long LOCKED_BYTE = 1L << 40;

  private final FileChannel channel;

  private FolderLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the folder.
   *
   * @throws UserMistake when another process has it, naming that process
   */
  static FolderLock take(Path folder) throws IOException {
    Path file = folder.resolve(NAME);
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (!held(channel)) {
        throw new UserMistake(
            "%s is in use by %s; wait for it to end or stop it, or choose another --out",
            folder, Files.readString(file).strip());
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
            "process %d on %s since %s%n",
            ProcessHandle.current().pid(),
            host(),
            since);
    channel.truncate(0);
    channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
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
