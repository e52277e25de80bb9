package io.github.distill4j.data.fetch;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import io.github.distill4j.Text;
import io.github.distill4j.UserMistake;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.ProxySelector;
import java.net.URI;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Fetches files of data sets.
 *
 * <p>What has arrived is kept in {@code NAME.part} beside the file and continued by the next try,
 * also by that of another day. Only a file of the right size and checksums gets its name, in one
 * step. Archives are kept as they are and read in place: nothing is ever unpacked.
 */
public final class Download {

  private static final int MOST_TRIES = 20;

  private static final int MOST_REDIRECTS = 5;

  private static final Duration TO_CONNECT = Duration.ofSeconds(20);

  private final Progress progress;
  private final Duration patience;
  private final Proxies proxies = new Proxies(System.getenv(), ProxySelector.getDefault());

  /**
   * A downloader that goes through the proxies of the system or the environment and gives a server
   * up that sends nothing for a minute.
   *
   * @param progress told of every piece that arrives
   */
  public Download(Progress progress) {
    this(progress, Duration.ofMinutes(1));
  }

  /** One that waits so long for the next byte. */
  Download(Progress progress, Duration patience) {
    this.progress = progress;
    this.patience = patience;
  }

  /** Told how far a file is. */
  @FunctionalInterface
  public interface Progress {

    /** So many bytes of a file are there. */
    void at(String file, long done, long total);
  }

  /**
   * Fetches a file into a folder, unless it is there and right.
   *
   * @param file name, size, checksums and addresses
   * @param folder made if it does not exist
   * @throws UserMistake when no address delivers it, or the folder cannot be written
   */
  public Path fetch(DataFile file, Path folder) {
    Path target = folder.resolve(file.name());
    Path part = folder.resolve(file.name() + ".part");
    try {
      Files.createDirectories(folder);
      if (Files.notExists(target) || file.problem(target).isPresent()) {
        fetch(file, part, target);
        Files.move(part, target, ATOMIC_MOVE, REPLACE_EXISTING);
      }
      return target;
    } catch (IOException e) {
      throw new UserMistake("%s: cannot be written (%s)", folder, e);
    }
  }

  private void fetch(DataFile file, Path part, Path target) throws IOException {
    List<String> failures = new ArrayList<>();
    for (URI address : file.addresses()) {
      Optional<String> failure = failure(file, address, part);
      if (failure.isEmpty()) {
        return;
      }
      failures.add(address + " " + failure.get());
    }
    throw new UserMistake(
        "%s: no address delivers it (%s); try again later, or fetch it by other means and put it at"
            + " %s",
        file.name(), String.join("; ", failures), target);
  }

  /**
   * Goes on while tries bring more of the file, or throw away a beginning that was no good; empty
   * when the whole is there and right.
   */
  private Optional<String> failure(DataFile file, URI address, Path part) throws IOException {
    for (int tried = 1; ; tried++) {
      long before = length(part);
      Optional<String> failure = attempt(file, address, part);
      boolean startOver = before > 0 && length(part) == 0;
      boolean again = startOver || length(part) > before;
      if (failure.isEmpty() || !again || tried == MOST_TRIES) {
        return failure;
      }
    }
  }

  /** Lets the rest of the file come in; empty when the whole is there and right. */
  private Optional<String> attempt(DataFile file, URI address, Path part) throws IOException {
    Optional<String> failure =
        length(part) < file.size() ? request(file, address, part) : Optional.empty();
    if (failure.isEmpty()) {
      failure = file.problem(part).map(problem -> "sent a wrong file: " + problem);
      if (failure.isPresent()) {
        Files.delete(part);
      }
    }
    return failure;
  }

  private Optional<String> request(DataFile file, URI address, Path part) {
    try {
      HttpURLConnection connection = connect(address, length(part), MOST_REDIRECTS);
      try {
        return receive(file, connection, part);
      } finally {
        connection.disconnect();
      }
    } catch (IOException e) {
      return Optional.of(shortOf(file, part, "broke off") + " (" + e + ")");
    }
  }

  /** Where the address leads; Java's own way ends where http turns into https. */
  private HttpURLConnection connect(URI address, long from, int redirects) throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection) address.toURL().openConnection(proxies.of(address));
    connection.setInstanceFollowRedirects(false);
    connection.setConnectTimeout((int) TO_CONNECT.toMillis());
    connection.setReadTimeout((int) patience.toMillis());
    if (from > 0) {
      connection.setRequestProperty("Range", "bytes=" + from + "-");
    }
    Optional<URI> next = redirect(address, connection);
    if (next.isEmpty() || redirects == 0) {
      return connection;
    }
    connection.disconnect();
    return connect(next.get(), from, redirects - 1);
  }

  /** Another address that is no less safe. */
  private static Optional<URI> redirect(URI address, HttpURLConnection connection)
      throws IOException {
    // Asked first: a header's getter keeps the failures of the connection to itself.
    int status = connection.getResponseCode();
    String location = connection.getHeaderField("Location");
    if (status / 100 != 3 || location == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(address.resolve(location))
          .filter(n -> "https".equals(n.getScheme()) || address.getScheme().equals(n.getScheme()));
    } catch (IllegalArgumentException e) {
      throw new IOException("redirected to no address: " + location, e);
    }
  }

  private Optional<String> receive(DataFile file, HttpURLConnection connection, Path part)
      throws IOException {
    int status = connection.getResponseCode();
    String range = String.valueOf(connection.getHeaderField("Content-Range"));
    if (status == 206 && range.startsWith("bytes " + length(part) + "-")) {
      store(file, connection, part, APPEND);
    } else if (status == 200) {
      store(file, connection, part, TRUNCATE_EXISTING);
    } else {
      // Nothing can be continued from an address that refuses the range it was asked for.
      if (status == 206 || status == 416) {
        Files.deleteIfExists(part);
      }
      return Optional.of("answered " + status);
    }
    return length(part) < file.size()
        ? Optional.of(shortOf(file, part, "ended"))
        : Optional.empty();
  }

  private void store(DataFile file, HttpURLConnection connection, Path part, OpenOption how)
      throws IOException {
    byte[] piece = new byte[1 << 16];
    try (InputStream body = connection.getInputStream();
        FileChannel out = FileChannel.open(part, CREATE, WRITE, how)) {
      OutputStream disk = Channels.newOutputStream(out);
      // One byte too many is enough to know that this is another file.
      for (int n = 0; n >= 0 && out.size() <= file.size(); n = body.read(piece)) {
        write(disk, piece, n, part);
        progress.at(file.name(), out.size(), file.size());
      }
      out.force(true);
    }
  }

  /** A full disk is the user's to put right; another address would not help. */
  private static void write(OutputStream out, byte[] piece, int length, Path part) {
    try {
      out.write(piece, 0, length);
    } catch (IOException e) {
      throw new UserMistake("%s: cannot be written (%s)", part, e);
    }
  }

  private static String shortOf(DataFile file, Path part, String what) {
    return Text.of("%s after %d of %d bytes", what, length(part), file.size());
  }

  private static long length(Path part) {
    return part.toFile().length();
  }
}
