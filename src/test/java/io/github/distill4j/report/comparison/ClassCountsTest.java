package io.github.distill4j.report.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.distill4j.measure.ConfusionMatrix;
import io.github.distill4j.report.SyntheticFolders;
import io.github.distill4j.report.SyntheticResults;
import io.github.distill4j.study.distil.TrialResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassCountsTest {

  @TempDir Path folder;

  private static final List<String> NUMBERED = List.of("1", "2", "3");

  private static TrialResult trial(int seed, ConfusionMatrix confusion) {
    TrialResult like = new SyntheticResults(3, 30, 1).trial("hard", Map.of(), seed, 1);
    return new TrialResult(
        like.trial(),
        like.arm(),
        like.setting(),
        seed,
        like.fingerprint(),
        like.needs(),
        like.net(),
        like.size(),
        like.model(),
        like.measures(),
        like.reliability(),
        confusion,
        like.predictions(),
        like.bestEpoch(),
        like.epochs(),
        like.provenance(),
        like.timing());
  }

  private ClassCounts counts(String data, ConfusionMatrix... matrices) throws IOException {
    List<TrialResult> trials =
        IntStream.range(0, matrices.length).mapToObj(i -> trial(i + 1, matrices[i])).toList();
    String study = SyntheticFolders.STUDY.replace("set: procedural", data);
    Path results = SyntheticResults.write(folder.resolve("study"), study, trials);
    Comparison comparison = Comparison.of(List.of(Source.read(results)));
    return ClassCounts.of(comparison, comparison.arms().get(0)).orElseThrow();
  }

  private static int[][] some() {
    return new int[][] {{3, 1, 0}, {0, 2, 2}, {0, 0, 0}};
  }

  @Test
  void seedsAreAddedUpAndSharedByRow() throws IOException {
    ClassCounts sum =
        counts(
            "set: procedural",
            new ConfusionMatrix(NUMBERED, some()),
            new ConfusionMatrix(NUMBERED, new int[][] {{4, 0, 0}, {1, 3, 0}, {0, 0, 0}}));
    assertThat(sum.classes()).isEqualTo(NUMBERED);
    assertThat(sum.counts()).isDeepEqualTo(new long[][] {{7, 1, 0}, {1, 5, 2}, {0, 0, 0}});
    assertThat(sum.images(0)).isEqualTo(8);
    assertThat(sum.share(0, 0)).isEqualTo(87.5);
    assertThat(sum.share(1, 2)).isEqualTo(25);
    assertThat(sum.share(2, 2)).isZero();
  }

  @Test
  void namesOfOldResultsAreThoseAskedForOrElseSaidToBeLabels() throws IOException {
    assertThat(counts("set: x, classes: [ant, bee, cow]", new ConfusionMatrix(some())).classes())
        .containsExactly("ant", "bee", "cow");
    assertThat(counts("set: procedural", new ConfusionMatrix(some())).classes())
        .containsExactly("class 0", "class 1", "class 2");
  }

  @Test
  void matricesOfOtherClassesAreNotAddedUp() throws IOException {
    ClassCounts sum =
        counts(
            "set: procedural",
            new ConfusionMatrix(NUMBERED, some()),
            new ConfusionMatrix(List.of("3", "2", "1"), some()));
    assertThat(sum.counts()).isDeepEqualTo(new long[][] {{3, 1, 0}, {0, 2, 2}, {0, 0, 0}});
  }
}
