package io.github.distill4j.train.stack;

import io.github.distill4j.KeyedRandom;
import io.github.distill4j.train.Diverged;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/** One training of a stack: projected gradient descent, or what its variant makes of it. */
public final class StackRun {

  private static final long ORDER = 12;

  private final StudentStack stack;
  private final LabelColumns labels;
  private final BinaryData data;
  private final INDArray inputs;
  private final INDArray targets;
  private final ComputationGraph network;
  private int[] order;
  private int done;

  /** A run at its start. */
  public StackRun(StudentStack stack, BinaryData data, LabelColumns labels) {
    this.stack = stack;
    this.data = data;
    this.labels = labels;
    inputs = inputs(data);
    targets = labels.array(inputs.dataType());
    network = stack.network(data.inputs(), inputs.dataType());
  }

  private INDArray inputs(BinaryData of) {
    return stack.variant().biases() ? of.withConstant() : of.features();
  }

  /**
   * Trains.
   *
   * @param iterations T, at least 1: steps, whatever the batch
   * @param every record the risks at t = 0, every, 2·every, … below T; at least 1. Before the first
   *     of these, where risks fall fastest, also at t = 1, 2, 4, 8, …. A record costs about half a
   *     full-batch step
   * @return one course a student
   */
  public List<Course> train(int iterations, int every) {
    return train(iterations, every, t -> {});
  }

  /**
   * Trains, and calls back after every step.
   *
   * @param stepped hears how many steps are done, from 1
   * @throws Diverged when a student's outputs or weights are no longer finite numbers
   */
  public List<Course> train(int iterations, int every, IntConsumer stepped) {
    List<Course.Notes> records = stack.students().stream().map(Course.Notes::new).toList();
    for (int t = 0; t < iterations; t++) {
      if (t % every == 0 || (t < every && Integer.bitCount(t) == 1)) {
        List<Risk> risks = risks();
        for (int s = 0; s < risks.size(); s++) {
          records.get(s).add(t, risks.get(s));
        }
      }
      step();
      stepped.accept(t + 1);
    }
    List<Risk> last = risks();
    List<double[]> movements = movements();
    List<Course> courses = new ArrayList<>();
    for (int s = 0; s < records.size(); s++) {
      courses.add(records.get(s).end(iterations, last.get(s), movements.get(s)));
    }
    return courses;
  }

  /** Weights that have overflowed may go unseen in the outputs: units without effect answer 0. */
  private List<double[]> movements() {
    List<double[]> movements = stack.movements(network);
    if (movements.stream().flatMapToDouble(Arrays::stream).anyMatch(d -> !Double.isFinite(d))) {
      throw new Diverged("a student's weights have overflowed", 0);
    }
    return movements;
  }

  public void step() {
    int batch = stack.variant().batch();
    if (batch == 0 || batch >= data.size()) {
      network.fit(new DataSet(inputs, targets));
    } else {
      int[] chosen = batch(batch);
      network.fit(new DataSet(Nd4j.pullRows(inputs, 1, chosen), Nd4j.pullRows(targets, 1, chosen)));
    }
    done++;
  }

  /**
   * Consecutive pieces of a random order, another one for each pass. Those at its end that fill no
   * batch are left out of the pass: steps are counted here, not passes, and all are of one size,
   * while a trainer of networks learns from every image in every epoch.
   */
  private int[] batch(int size) {
    int perPass = data.size() / size;
    if (done % perPass == 0) {
      order = order(done / perPass);
    }
    int from = done % perPass * size;
    return Arrays.copyOfRange(order, from, from + size);
  }

  private int[] order(int pass) {
    int[] all = IntStream.range(0, data.size()).toArray();
    new KeyedRandom().key(stack.variant().order(), ORDER, pass, 0).shuffle(all);
    return all;
  }

  private List<Risk> risks() {
    List<Integer> columns = stack.students().stream().map(Student::labels).toList();
    return Risk.of(network.outputSingle(inputs), data.signs(), labels, columns);
  }

  /**
   * The students' outputs as they stand, f, [N, S].
   *
   * @param of any examples with the same inputs
   */
  public INDArray outputs(BinaryData of) {
    return network.outputSingle(inputs(of));
  }

  /**
   * The students' errors as they stand, each the share of examples with y·f ≤ 0.
   *
   * @param of any examples with the same inputs
   */
  public double[] errors(BinaryData of) {
    INDArray rows = outputs(of).transpose();
    return IntStream.range(0, stack.students().size())
        .mapToDouble(s -> Risk.error(rows.getRow(s).toDoubleVector(), of.signs()))
        .toArray();
  }

  /** The Deeplearning4j network, as it stands. */
  public ComputationGraph network() {
    return network;
  }
}
