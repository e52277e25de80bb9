package io.github.distill4j.data;

import io.github.distill4j.UserMistake;

/**
 * The memory that one data set may take: half of the heap, the other half being the study's.
 *
 * <p>It is asked before anything is read, so that a file which promises more than fits ends in one
 * line that names it.
 */
public final class HeapShare {

  /** What an image takes in memory beside its pixels: two headers, a reference, label, origin. */
  public static final int AN_IMAGE = 32;

  private static final long MEGABYTE = 1_000_000;

  private final long most;
  private long taken;

  public HeapShare(long most) {
    this.most = most;
  }

  public static HeapShare ofThisProcess() {
    return new HeapShare(Runtime.getRuntime().maxMemory() / 2);
  }

  /**
   * Takes memory for what will be kept.
   *
   * @param what for whom: a file, a key, with what it promises
   * @throws UserMistake when there is not so much left
   */
  public void take(Object what, long bytes) {
    require(what, bytes);
    taken += bytes;
  }

  /** Refuses what would not fit beside all that was taken. */
  public void require(Object what, long bytes) {
    if (bytes > most - taken) {
      throw new UserMistake(
          "%s: takes the images' memory to %,d MB, expected at most %,d MB; use smaller or fewer"
              + " images",
          what, (taken + bytes + MEGABYTE - 1) / MEGABYTE, most / MEGABYTE);
    }
  }
}
