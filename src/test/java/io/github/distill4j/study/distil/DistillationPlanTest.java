package io.github.distill4j.study.distil;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.distill4j.UserMistake;
import io.github.distill4j.data.fetch.DataCache;
import io.github.distill4j.data.fetch.DataStore;
import io.github.distill4j.study.Plan;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DistillationPlanTest {

  private static final String STUDY =
      """
      data: {set: [photos, %s], validation: 0.25, test: 0.25}
      teacher: {net: two-layer-2}
      student: {net: two-layer-2}
      arms: [hard]
      seeds: 2
      """;

  @TempDir Path folder;

  @Test
  void oneFolderWrittenInTwoWaysIsNoSweep() throws IOException {
    writeImages("photos", 20);
    writeImages("others", 24);
    for (String same : new String[] {"./photos", "photos/", folder.resolve("photos").toString()}) {
      assertThatThrownBy(() -> plan(same))
          .isInstanceOf(UserMistake.class)
          .hasMessage(
              "data.set=photos and data.set=%s give the same images; sweep one of them", same);
    }
    assertThat(plan("others").images()).hasSize(2);
  }

  private Plan plan(String other) {
    StudySpec spec =
        SpecReader.read("photos.yaml", STUDY.replace("%s", other), List.of("name=photos"));
    return spec.plan(new DataCache(new DataStore(folder.resolve("datasets"), Optional.of(folder))));
  }

  private void writeImages(String name, int images) throws IOException {
    for (int i = 0; i < images; i++) {
      Path file = folder.resolve(name).resolve(i % 2 == 0 ? "a" : "b").resolve(i + ".png");
      Files.createDirectories(file.getParent());
      ImageIO.write(new BufferedImage(4, 4, BufferedImage.TYPE_BYTE_GRAY), "png", file.toFile());
    }
  }
}
