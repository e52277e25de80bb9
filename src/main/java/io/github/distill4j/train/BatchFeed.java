package io.github.distill4j.train;

import io.github.distill4j.data.Batches;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The batches of one epoch, each made by a background thread while the one before it is learnt.
 *
 * <p>Making a batch takes about a millisecond of one core, less than any network's step, so one
 * batch ahead is enough for the loop never to wait after the first.
 */
final class BatchFeed implements AutoCloseable {

  private final Batches batches;
  private final int[] order;
  private final int size;
  private final int epoch;
  private final ExecutorService maker = Executors.newSingleThreadExecutor(BatchFeed::thread);
  private int next;
  private Future<Batch> ahead;
  private long waited;

  /**
   * One batch.
   *
   * @param indices places of its images in the set
   * @param features the images as inputs; whoever takes the batch closes them
   */
  record Batch(int[] indices, INDArray features) {}

  BatchFeed(Batches batches, int size, int epoch) {
    this.batches = batches;
    this.order = batches.shuffled(epoch);
    this.size = size;
    this.epoch = epoch;
    makeAhead();
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "batches");
    thread.setDaemon(true);
    return thread;
  }

  private void makeAhead() {
    if (next < order.length) {
      int[] indices = Arrays.copyOfRange(order, next, Math.min(next + size, order.length));
      next += indices.length;
      ahead = maker.submit(() -> new Batch(indices, Features.of(batches, indices, epoch)));
    } else {
      ahead = null;
    }
  }

  boolean hasNext() {
    return ahead != null;
  }

  /** The next batch, which is ready unless learning is faster than making. */
  Batch next() {
    long start = System.nanoTime();
    try {
      Batch batch = ahead.get();
      makeAhead();
      return batch;
    } catch (ExecutionException e) {
      throw new IllegalStateException("a batch could not be made", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a batch was made", e);
    } finally {
      waited += System.nanoTime() - start;
    }
  }

  /** Seconds that {@link #next} has kept the caller waiting. */
  double secondsWaited() {
    return waited / 1e9;
  }

  /** Ends the background thread and frees a batch nobody took, or forgets why it failed. */
  @Override
  public void close() {
    maker.shutdown();
    try {
      if (ahead != null) {
        ahead.get().features().close();
      }
    } catch (ExecutionException nobodyAsked) {
      // A batch that could not be made holds no memory.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
