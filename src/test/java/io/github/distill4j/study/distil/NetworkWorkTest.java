package io.github.distill4j.study.distil;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.distill4j.data.SplitData;
import io.github.distill4j.data.fetch.DataCache;
import io.github.distill4j.data.fetch.DataStore;
import io.github.distill4j.loss.CrossEntropy;
import io.github.distill4j.study.DivergedTrial;
import io.github.distill4j.study.Fingerprint;
import io.github.distill4j.study.Outcome;
import io.github.distill4j.study.Ownership;
import io.github.distill4j.study.Plan;
import io.github.distill4j.study.ResultsStore;
import io.github.distill4j.study.Workspace;
import io.github.distill4j.train.TrainingProgress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkWorkTest {

  private static final String STUDY =
      """
      name: tiny
      data: {set: procedural, procedural: {classes: 3, images: 120, test-images: 60, difficulty: 0}}
      teacher: {net: two-layer-32}
      student: {net: two-layer-4}
      training: {epochs: 2, batch: 32}
      arms: [soft]
      seeds: 1
      """;

  @TempDir Path folder;

  @Test
  void aTeacherWhoseAnswersOverflowTeachesNobody() throws IOException {
    StudySpec spec = SpecReader.read("tiny.yaml", STUDY, List.of());
    DataCache images = new DataCache(new DataStore(Path.of("datasets"), Optional.empty()));
    Plan plan = spec.plan(images);
    SplitData data = images.load(spec.data());
    ComputationGraph network =
        new TrialNetworks(data).create(spec.teacher(), new CrossEntropy(), 1);
    network.params().assign(1e30);
    Path one = folder.resolve("one");
    try (ResultsStore store = ResultsStore.open(one, Ownership.of(plan))) {
      Files.createDirectories(one.resolve("models"));
      ModelSerializer.writeModel(network, one.resolve("models/teacher.zip").toFile(), false);
      store.save(
          plan.tasks().get(0),
          SampleResults.of(plan.tasks().get(0), 1, Fingerprint.ofValues(network.params())));
      Outcome outcome =
          new NetworkWork()
              .run(
                  plan.tasks().get(1),
                  new Workspace(one, images, (trained, result, on) -> {}),
                  TrainingProgress.SILENT);
      assertThat(((DivergedTrial) outcome).words())
          .startsWith(
              "cannot be trained: its teacher diverged in epoch 30 (its outputs are not finite)");
    }
  }
}
