package io.github.distill4j.bench;

import java.util.List;

/**
 * Everything one sitting gave, round by round.
 *
 * @param machine where
 * @param torch PyTorch's version, or why it is missing
 * @param batch images a step
 * @param rounds turns of every contestant
 * @param measurements in the order they were made
 * @param epochs hard against soft labels; empty if left out
 * @param stacks two-layer students side by side against one by one; empty if left out
 * @param memory resident memory of this process
 */
public record BenchResult(
    Machine machine,
    String torch,
    int batch,
    int rounds,
    List<Measurement> measurements,
    List<EpochPair> epochs,
    List<StackPair> stacks,
    Memory memory) {

  /**
   * The most resident memory there has been at one time, in bytes; null where it is not told.
   *
   * @param ours once this project's networks had all been trained and used, before anybody else's
   * @param all at the end
   */
  public record Memory(Long ours, Long all) {}
}
