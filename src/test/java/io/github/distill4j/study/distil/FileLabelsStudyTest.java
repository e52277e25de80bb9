package io.github.distill4j.study.distil;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.distill4j.UserMistake;
import io.github.distill4j.data.Part;
import io.github.distill4j.data.SplitData;
import io.github.distill4j.data.fetch.DataCache;
import io.github.distill4j.data.fetch.DataStore;
import io.github.distill4j.engine.InProcess;
import io.github.distill4j.engine.StudyRunner;
import io.github.distill4j.label.Examples;
import io.github.distill4j.study.Ownership;
import io.github.distill4j.study.Plan;
import io.github.distill4j.study.Progress;
import io.github.distill4j.study.Result;
import io.github.distill4j.study.ResultsStore;
import io.github.distill4j.study.Standing;
import io.github.distill4j.study.TrainedModels;
import io.github.distill4j.study.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A study whose labels are the data set's own, written into files. */
class FileLabelsStudyTest {

  private static final String STUDY =
      """
      data:
        set: procedural
        limit: 90
        procedural: {classes: 3, images: 120, test-images: 60, difficulty: 0}
      student: {net: two-layer-4, training: {epochs: 2, batch: 32}}
      arms:
        hard: {}
        classes: {labels: {file: CLASSES}, loss: cross-entropy}
        shares: {labels: {file: {path: SHARES}}, loss: cross-entropy}
        candidates: {labels: {file: CLASSES}, loss: candidates}
      seeds: 1
      """;

  @TempDir Path folder;

  private final DataCache images =
      new DataCache(new DataStore(Path.of("datasets"), Optional.empty()));

  private StudySpec spec() {
    String text =
        STUDY
            .replace("CLASSES", "'" + folder.resolve("classes.csv") + "'")
            .replace("SHARES", "'" + folder.resolve("shares.csv") + "'");
    return SpecReader.read("tiny.yaml", text, List.of()).named("tiny");
  }

  @BeforeEach
  void writeLabels() throws IOException {
    SplitData data = images.load(spec().data());
    write("classes.csv", "index,class", data, "0", "1", "2");
    write("shares.csv", "index,p_1,p_2,p_3", data, "1,0,0", "0,1,0", "0,0,1");
  }

  private void write(String name, String header, SplitData data, String... labels)
      throws IOException {
    Stream<String> lines =
        Stream.of(Part.TRAIN, Part.VALIDATION)
            .map(part -> TrialLabels.examples(data, part))
            .flatMap(part -> lines(part, labels));
    Files.write(folder.resolve(name), Stream.concat(Stream.of(header), lines).toList());
  }

  private static Stream<String> lines(Examples part, String[] labels) {
    return IntStream.range(0, part.labels().length)
        .mapToObj(i -> part.origins()[i] + "," + labels[part.labels()[i]]);
  }

  private Map<String, String> models() throws IOException {
    Plan plan = spec().plan(images);
    try (ResultsStore store = ResultsStore.open(folder.resolve("out"), Ownership.of(plan))) {
      Standing standing = ResultsStore.standing(store.folder(), plan);
      TrainedModels none = (network, result, data) -> {};
      return new StudyRunner(standing, store, new InProcess(Progress.SILENT), Progress.SILENT)
          .run(new Workspace(store.folder(), images, none)).results().stream()
              .collect(Collectors.toMap(Result::trial, Result::gives));
    }
  }

  @Test
  void theSameLabelsGiveTheSameBitsHoweverTheyAreWritten() throws IOException {
    Map<String, String> models = models();
    assertThat(models).containsOnlyKeys("hard-1", "classes-1", "shares-1", "candidates-1");
    assertThat(models.values()).containsOnly(models.get("hard-1"));
  }

  @Test
  void anotherFileInItsPlaceIsNoticed() throws IOException {
    models();
    String classes = Files.readString(folder.resolve("classes.csv"));
    Files.writeString(folder.resolve("classes.csv"), classes.replaceFirst(",[01]\n", ",2\n"));
    assertThatThrownBy(this::models)
        .isInstanceOf(UserMistake.class)
        .hasMessageContaining("trial classes-1 was made from other data");
  }

  @Test
  void aMistakeInTheFileIsToldBeforeAnythingIsTrained() throws IOException {
    Files.writeString(folder.resolve("shares.csv"), "index,p_1,p_2,p_3\n0,1,1,0\n");
    assertThatThrownBy(() -> spec().plan(images))
        .isInstanceOf(UserMistake.class)
        .hasMessageContaining("shares.csv line 2: found probabilities that sum to 2.0, expected 1");
  }
}
