package io.github.distill4j.data.fetch;

import io.github.distill4j.UserMistake;
import io.github.distill4j.data.fetch.CatalogEntry.DataFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Fetches files of data sets.
 *
 * <p>What has arrived is kept in {@code NAME.part} beside the file and continued by the next try,
 * also by that of another day. Only a file of the right size and checksums gets its name, in one
 * step. Archives are kept as they are and read in place: nothing is ever unpacked.
 */
public final class Download {

  private static final int MOST_TRIES = 20;

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final HttpClient client;
  private final Progress progress;
  private final Supplier<CompletableFuture<Void>> patience;

  /**
   * A downloader that goes through the proxies of the system or the environment.
   *
   * @param progress told of every piece that arrives
   */
  public Download(Progress progress) {
    this(
        progress,
        () ->
            new CompletableFuture<Void>()
                .completeOnTimeout(null, PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
  }

  /** One that waits for the next byte of a file until what it is given then completes. */
  Download(Progress progress, Supplier<CompletableFuture<Void>> patience) {
    this.progress = progress;
    this.patience = patience;
    client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(Duration.ofSeconds(20))
            .proxy(new EnvironmentProxies(System.getenv(), ProxySelector.getDefault()))
            .build();
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
   * @return the file
   * @throws UserMistake when no address delivers it, or the folder cannot be written
   */
  public Path fetch(DataFile file, Path folder) {
    Path target = folder.resolve(file.name());
    try {
      Files.createDirectories(folder);
      if (Files.notExists(target) || Checksums.problem(target, file).isPresent()) {
        fetch(file, target, folder.resolve(file.name() + ".part"));
      }
      return target;
    } catch (IOException e) {
      throw new UserMistake("%s: cannot be written (%s)", folder, e);
    }
  }

  private void fetch(DataFile file, Path target, Path part) throws IOException {
    List<String> failures = new ArrayList<>();
    for (URI address : file.addresses()) {
      Optional<String> failure = tryRepeatedly(file, address, part);
      if (failure.isEmpty()) {
        publish(part, target);
        return;
      }
      failures.add(address + " " + failure.get());
    }
    throw new UserMistake(
        "%s: no address delivers it (%s); try again later, or fetch it by other means and put it at"
            + " %s",
        file.name(), String.join("; ", failures), target);
  }

  /** Goes on while tries bring more of the file, or throw away a beginning that was no good. */
  private Optional<String> tryRepeatedly(DataFile file, URI address, Path part) throws IOException {
    Optional<String> failure = Optional.empty();
    boolean again = true;
    for (int i = 0; i < MOST_TRIES && again; i++) {
      long before = length(part);
      failure = attempt(file, address, part);
      boolean more = length(part) > before;
      boolean startOver = before > 0 && length(part) == 0;
      again = failure.isPresent() && (more || startOver);
    }
    return failure;
  }

  /** Lets the rest of the file come in; empty when the whole is there and right. */
  private Optional<String> attempt(DataFile file, URI address, Path part) throws IOException {
    Optional<String> failure = Optional.empty();
    if (length(part) < file.size()) {
      failure = request(file, address, part);
    }
    if (failure.isEmpty()) {
      failure = Checksums.problem(part, file).map(problem -> "sent a wrong file: " + problem);
      if (failure.isPresent()) {
        Files.delete(part);
      }
    }
    return failure;
  }

  private Optional<String> request(DataFile file, URI address, Path part) {
    long have = length(part);
    HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(PATIENCE);
    if (have > 0) {
      request.header("Range", "bytes=" + have + "-");
    }
    try {
      HttpResponse<InputStream> response =
          client.send(request.build(), BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        return receive(file, response, body, part, have);
      }
    } catch (IOException e) {
      return Optional.of(
          String.format(
              Locale.ROOT, "broke off after %d of %d bytes (%s)", length(part), file.size(), e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UserMistake("%s: interrupted; start again to continue", file.name());
    }
  }

  private Optional<String> receive(
      DataFile file, HttpResponse<InputStream> response, InputStream body, Path part, long have)
      throws IOException {
    int status = response.statusCode();
    String range = response.headers().firstValue("Content-Range").orElse("");
    if (status == 206 && range.startsWith("bytes " + have + "-")) {
      store(file, body, part, StandardOpenOption.APPEND);
    } else if (status == 200) {
      store(file, body, part, StandardOpenOption.TRUNCATE_EXISTING);
    } else {
      // Nothing can be continued from an address that refuses the range it was asked for.
      if (status == 206 || status == 416) {
        Files.deleteIfExists(part);
      }
      return Optional.of("answered " + status);
    }
    return length(part) < file.size()
        ? Optional.of(
            String.format(Locale.ROOT, "ended after %d of %d bytes", length(part), file.size()))
        : Optional.empty();
  }

  private void store(DataFile file, InputStream body, Path part, StandardOpenOption how)
      throws IOException {
    byte[] piece = new byte[1 << 16];
    try (FileChannel out =
        FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE, how)) {
      long done = how == StandardOpenOption.APPEND ? out.size() : 0;
      // One byte too many is enough to know that this is another file.
      for (int n = read(body, piece); n >= 0 && done <= file.size(); n = read(body, piece)) {
        write(out, piece, n, part);
        done += n;
        progress.at(file.name(), done, file.size());
      }
      out.force(true);
    }
  }

  /** The client waits for ever for a body that stalls, so it is closed behind its back. */
  private int read(InputStream body, byte[] piece) throws IOException {
    CompletableFuture<Void> late = patience.get();
    CompletableFuture<Void> unused = late.thenRun(() -> close(body));
    try {
      return body.read(piece);
    } catch (IOException e) {
      throw late.isDone()
          ? new HttpTimeoutException(PATIENCE.toSeconds() + " s without a byte")
          : e;
    } finally {
      late.cancel(false);
    }
  }

  private static void close(InputStream body) {
    try {
      body.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A full disk is the user's to put right; another address would not help. */
  private static void write(FileChannel out, byte[] piece, int length, Path part) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(piece, 0, length);
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
    } catch (IOException e) {
      throw new UserMistake("%s: cannot be written (%s)", part, e);
    }
  }

  private static void publish(Path part, Path target) throws IOException {
    Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static long length(Path part) {
    return part.toFile().length();
  }
}
