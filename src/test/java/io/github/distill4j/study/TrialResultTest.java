package io.github.distill4j.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.distill4j.UserMistake;
import io.github.distill4j.machine.Provenance;
import io.github.distill4j.measure.Bin;
import io.github.distill4j.measure.ConfusionMatrix;
import io.github.distill4j.measure.Predictions;
import io.github.distill4j.net.NetworkSize;
import io.github.distill4j.study.distil.SpecReader;
import io.github.distill4j.study.distil.TrialResult;
import io.github.distill4j.train.Epoch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrialResultTest {

  @TempDir Path folder;

  private static TrialResult result(Map<String, Double> measures, Map<String, String> setting) {
    return new TrialResult(
        "soft-3",
        "soft",
        setting,
        3,
        "fingerprint",
        Map.of(),
        "resnet-8",
        new NetworkSize(75_290, 12_239_488),
        "model",
        measures,
        List.of(new Bin(0, 0, 0), new Bin(2, 0.9, 0.5)),
        new ConfusionMatrix(new int[][] {{1, 0}, {1, 0}}),
        new Predictions("AAA=", "AQ==", 2, 2, "images"),
        1,
        List.of(new Epoch(1, 0.7, 0.6, 0.5)),
        Provenance.ofThisProcess("data", "oneDNN"),
        new TrialResult.Timing("2026-01-01T00:00:00Z", 12.5, 0.25, 4096));
  }

  private TrialResult writtenAndRead(TrialResult result) throws IOException {
    TrialFile file = TrialFile.of(folder, result.trial());
    file.write("network", result, Map.of());
    return file.read(TrialResult.class);
  }

  @Test
  void everyFieldComesBack() throws IOException {
    Map<String, String> setting = new LinkedHashMap<>();
    setting.put("loss.temperature", "4");
    setting.put("loss.alpha", "0.9");
    Map<String, Double> measures = new LinkedHashMap<>();
    measures.put("nll", 1.0 / 3);
    measures.put("accuracy", 0.5);
    measures.put("validation.accuracy", 0.25);
    TrialResult result = result(measures, setting);
    TrialResult read = writtenAndRead(result);
    assertThat(read).isEqualTo(result);
    assertThat(read.measures().keySet()).containsExactly("nll", "accuracy", "validation.accuracy");
    assertThat(read.setting().keySet()).containsExactly("loss.temperature", "loss.alpha");
  }

  @Test
  void withAnyByteChangedItIsRefusedOrTheSame() throws IOException {
    TrialResult result = result(Map.of("accuracy", 0.9), Map.of("loss.temperature", "4"));
    TrialFile file = TrialFile.of(folder, result.trial());
    file.write("network", result, Map.of("models/soft-3.zip", "0abc"));
    byte[] sound = Files.readAllBytes(file.path());
    int refused = 0;
    for (int i = 0; i < sound.length; i++) {
      byte[] changed = sound.clone();
      changed[i] ^= (byte) (1 << i % 8);
      Files.write(file.path(), changed);
      try {
        assertThat(file.read(TrialResult.class)).isEqualTo(result);
        assertThat(file.files()).containsExactly(Map.entry("models/soft-3.zip", "0abc"));
      } catch (UserMistake damaged) {
        refused++;
      }
    }
    // The rest is space between words.
    assertThat(refused).isGreaterThan(sound.length / 2);
  }

  @Test
  void anOlderVersionsTrialHasNoChecksums() throws IOException {
    TrialResult result = result(Map.of("accuracy", 0.5), Map.of());
    TrialFile file = TrialFile.of(folder, result.trial());
    file.write("network", result, Map.of());
    String text = Files.readString(file.path());
    Files.writeString(file.path(), text.replaceFirst(",\\s*\"checksum\" : \"[0-9a-f]{64}\"", ""));
    assertThat(Files.readString(file.path())).doesNotContain("checksum");
    assertThat(file.read(TrialResult.class)).isEqualTo(result);
    assertThat(file.files()).isEmpty();
  }

  /** The checksum counts digits: Java versions differ in how many they print. */
  @Test
  void aNumberThatIsWrittenLongerHasAnotherChecksum() throws IOException {
    TrialResult result = result(Map.of("accuracy", 0.5), Map.of());
    TrialFile file = TrialFile.of(folder, result.trial());
    file.write("network", result, Map.of());
    String text = Files.readString(file.path());
    Files.writeString(file.path(), text.replace(": 12.5,", ": 12.50000000000000000001,"));
    assertThatThrownBy(() -> file.read(TrialResult.class)).isInstanceOf(UserMistake.class);
  }

  @ParameterizedTest
  @ValueSource(
      doubles = {
        -0.0,
        1.0 / 3,
        2e-3,
        1e22,
        Double.MIN_VALUE,
        Double.MIN_NORMAL,
        Double.MAX_VALUE,
        Double.NaN,
        Double.NEGATIVE_INFINITY
      })
  void anyNumberComesBack(double any) throws IOException {
    TrialResult result = result(Map.of("accuracy", any), Map.of());
    assertThat(writtenAndRead(result)).isEqualTo(result);
  }

  /** A measure may be newer than a result, and a result may be newer than the measures here. */
  @Test
  void aMeasureThatIsMissingIsNoNumberAndOneThatNobodyKnowsIsKept() throws IOException {
    Map<String, Double> measures = new LinkedHashMap<>();
    measures.put("beauty", 7.0);
    measures.put("brier", null);
    TrialResult read = writtenAndRead(result(measures, Map.of()));
    assertThat(read.measure("beauty")).isEqualTo(7);
    assertThat(read.measure("nll")).isNaN();
    assertThat(read.measure("brier")).isNaN();
    assertThat(read.accuracy()).isNaN();
  }

  @Test
  void aResultOfAVersionThatKeptMeasuresInGroupsIsReadAsOneOfToday() throws IOException {
    TrialResult result =
        result(
            Map.of(
                "accuracy",
                0.5,
                "fitted-temperature",
                1.7,
                "scaled-ece",
                0.02,
                "scaled-nll",
                0.3,
                "logit-distance",
                2.0,
                "same-wrong",
                Double.NaN,
                "validation.accuracy",
                0.25),
            Map.of());
    TrialFile file = TrialFile.of(folder, result.trial());
    file.write("network", result, Map.of());
    ObjectMapper json = new ObjectMapper();
    ObjectNode tree = (ObjectNode) json.readTree(file.path().toFile());
    tree.remove(List.of("checksum", "measures"));
    ObjectNode test = tree.putObject("test");
    for (String kept : List.of("reliability", "confusion", "predictions")) {
      test.set(kept, tree.remove(kept));
    }
    test.set("quality", json.readTree("{\"accuracy\": 0.5, \"top5\": null}"));
    test.set("scaling", json.readTree("{\"temperature\": 1.7, \"ece\": 0.02, \"nll\": 0.3}"));
    test.set("fidelity", json.readTree("{\"logit-distance\": 2.0, \"same-wrong\": \"NaN\"}"));
    tree.set("validation", json.readTree("{\"accuracy\": 0.25, \"top5\": null}"));
    json.writeValue(file.path().toFile(), tree);
    assertThat(file.result(works())).isEqualTo(result);
  }

  @Test
  void aTrialThatNamesNoCpuIsReadAndItsCpuUnknown() throws IOException {
    TrialResult result = result(Map.of("accuracy", 0.5), Map.of());
    TrialFile file = TrialFile.of(folder, result.trial());
    file.write("network", result, Map.of());
    ObjectMapper json = new ObjectMapper();
    ObjectNode tree = (ObjectNode) json.readTree(file.path().toFile());
    tree.remove(List.of("checksum", "files"));
    ((ObjectNode) tree.get("provenance"))
        .remove(List.of("cpu", "instructions", "classifier", "java-vendor", "wait-policy"));
    json.writeValue(file.path().toFile(), tree);
    Provenance read = file.read(TrialResult.class).provenance();
    assertThat(List.of(read.cpu(), read.instructions(), read.classifier())).containsOnly("unknown");
    assertThat(List.of(read.javaVendor(), read.waitPolicy())).containsOnly("unknown");
    assertThat(read.threads()).isEqualTo(result.provenance().threads());
  }

  private static List<Work> works() {
    String text = "{data: {set: procedural}, student: {net: resnet-8}, arms: [hard]}";
    return SpecReader.read("a", text, List.of()).works();
  }
}
