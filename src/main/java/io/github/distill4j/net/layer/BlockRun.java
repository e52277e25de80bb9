package io.github.distill4j.net.layer;

import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Blocks of equal width side by side: one product serves them all.
 *
 * @param width inputs of each block, m
 * @param blocks how many
 * @param firstInput inputs before them
 * @param firstBlock blocks before them
 */
record BlockRun(int width, int blocks, int firstInput, int firstBlock) {

  /** The longest runs that these widths fall into. */
  static List<BlockRun> of(int[] widths) {
    List<BlockRun> runs = new ArrayList<>();
    int input = 0;
    int to;
    for (int from = 0; from < widths.length; from = to) {
      to = from;
      while (to < widths.length && widths[to] == widths[from]) {
        to++;
      }
      runs.add(new BlockRun(widths[from], to - from, input, from));
      input += widths[from] * (to - from);
    }
    return runs;
  }

  /** From a vector of all blocks' weights: [blocks, outputs, m]. */
  INDArray weights(INDArray all, int outputs) {
    return part(all, (long) firstInput * outputs, (long) width * blocks * outputs)
        .reshape('c', blocks, outputs, width);
  }

  /** From all inputs [Σm, N]: [blocks, m, N]. */
  INDArray inputs(INDArray all) {
    return part(all, firstInput, (long) width * blocks).reshape('c', blocks, width, all.size(1));
  }

  /** From all outputs [blocks·outputs, N]: [blocks, outputs, N]. */
  INDArray outputs(INDArray all, int outputs) {
    return part(all, (long) firstBlock * outputs, (long) blocks * outputs)
        .reshape('c', blocks, outputs, all.size(1));
  }

  private static INDArray part(INDArray all, long from, long length) {
    return all.get(interval(from, from + length));
  }
}
