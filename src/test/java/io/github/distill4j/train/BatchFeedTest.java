package io.github.distill4j.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.distill4j.data.Batches;
import io.github.distill4j.data.DataSpec;
import io.github.distill4j.data.ImageSet;
import io.github.distill4j.data.ImageShape;
import io.github.distill4j.data.PixelConstants;
import io.github.distill4j.data.SplitData;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BatchFeedTest {

  private static final int IMAGES = 6;

  private final byte[][] images = new byte[IMAGES][3];
  private Set<Thread> before;

  @BeforeEach
  void lookAtTheThreads() {
    before = Thread.getAllStackTraces().keySet();
  }

  /** The background threads begun since. */
  private List<Thread> begun() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("batches") && !before.contains(thread))
        .toList();
  }

  private static void assertEnded(List<Thread> threads) throws InterruptedException {
    assertThat(threads).hasSize(1);
    threads.get(0).join(Duration.ofSeconds(30).toMillis());
    assertThat(threads.get(0).isAlive()).isFalse();
  }

  private Batches batches() {
    ImageSet set =
        new ImageSet(new ImageShape(1, 1, 3), List.of("a", "b"), images, new int[IMAGES]);
    DataSpec spec = DataSpec.of("none");
    PixelConstants constants = new PixelConstants(List.of(0., 0., 0.), List.of(1., 1., 1.));
    return new SplitData(spec, constants, set, set, set, List.of()).training(1);
  }

  /** Images of which no batch can be made. */
  private Batches damaged() {
    Batches batches = batches();
    Arrays.fill(images, null);
    return batches;
  }

  @Test
  void everyImageIsInOneBatchAndTheThreadEnds() throws InterruptedException {
    List<Integer> seen = new ArrayList<>();
    List<Thread> threads;
    try (BatchFeed feed = new BatchFeed(batches(), 4, 1)) {
      threads = begun();
      while (feed.hasNext()) {
        BatchFeed.Batch batch = feed.next();
        assertThat(batch.features().shape()).containsExactly(batch.indices().length, 1, 1, 3);
        Arrays.stream(batch.indices()).forEach(seen::add);
        batch.features().close();
      }
    }
    assertThat(seen).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5);
    assertEnded(threads);
  }

  @Test
  void theThreadEndsWhenABatchCannotBeMade() throws InterruptedException {
    List<Thread> threads;
    try (BatchFeed feed = new BatchFeed(damaged(), 4, 1)) {
      threads = begun();
      assertThatThrownBy(feed::next)
          .isInstanceOf(IllegalStateException.class)
          .hasCauseInstanceOf(NullPointerException.class);
    }
    assertEnded(threads);
  }

  @Test
  void theThreadEndsWhenNobodyAsksForABatchThatCannotBeMade() throws InterruptedException {
    BatchFeed feed = new BatchFeed(damaged(), 4, 1);
    List<Thread> threads = begun();
    feed.close();
    assertEnded(threads);
  }
}
