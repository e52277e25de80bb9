package io.github.distill4j.machine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.distill4j.Checksum;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodeVersionTest {

  @TempDir Path folder;

  /** A build: what decides numbers, and what does not. */
  private static void fill(Path root, String loss, String other) throws IOException {
    Path ours = root.resolve("io/github/distill4j");
    for (String room : List.of("loss", "report/chart", "machine", "data/fetch")) {
      Files.createDirectories(ours.resolve(room));
    }
    Files.writeString(ours.resolve("loss/CrossEntropy.class"), loss);
    for (String name :
        List.of(
            "report/TextTable", "report/chart/Axis", "machine/Health", "data/fetch/Download$1")) {
      Files.writeString(ours.resolve(name + ".class"), other);
    }
    for (String name : CodeVersion.CLASSES) {
      Files.writeString(ours.resolve(name + ".class"), other);
    }
  }

  private String deciding(String name, String loss, String other) throws IOException {
    fill(folder.resolve(name), loss, other);
    return CodeVersion.deciding(folder.resolve(name));
  }

  @Test
  void whatDecidesNumbersMakesTheChecksumAndNothingElseDoes() throws IOException {
    String first = deciding("a", "loss", "table");
    assertThat(deciding("b", "loss", "another table")).isEqualTo(first);
    assertThat(deciding("c", "another loss", "table")).isNotEqualTo(first);
    assertThat(first).isEqualTo(Checksum.sha256().add("loss").hex());
  }

  @Test
  void anyOtherClassOfARoomThatDecidesCounts() throws IOException {
    String first = deciding("a", "loss", "table");
    Path data = folder.resolve("a/io/github/distill4j/data/fetch");
    Files.writeString(data.resolve("Downloads.class"), "x");
    assertThat(CodeVersion.deciding(folder.resolve("a"))).isNotEqualTo(first);
  }

  @Test
  void theClassesLeftOutAreThere() {
    assertThat(CodeVersion.CLASSES)
        .allSatisfy(
            name ->
                assertThat(CodeVersion.class.getResource("/io/github/distill4j/" + name + ".class"))
                    .isNotNull());
  }

  @Test
  void aJarIsAsItsFolder() throws IOException {
    URI jar = URI.create("jar:" + folder.resolve("a.jar").toUri());
    try (FileSystem files = FileSystems.newFileSystem(jar, Map.of("create", "true"))) {
      fill(files.getPath("/"), "loss", "table");
    }
    assertThat(CodeVersion.deciding(folder.resolve("a.jar")))
        .isEqualTo(deciding("a", "loss", "table"));
  }

  @Test
  void theTextNamesVersionAndCommit() {
    assertThat(CodeVersion.text()).matches("\\S+ \\w+(\\+[0-9a-f]{7})?");
  }
}
