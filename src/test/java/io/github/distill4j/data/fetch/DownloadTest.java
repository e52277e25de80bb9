package io.github.distill4j.data.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.github.distill4j.UserMistake;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownloadTest {

  private static final int LENGTH = 200_000;

  private final byte[] content = new byte[LENGTH];
  private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
  private final CountDownLatch end = new CountDownLatch(1);

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private HttpServer server;

  @TempDir Path folder;

  @BeforeEach
  void startServer() throws IOException {
    new Random(3).nextBytes(content);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    serve("/good", exchange -> answer(exchange, range(exchange), LENGTH));
    serve("/ignores-range", exchange -> answer(exchange, 0, LENGTH));
    serve("/breaks-off", exchange -> answer(exchange, range(exchange), range(exchange) + 80_000));
    serve("/stalls", exchange -> stall(exchange, range(exchange) + 80_000));
    serve("/says-nothing", exchange -> stall(exchange, range(exchange)));
    serve("/refuses-range", exchange -> status(exchange, range(exchange) > 0 ? 416 : 200));
    serve("/moved", exchange -> redirect(exchange, "/good"));
    serve("/circle", exchange -> redirect(exchange, "/circle"));
    serve("/to-a-file", exchange -> redirect(exchange, "file:///etc/hostname"));
    serve("/nowhere", exchange -> redirect(exchange, "http://[a b]"));
    serve("/missing", exchange -> status(exchange, 404));
    serve("/forbidden", exchange -> status(exchange, 403));
    serve("/truncated", exchange -> whole(exchange, Arrays.copyOf(content, 1000)));
    serve("/longer", exchange -> whole(exchange, Arrays.copyOf(content, LENGTH + 70_000)));
    serve("/corrupt", exchange -> whole(exchange, flipped()));
    server.setExecutor(threads);
    server.start();
  }

  @AfterEach
  void stopServer() {
    end.countDown();
    server.stop(0);
    threads.shutdown();
  }

  @Test
  void aFileArrivesAndProgressEndsAtItsSize() throws IOException {
    List<Long> seen = new ArrayList<>();
    Path path = new Download((name, done, total) -> seen.add(done)).fetch(file("/good"), folder);
    assertThat(path).hasBinaryContent(content);
    assertThat(seen).isSorted().last().isEqualTo((long) LENGTH);
    assertOnlyTheFile();
  }

  @Test
  void aRightFileIsNotFetchedAgainAndAWrongOneIs() throws IOException {
    Files.write(folder.resolve("data.bin"), content);
    fetch("/good");
    assertThat(requests).isEmpty();
    Files.write(folder.resolve("data.bin"), flipped());
    fetch("/good");
    assertThat(folder.resolve("data.bin")).hasBinaryContent(content);
  }

  @Test
  void whatIsThereIsContinued() throws IOException {
    Files.write(folder.resolve("data.bin.part"), Arrays.copyOf(content, 50_000));
    fetch("/good");
    assertThat(requests).containsExactly("/good bytes=50000-");
    assertThat(folder.resolve("data.bin")).hasBinaryContent(content);
  }

  @Test
  void aConnectionThatBreaksOffIsTakenUpWhereItEnded() throws IOException {
    fetch("/breaks-off");
    // The client may lose the last piece before the break, so where it goes on is not fixed.
    assertThat(requests.get(0)).isEqualTo("/breaks-off null");
    assertThat(requests).hasSizeGreaterThan(2).doesNotHaveDuplicates();
    assertThat(folder.resolve("data.bin")).hasBinaryContent(content);
    assertOnlyTheFile();
  }

  @Test
  void aConnectionThatStallsIsGivenUpAndTakenUpWhereItEnded() {
    impatient().fetch(file("/stalls", "/stalls", "/stalls", "/good"), folder);
    assertThat(requests)
        .startsWith("/stalls null")
        .hasSizeGreaterThan(2)
        .last()
        .asString()
        .contains("bytes=");
    assertThat(folder.resolve("data.bin")).hasBinaryContent(content);
  }

  @Test
  void aServerThatSaysNothingIsLeftForTheNext() {
    impatient().fetch(file("/says-nothing", "/good", "/good", "/good"), folder);
    assertThat(folder.resolve("data.bin")).hasBinaryContent(content);
    assertThatThrownBy(() -> impatient().fetch(file("/says-nothing"), folder.resolve("another")))
        .isInstanceOf(UserMistake.class)
        .hasMessageContaining("broke off after 0 of 200000 bytes")
        .hasMessageContaining("Read timed out");
  }

  /**
   * Waits half a second, in which a busy machine may send nothing: tests name addresses to spare.
   */
  private static Download impatient() {
    return new Download((name, done, total) -> {}, Duration.ofMillis(500));
  }

  @Test
  void aRedirectIsFollowedWithItsRangeButNotForEver() throws IOException {
    Files.write(folder.resolve("data.bin.part"), Arrays.copyOf(content, 50_000));
    fetch("/moved");
    assertThat(requests).containsExactly("/moved bytes=50000-", "/good bytes=50000-");
    assertThat(folder.resolve("data.bin")).hasBinaryContent(content);
    Files.delete(folder.resolve("data.bin"));
    assertMistake("/circle answered 302", "/circle");
    assertMistake("/to-a-file answered 302", "/to-a-file");
    assertMistake("/nowhere broke off after 0 of 200000 bytes", "/nowhere");
  }

  @Test
  void aServerThatIgnoresTheRangeSendsItAllAgain() throws IOException {
    Files.write(folder.resolve("data.bin.part"), Arrays.copyOf(content, 50_000));
    fetch("/ignores-range");
    assertThat(folder.resolve("data.bin")).hasBinaryContent(content);
  }

  @Test
  void aServerThatRefusesTheRangeIsAskedForAll() throws IOException {
    Files.write(folder.resolve("data.bin.part"), Arrays.copyOf(content, 50_000));
    fetch("/refuses-range");
    assertThat(requests).containsExactly("/refuses-range bytes=50000-", "/refuses-range null");
    assertThat(folder.resolve("data.bin")).hasBinaryContent(content);
  }

  @Test
  void aSpoiltBeginningIsThrownAwayAndFetchedAgain() throws IOException {
    Files.write(folder.resolve("data.bin.part"), new byte[50_000]);
    fetch("/good");
    assertThat(requests).containsExactly("/good bytes=50000-", "/good null");
    assertThat(folder.resolve("data.bin")).hasBinaryContent(content);
  }

  @Test
  void aWholePartNeedsOnlyItsName() throws IOException {
    Files.write(folder.resolve("data.bin.part"), content);
    fetch("/missing");
    assertThat(requests).isEmpty();
    assertThat(folder.resolve("data.bin")).hasBinaryContent(content);
  }

  @Test
  void theNextAddressIsTriedWhenOneFails() throws IOException {
    fetch("/missing", "/forbidden", "/corrupt", "/longer", "/good");
    assertThat(folder.resolve("data.bin")).hasBinaryContent(content);
    assertOnlyTheFile();
  }

  @Test
  void aWrongChecksumNamesBothAndLeavesNothing() throws IOException {
    assertMistake("data.bin: no address delivers it", "/corrupt");
    assertMistake("sent a wrong file: md5 ", "/corrupt");
    assertMistake("bytes, expected 200000", "/missing", "/longer");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void everyAddressAndItsAnswerIsNamed() {
    assertMistake("/missing answered 404; ", "/missing", "/forbidden");
    assertMistake("/forbidden answered 403", "/missing", "/forbidden");
    assertMistake("/truncated ended after 1000 of 200000 bytes", "/truncated");
  }

  @Test
  void aServerThatIsNotThereIsNamed() {
    server.stop(0);
    assertMistake("broke off after 0 of 200000 bytes", "/good");
  }

  @Test
  void aFolderThatCannotBeWrittenIsNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "in the way");
    assertThatThrownBy(() -> new Download((n, d, t) -> {}).fetch(file("/good"), file))
        .isInstanceOf(UserMistake.class)
        .hasMessageContaining(file + ": cannot be written");
  }

  private void fetch(String... paths) {
    new Download((name, done, total) -> {}).fetch(file(paths), folder);
  }

  private void assertMistake(String part, String... paths) {
    assertThatThrownBy(() -> fetch(paths))
        .isInstanceOf(UserMistake.class)
        .hasMessageContaining(part)
        .hasMessageNotContaining("\n");
  }

  private void assertOnlyTheFile() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(path -> path.getFileName().toString())).containsExactly("data.bin");
    }
  }

  private DataFile file(String... paths) {
    String base = "http://localhost:" + server.getAddress().getPort();
    List<URI> addresses = Stream.of(paths).map(path -> URI.create(base + path)).toList();
    return new DataFile("data.bin", LENGTH, hash("MD5"), hash("SHA-256"), addresses);
  }

  private String hash(String algorithm) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private byte[] flipped() {
    byte[] wrong = content.clone();
    wrong[12_345] ^= 1;
    return wrong;
  }

  private void serve(String path, HttpHandler handler) {
    server.createContext(
        path,
        exchange -> {
          requests.add(path + " " + exchange.getRequestHeaders().getFirst("Range"));
          try (exchange) {
            handler.handle(exchange);
          }
        });
  }

  private static int range(HttpExchange exchange) {
    String range = exchange.getRequestHeaders().getFirst("Range");
    return range == null ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
  }

  /** Promises everything from a place on, but sends only what lies before another. */
  private void answer(HttpExchange exchange, int from, int to) throws IOException {
    exchange
        .getResponseHeaders()
        .add("Content-Range", "bytes " + from + "-" + (LENGTH - 1) + "/" + LENGTH);
    exchange.sendResponseHeaders(from > 0 ? 206 : 200, LENGTH - from);
    exchange.getResponseBody().write(content, from, Math.min(to, LENGTH) - from);
    exchange.getResponseBody().flush();
  }

  /** Sends as much and leaves it at that, the connection open. */
  private void stall(HttpExchange exchange, int to) throws IOException {
    answer(exchange, range(exchange), to);
    try {
      end.await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private static void redirect(HttpExchange exchange, String to) throws IOException {
    exchange.getResponseHeaders().add("Location", to);
    exchange.sendResponseHeaders(302, -1);
  }

  private void status(HttpExchange exchange, int status) throws IOException {
    if (status == 200) {
      answer(exchange, 0, LENGTH);
    } else {
      exchange.sendResponseHeaders(status, -1);
    }
  }

  private static void whole(HttpExchange exchange, byte[] bytes) throws IOException {
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
