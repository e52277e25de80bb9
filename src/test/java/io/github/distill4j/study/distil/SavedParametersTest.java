package io.github.distill4j.study.distil;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.distill4j.loss.CrossEntropy;
import io.github.distill4j.net.Architectures;
import io.github.distill4j.net.FastBlocks;
import io.github.distill4j.net.Learning;
import io.github.distill4j.net.NetworkSpec;
import io.github.distill4j.net.Networks;
import io.github.distill4j.net.StockBlocks;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;

class SavedParametersTest {

  private static final String CONFIGURATION = "configuration.json";
  private static final String COEFFICIENTS = "coefficients.bin";
  private static final int MEGABYTE = 1 << 20;

  @TempDir Path folder;

  private final INDArray alike = small(2).params();

  private static ComputationGraph network(String name, boolean fast, int side, long seed) {
    Networks networks = new Networks(fast ? FastBlocks::new : StockBlocks::new);
    ComputationGraph network =
        new ComputationGraph(
            networks.configuration(
                new NetworkSpec(Architectures.ALL.parse(name), 0.25),
                Networks.images(side, side, 1),
                3,
                new Learning(new Sgd(0.1), 0, new CrossEntropy(), seed)));
    network.init();
    return network;
  }

  /** A network of some thirty parameters. */
  private static ComputationGraph small(long seed) {
    return network("two-layer-8", true, 3, seed);
  }

  private static byte[] zip(ComputationGraph network) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ModelSerializer.writeModel(network, bytes, false);
    return bytes.toByteArray();
  }

  private float[] read(byte[] zip) throws IOException {
    Path file = Files.write(folder.resolve("teacher.zip"), zip);
    return SavedParameters.read(file, alike);
  }

  /** An entry of the small network's zip. */
  private static byte[] content(String entry) throws IOException {
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(zip(small(1))))) {
      while (!zip.getNextEntry().getName().equals(entry)) {
        zip.closeEntry();
      }
      return zip.readAllBytes();
    }
  }

  /** A zip of names and contents in turn; the writer itself refuses a name that comes twice. */
  private static byte[] zipOf(Object... entries) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (int i = 0; i < entries.length; i += 2) {
        zip.putNextEntry(new ZipEntry((String) entries[i]));
        zip.write((byte[]) entries[i + 1]);
      }
    }
    return bytes.toByteArray();
  }

  private void assertRefused(byte[] zip, String words) {
    assertThatThrownBy(() -> read(zip))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(words)
        .message()
        .doesNotContain("\n");
    assertThat(folder).isDirectoryContaining("glob:**/teacher.zip");
    assertThat(folder.toFile().list()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"two-layer-8", "vgg-2+3", "resnet-8", "wrn-10-2"})
  void everyArchitectureAnswersBitForBitAsItDid(String name) throws IOException {
    INDArray images = Nd4j.rand(DataType.FLOAT, 4, 12, 12, 1);
    INDArray labels = Nd4j.create(new float[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}, {1, 0, 0}});
    for (boolean fast : new boolean[] {true, false}) {
      ComputationGraph trained = network(name, fast, 12, 1);
      trained.fit(new DataSet(images, labels));
      Path file = Files.write(folder.resolve("net.zip"), zip(trained));
      ComputationGraph other = network(name, fast, 12, 2);
      other.setParams(Nd4j.createFromArray(SavedParameters.read(file, other.params())));
      assertThat(other.outputSingle(images).toFloatMatrix())
          .isDeepEqualTo(trained.outputSingle(images).toFloatMatrix());
    }
  }

  @Test
  void withAnyByteChangedItIsRefusedOrGivesTheSame() throws IOException {
    byte[] sound = zip(small(1));
    float[] parameters = read(sound);
    assertThat(parameters).isEqualTo(small(1).params().toFloatVector());
    int refused = 0;
    for (int i = 0; i < sound.length; i++) {
      byte[] changed = sound.clone();
      changed[i] ^= (byte) (1 << i % 8);
      Optional<float[]> read = readIfSound(changed);
      read.ifPresent(found -> assertThat(found).isEqualTo(parameters));
      refused += read.isEmpty() ? 1 : 0;
    }
    assertThat(refused).isGreaterThan(content(COEFFICIENTS).length / 2);
  }

  private Optional<float[]> readIfSound(byte[] zip) {
    try {
      return Optional.of(read(zip));
    } catch (IOException refused) {
      return Optional.empty();
    }
  }

  @Test
  void cutOffAnywhereItIsRefusedOrGivesTheSame() throws IOException {
    byte[] sound = zip(small(1));
    float[] parameters = read(sound);
    for (int length = 0; length < sound.length; length += 3) {
      readIfSound(Arrays.copyOf(sound, length))
          .ifPresent(found -> assertThat(found).isEqualTo(parameters));
    }
    assertThat(readIfSound(Arrays.copyOf(sound, sound.length / 2))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no zip at all", "PK", "PK\u0003\u0004"})
  void whatIsNoZipIsRefused(String text) {
    assertThatThrownBy(() -> read(text.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(IOException.class);
  }

  /** Made into an object, it would keep the process busy for ever: each set is hashed twice. */
  private static byte[] endlessObject() throws IOException {
    Set<Object> root = new HashSet<>();
    Set<Object> left = root;
    Set<Object> right = new HashSet<>();
    for (int depth = 0; depth < 100; depth++) {
      Set<Object> nextLeft = new HashSet<>(Set.of("left"));
      Set<Object> nextRight = new HashSet<>();
      left.addAll(List.of(nextLeft, nextRight));
      right.addAll(List.of(nextLeft, nextRight));
      left = nextLeft;
      right = nextRight;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new ObjectOutputStream(bytes).writeObject(root);
    return bytes.toByteArray();
  }

  @ParameterizedTest
  @ValueSource(strings = {"preprocessor.bin", "normalizer.bin", "updaterState.bin", "../escaped"})
  void whateverElseAZipHoldsIsRefusedUnread(String entry) throws IOException {
    byte[] configuration = content(CONFIGURATION);
    byte[] coefficients = content(COEFFICIENTS);
    byte[] more = endlessObject();
    assertRefused(
        zipOf(CONFIGURATION, configuration, COEFFICIENTS, coefficients, entry, more),
        "more than a network");
    assertRefused(
        zipOf(entry, more, CONFIGURATION, configuration, COEFFICIENTS, coefficients),
        "no configuration.json where it should be");
    assertRefused(
        zipOf(CONFIGURATION, configuration, entry, more, COEFFICIENTS, coefficients),
        "no coefficients.bin where it should be");
  }

  @Test
  void anEntryThatComesTwiceIsRefused() throws IOException {
    byte[] configuration = content(CONFIGURATION);
    byte[] coefficients = content(COEFFICIENTS);
    assertRefused(
        renamed(
            "configuration.jsom",
            CONFIGURATION,
            zipOf("configuration.jsom", configuration, CONFIGURATION, configuration)),
        "no coefficients.bin where it should be");
    assertRefused(
        renamed(
            "coefficients.bim",
            COEFFICIENTS,
            zipOf(
                CONFIGURATION,
                configuration,
                COEFFICIENTS,
                coefficients,
                "coefficients.bim",
                coefficients)),
        "more than a network");
  }

  private static byte[] renamed(String from, String to, byte[] zip) {
    return new String(zip, StandardCharsets.ISO_8859_1)
        .replace(from, to)
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  @Test
  void anEntryThatSwellsIsRefusedBeforeItIsWhole() throws IOException {
    byte[] configuration = content(CONFIGURATION);
    byte[] coefficients = content(COEFFICIENTS);
    byte[] large = new byte[20 * MEGABYTE];
    assertRefused(
        zipOf(CONFIGURATION, large, COEFFICIENTS, coefficients), "larger than any network's");
    assertRefused(
        zipOf(CONFIGURATION, configuration, COEFFICIENTS, large), "not as many parameters");
  }

  @Test
  void aSizeThatIsOnlyClaimedIsRefused() throws IOException {
    byte[] coefficients = content(COEFFICIENTS);
    String text = new String(coefficients, StandardCharsets.ISO_8859_1);
    int length = text.indexOf("\0\5FLOAT") - Long.BYTES;
    assertThat(ByteBuffer.wrap(coefficients).getLong(length)).isEqualTo(small(1).numParams());
    ByteBuffer.wrap(coefficients).putLong(length, 1L << 40);
    assertRefused(
        zipOf(CONFIGURATION, content(CONFIGURATION), COEFFICIENTS, coefficients),
        "not this network's");
    assertRefused(zip(network("two-layer-12", true, 3, 1)), "not as many parameters");
    assertRefused(
        zipOf(CONFIGURATION, content(CONFIGURATION), COEFFICIENTS, new byte[0]),
        "not as many parameters");
  }

  /** Tells whether anything made the virtual machine run its code. */
  static final class Initialised {
    static {
      System.setProperty(FLAG, "set");
    }
  }

  private static final String FLAG = "distill4j.test.initialised";

  /** What the study says is the network, whatever a zip says. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[",
        "{\"networkInputs\":[\"x\"],\"networkOutputs\":[]}",
        "{\"vertexInputs\":{\"a\":[\"b\"],\"b\":[\"a\"]}}",
        "{\"vertices\":{\"a\":{\"@class\":\"CLASS\"}},\"defaultConfiguration\":{\"@class\":\"CLASS\"}}",
      })
  void theConfigurationMakesNothing(String configuration) throws IOException {
    String hostile = configuration.replace("CLASS", Initialised.class.getName());
    byte[] zip =
        zipOf(
            CONFIGURATION,
            hostile.getBytes(StandardCharsets.UTF_8),
            COEFFICIENTS,
            content(COEFFICIENTS));
    assertThat(read(zip)).isEqualTo(small(1).params().toFloatVector());
    assertThat(System.getProperty(FLAG)).isNull();
  }
}
