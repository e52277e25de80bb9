package io.github.distill4j.data.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.github.distill4j.PlainFile;
import io.github.distill4j.UserMistake;
import io.github.distill4j.data.DataSpec;
import io.github.distill4j.data.ImageShape;
import io.github.distill4j.data.Images;
import io.github.distill4j.data.RawData;
import io.github.distill4j.data.SplitData;
import io.github.distill4j.data.TestImages;
import io.github.distill4j.data.format.Format;
import io.github.distill4j.data.format.Formats;
import io.github.distill4j.data.procedural.ProceduralImages;
import io.github.distill4j.spec.SpecMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataStoreTest {

  @TempDir Path home;
  @TempDir Path elsewhere;

  @Test
  void theCatalogIsThatOfTheCheckout() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("datasets"))) {
      List<String> names =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".yaml"))
              .map(name -> name.replace(".yaml", ""))
              .toList();
      assertThat(store().catalog().names()).containsExactlyInAnyOrderElementsOf(names);
    }
    for (CatalogEntry entry : store().catalog().entries()) {
      assertThat(entry.files()).allSatisfy(file -> assertThat(file.addresses()).isNotEmpty());
      assertThat(entry.files())
          .allSatisfy(file -> assertThat(file.md5() + file.sha256()).matches("[0-9a-f]{96}"));
    }
    assertThat(store().catalog().find("cifar100").orElseThrow().classes()).hasSize(100);
  }

  @Test
  void aCatalogFileWithAnUnknownOrMissingKeyIsNamed() throws IOException {
    Path file = home.resolve("mine.yaml");
    Files.writeString(file, catalogFile("a.bin", 2) + "colour: blue\n");
    assertThatThrownBy(this::store)
        .isInstanceOf(UserMistake.class)
        .hasMessageStartingWith(file + ": unknown key colour; expected one of citation, classes, ")
        .hasMessageContaining("train-images");
    Files.writeString(file, "title: My pictures\n");
    assertThatThrownBy(this::store)
        .isInstanceOf(UserMistake.class)
        .hasMessage(file + ": format: missing");
    Files.writeString(file, "title: [");
    assertThatThrownBy(this::store)
        .isInstanceOf(UserMistake.class)
        .hasMessageContaining(file + " line 1: not readable as YAML");
    Files.writeString(file, "# nothing yet\n");
    assertThatThrownBy(this::store)
        .isInstanceOf(UserMistake.class)
        .hasMessage(file + ": found no keys, expected lines such as key: value");
    Files.writeString(file, catalogFile("a.bin", 2).replace("size: 5", "size: many"));
    assertThatThrownBy(this::store)
        .isInstanceOf(UserMistake.class)
        .hasMessage(file + ": files[0].size: found \"many\", expected a whole number");
    Files.writeString(file, catalogFile("a.bin", 2).replace("cifar-10", "hdf5"));
    assertThatThrownBy(this::store)
        .isInstanceOf(UserMistake.class)
        .hasMessage(
            file + ": format: found hdf5, expected one of cifar-10, cifar-100, idx, image-folder");
    Files.writeString(file, catalogFile("a.bin", 2).replace("http:", "ftp:"));
    assertThatThrownBy(this::store)
        .isInstanceOf(UserMistake.class)
        .hasMessageStartingWith(file + ": files[0].addresses: found ftp://localhost:2/, expected");
  }

  @Test
  void classesOfACatalogFileAreTakenAsTheyAreWritten() throws IOException {
    Files.writeString(
        home.resolve("mine.yaml"),
        catalogFile("a.bin", 2).replaceFirst("classes: .*", "classes: [no, 010, 1e5]"));
    assertThat(store().catalog().find("mine").orElseThrow().classes())
        .containsExactly("no", "010", "1e5");
  }

  @Test
  void aCatalogFileThatIsNoFileIsNamed() throws IOException {
    Path file = TestImages.socket(home.resolve("mine.yaml"));
    assertThatThrownBy(this::store)
        .isInstanceOf(UserMistake.class)
        .hasMessageContaining(file + ": expected a file, found ");
  }

  @Test
  void aCatalogFileCannotNameAPlaceOutsideItsFolder() throws IOException {
    Files.writeString(home.resolve("mine.yaml"), catalogFile("../../escaped", 2));
    assertThatThrownBy(this::store)
        .isInstanceOf(UserMistake.class)
        .hasMessageContaining("files[0].name: found ../../escaped, expected a plain file name");
  }

  /** One byte an image, its class; a file a part. */
  private record OneByte() implements Format {

    @Override
    public String name() {
      return "one-byte";
    }

    @Override
    public Optional<Path> find(Path place, List<String> classes) {
      return Optional.of(place.resolve("images")).filter(Files::exists);
    }

    @Override
    public RawData read(Path where, List<String> classes) {
      try {
        byte[] bytes = PlainFile.read(where, 100);
        Images images = new Images();
        for (byte value : bytes) {
          images.add(new byte[] {value}, value);
        }
        return new RawData(images.toSet(new ImageShape(1, 1, 1), classes), Optional.empty());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Test
  void aFurtherFormatNeedsAClassAndItsPlaceAmongTheOthers() throws IOException {
    Files.writeString(
        home.resolve("mine.yaml"), catalogFile("images", 2).replace("cifar-10", "One-Byte"));
    byte[] bytes = new byte[40];
    Arrays.fill(bytes, 20, 40, (byte) 1);
    Files.write(Files.createDirectory(home.resolve("mine")).resolve("images"), bytes);
    List<Format> formats = new ArrayList<>(Formats.BUILT_IN.all());
    formats.add(new OneByte());
    SplitData data = new DataStore(home, Optional.empty(), new Formats(formats)).load(spec("mine"));
    assertThat(data.train().set().classSizes()).containsExactly(12, 12);
    assertThat(data.classes()).containsExactly("a", "b");
  }

  @Test
  void aFolderOfImagesMayBeKnownByName() throws IOException {
    String entry = catalogFile("x", 2).replace("cifar-10", "image-folder");
    Files.writeString(home.resolve("mine.yaml"), entry.replaceFirst("(?s)files:.*", ""));
    assertThat(check("mine").state()).isEqualTo(DataCheck.State.MISSING);
    assertThatThrownBy(() -> store().get("mine", (name, done, total) -> {}))
        .isInstanceOf(UserMistake.class)
        .hasMessage("mine: has no files to download; put its images into " + home.resolve("mine"));
    for (String name : List.of("a/1.png", "b/1.png")) {
      writeImage(home.resolve("mine/train").resolve(name));
      writeImage(elsewhere.resolve("other").resolve(name));
    }
    DataStore store = new DataStore(home, Optional.of(elsewhere));
    assertThat(store.find(store.catalog().find("mine").orElseThrow()))
        .contains(home.resolve("mine"));
    assertThat(check("mine").state()).isEqualTo(DataCheck.State.READABLE);
    writeImage(home.resolve("mine/train/c/1.png"));
    assertThat(check("mine").detail()).contains("has the class folders [a, b, c], expected [a, b]");
  }

  private static void writeImage(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    ImageIO.write(new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
  }

  @Test
  void missingDataSaysWhatWasLookedForAndWhatToDo() {
    assertThatThrownBy(() -> store().load(DataSpec.of("cifar10")))
        .isInstanceOf(UserMistake.class)
        .hasMessageContaining("data.set: cifar10 is not here")
        .hasMessageContaining("cifar-10-binary.tar.gz")
        .hasMessageContaining(home.resolve("cifar10").toString())
        .hasMessageContaining("./run.sh data get cifar10")
        .hasMessageContaining("--data-dir DIR");
  }

  @Test
  void anUnknownSetNamesTheKnownOnes() {
    assertThatThrownBy(() -> store().load(DataSpec.of("cifar11")))
        .isInstanceOf(UserMistake.class)
        .hasMessageContaining(
            "data.set: found cifar11, expected procedural, a folder of images, or a data set: cifar10, ");
    assertThatThrownBy(() -> store().get("cifar11", (name, done, total) -> {}))
        .isInstanceOf(UserMistake.class)
        .hasMessageContaining("found cifar11, expected a data set: cifar10");
  }

  @Test
  void aDataDirThatIsNotThereIsNamed() {
    Path nowhere = elsewhere.resolve("nowhere");
    assertThatThrownBy(() -> new DataStore(home, Optional.of(nowhere)))
        .isInstanceOf(UserMistake.class)
        .hasMessage("--data-dir " + nowhere + ": there is no such file or folder");
  }

  @Test
  void dataIsFoundAsFolderInAFolderOrAtHome() throws IOException {
    for (Path place :
        List.of(
            elsewhere,
            elsewhere.resolve("cifar10"),
            elsewhere.resolve("cifar-10-batches-bin"),
            home.resolve("cifar10"),
            home.resolve("cifar10/cifar-10-batches-bin"))) {
      Files.createDirectories(place);
      Files.write(place.resolve("test_batch.bin"), new byte[3073]);
      DataStore store = new DataStore(home, Optional.of(elsewhere));
      assertThat(store.find(store.catalog().find("cifar10").orElseThrow())).contains(place);
      Files.delete(place.resolve("test_batch.bin"));
    }
  }

  @Test
  void theArchiveItselfMayBeNamed() throws IOException {
    Path archive = Files.write(elsewhere.resolve("my-cifar.tar.gz"), new byte[] {1});
    DataStore store = new DataStore(home, Optional.of(archive));
    assertThatThrownBy(() -> store.load(DataSpec.of("cifar10")))
        .isInstanceOf(UserMistake.class)
        .hasMessageContaining(archive + ": cut short or corrupt");
  }

  @Test
  void anArchiveIsNotTakenForThatOfAnotherSet() throws IOException {
    Path archive = Files.write(elsewhere.resolve("cifar-10-binary.tar.gz"), new byte[] {1});
    DataStore store = new DataStore(home, Optional.of(archive));
    assertThat(store.find(store.catalog().find("cifar10").orElseThrow())).contains(archive);
    assertThat(store.find(store.catalog().find("cifar100").orElseThrow())).isEmpty();
  }

  @Test
  void aFolderOfImagesIsLoadedByItsPath() throws IOException {
    for (int i = 0; i < 20; i++) {
      writeImage(elsewhere.resolve((i % 2 == 0 ? "cat/" : "dog/") + i + ".png"));
    }
    SplitData data = store().load(spec(elsewhere.toString()));
    assertThat(data.classes()).containsExactly("cat", "dog");
    assertThat(data.train().size()).isEqualTo(12);
    SplitData named =
        new DataStore(home, Optional.of(elsewhere.getParent()))
            .load(spec(elsewhere.getFileName().toString()));
    assertThat(named.train().checksum()).isEqualTo(data.train().checksum());
  }

  @Test
  void aFolderIsCheckedAsAStudyReadsIt() throws IOException {
    for (String part : List.of("train/", "val/")) {
      for (String name : List.of("cat/1.png", "dog/1.png")) {
        writeImage(elsewhere.resolve(part + name));
      }
    }
    Files.writeString(elsewhere.resolve("val/cat/notes.txt"), "no image");
    assertThat(store().check(elsewhere.toString()).detail())
        .isEqualTo(
            "2 training, 2 validation and 0 test images of 4×4×1; left out, no image: 1"
                + " (notes.txt)");
    Files.writeString(elsewhere.resolve("val/cat/2.png"), "no image");
    DataCheck check = store().check(elsewhere.toString());
    assertThat(check.state()).isEqualTo(DataCheck.State.BROKEN);
    assertThat(check.detail()).contains("2.png: holds no image");
  }

  @Test
  void aNameThatNoFileCanHaveIsNamed() {
    assertThatThrownBy(() -> store().load(DataSpec.of("a\0b")))
        .isInstanceOf(UserMistake.class)
        .hasMessageContaining("data.set: a\\u0000b: is no file's name");
  }

  @Test
  void proceduralImagesThatDoNotFitAreRefusedBeforeOneIsDrawn() {
    DataSpec.Procedural many = new DataSpec.Procedural(2, 1_000_000_000, 1, .5, 1L);
    assertThatThrownBy(() -> ProceduralImages.draw(many))
        .isInstanceOf(UserMistake.class)
        .hasMessageContaining("data.procedural: images: 1,000,000,000 and test-images: 1")
        .hasMessageContaining("takes the images' memory to 3,104,001 MB");
  }

  @Test
  void proceduralImagesNeedNoFile() {
    SplitData data = store().load(DataSpec.of("procedural"));
    assertThat(data.train().size()).isEqualTo(5400);
    assertThat(data.validation().set().classSizes()).containsOnly(100);
    assertThat(data.test().set().classSizes()).containsOnly(250);
  }

  @Test
  void whatWasFetchedIsListedAndChecked() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, 5);
          exchange.getResponseBody().write("hello".getBytes(StandardCharsets.UTF_8));
          exchange.close();
        });
    server.start();
    Files.writeString(
        home.resolve("mine.yaml"), catalogFile("test_batch.bin", server.getAddress().getPort()));
    assertThat(check("mine").state()).isEqualTo(DataCheck.State.MISSING);
    store().get("mine", (name, done, total) -> {});
    server.stop(0);
    assertThat(home.resolve("mine/test_batch.bin")).hasContent("hello");
    assertThat(check("mine").state()).isEqualTo(DataCheck.State.PUBLISHED);
    Files.writeString(home.resolve("mine/test_batch.bin"), "hallo");
    assertThat(check("mine").state()).isEqualTo(DataCheck.State.BROKEN);
    assertThat(check("cifar100").state()).isEqualTo(DataCheck.State.MISSING);
  }

  @Test
  void dataPackedAnewIsReadableThoughNotThePublishedFile() throws IOException {
    Path mnist = Files.createDirectories(home.resolve("mnist"));
    write(mnist, "train-images-idx3-ubyte", 3, 2, 4, 5);
    write(mnist, "train-labels-idx1-ubyte", 3);
    write(mnist, "t10k-images-idx3-ubyte", 2, 2, 4, 5);
    write(mnist, "t10k-labels-idx1-ubyte", 2);
    assertThat(check("mnist").state()).isEqualTo(DataCheck.State.BROKEN);
    write(mnist, "train-images-idx3-ubyte", 3, 4, 5);
    write(mnist, "t10k-images-idx3-ubyte", 2, 4, 5);
    assertThat(check("mnist").state()).isEqualTo(DataCheck.State.READABLE);
    assertThat(check("mnist").detail()).contains("3 training and 2 test images of 4×5×1");
  }

  /** Zeros in an IDX file of that shape. */
  private static void write(Path folder, String name, int... sizes) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(1000).putInt(0x800 | sizes.length);
    int values = 1;
    for (int size : sizes) {
      bytes.putInt(size);
      values *= size;
    }
    int length = bytes.position() + values;
    Files.write(folder.resolve(name), Arrays.copyOf(bytes.array(), length));
  }

  private DataCheck check(String name) {
    return store().check().stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
  }

  private DataStore store() {
    return new DataStore(home, Optional.empty());
  }

  private static DataSpec spec(String set) {
    return SpecMapper.of(DataSpec.class, Map.of("set", set, "validation", .2, "test", .2));
  }

  private static String catalogFile(String file, int port) {
    return """
        title: Five bytes
        format: cifar-10
        shape: [32, 32, 3]
        classes: [a, b]
        licence: none
        files:
          - name: %s
            size: 5
            md5: 5d41402abc4b2a76b9719d911017c592
            sha256: 2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824
            addresses: ["http://localhost:%d/"]
        """
        .formatted(file, port);
  }
}
