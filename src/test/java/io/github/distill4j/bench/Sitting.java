package io.github.distill4j.bench;

import io.github.distill4j.bench.Contestant.Speed;
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
record Sitting(
    Machine machine,
    String torch,
    int batch,
    int rounds,
    List<Measurement> measurements,
    List<EpochPair> epochs,
    List<StackPair> stacks,
    Memory memory) {

  /**
   * One contestant's turn with one network.
   *
   * @param round counted from 1
   * @param net the network's short name
   * @param entrant whose turn it was
   * @param speed what it achieved
   */
  record Measurement(int round, String net, Entrant entrant, Speed speed) {}

  /**
   * The most resident memory there has been at one time, in bytes; null where it is not told.
   *
   * @param ours once this project's networks had all been trained and used, before anybody else's
   * @param all at the end
   */
  record Memory(Long ours, Long all) {}
}
