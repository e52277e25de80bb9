package io.github.distill4j.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodeVersionTest {

  @TempDir Path folder;

  private static void fill(Path root, String loss, String report) throws IOException {
    Path ours = root.resolve("io/github/distill4j");
    Files.createDirectories(ours.resolve("loss"));
    Files.createDirectories(ours.resolve("report/chart"));
    Files.writeString(ours.resolve("loss/CrossEntropy.class"), loss);
    Files.writeString(ours.resolve("report/TextTable.class"), report);
    Files.writeString(ours.resolve("report/chart/Axis.class"), report);
  }

  private String deciding(String name, String loss, String report) throws IOException {
    fill(folder.resolve(name), loss, report);
    return CodeVersion.deciding(folder.resolve(name));
  }

  @Test
  void whatDecidesNumbersMakesTheChecksumAndWhatOnlyShowsThemDoesNot() throws IOException {
    String first = deciding("a", "loss", "table");
    assertThat(deciding("b", "loss", "another table")).isEqualTo(first);
    assertThat(deciding("c", "another loss", "table")).isNotEqualTo(first);
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
