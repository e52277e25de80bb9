package io.github.distill4j.net;

import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import io.github.distill4j.UserMistake;
import io.github.distill4j.net.layer.BlockOutput;
import io.github.distill4j.net.layer.InputDense;
import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

/**
 * Many independent two-layer students as one network: one product for all hidden layers, one
 * block-diagonal output layer, logits [N, S·K] with student s in the columns s·K to (s + 1)·K − 1.
 *
 * <p>Trained with a loss that is the sum of the students' losses, each student goes through the
 * numbers that it goes through alone on the same batches, up to the rounding of sums taken in
 * another order. That holds for every updater that works parameter by parameter (SGD, Nesterov,
 * Adam) and for the penalty on weights; it does not hold for clipping by a norm.
 *
 * @param students at least one; put equal widths next to each other, they share products
 * @param images from {@link Networks#images}
 * @param classes K, at least 2
 */
public record TwoLayerStack(List<Student> students, InputType images, int classes) {

  /**
   * One student.
   *
   * @param network its width
   * @param seed fixes its initial weights; not 0, which ND4J takes for no seed at all
   */
  public record Student(TwoLayer network, long seed) {

    /** Checks the seed: with 0 the weights would be others at every start. */
    public Student {
      if (seed == 0) {
        throw new UserMistake("seed: found 0, expected another whole number, such as 1");
      }
    }
  }

  /** Where in a stack a student lies. */
  private record Place(int student, int width, long unitsBefore, long allUnits) {

    static Place alone(int width) {
      return new Place(0, width, 0, width);
    }
  }

  /** Copies the list. */
  public TwoLayerStack {
    students = List.copyOf(students);
    if (students.isEmpty()) {
      throw new IllegalArgumentException("a stack needs at least one student");
    }
  }

  /**
   * The stack, initialised, every student with the weights that its seed gives it alone.
   *
   * @param updater the optimiser, common to all
   * @param l2 the penalty of {@link Learning}, common to all
   * @param loss of logits [N, S·K]: the sum of the students' losses
   */
  public ComputationGraph network(IUpdater updater, double l2, ILossFunction loss) {
    int[] widths = students.stream().mapToInt(student -> student.network().width()).toArray();
    GraphBuilder graph = Networks.graph(images, new Learning(updater, l2, loss, 0));
    graph.addLayer("hidden", new InputDense.Builder().nOut(units()).build(), Blocks.INPUT);
    graph.addLayer(Blocks.OUTPUT, new BlockOutput.Builder(loss, classes, widths).build(), "hidden");
    ComputationGraph stack = new ComputationGraph(graph.setOutputs(Blocks.OUTPUT).build());
    stack.init(initialParameters(), false);
    return stack;
  }

  /**
   * One student as the ordinary two-layer network that it is, with copies of its parameters but
   * without the optimiser's state.
   *
   * @param stack a network of this stack, possibly trained, possibly read from a file
   * @param student its place in the list, from 0
   * @param learning for the network's configuration; the parameters do not depend on it
   */
  public ComputationGraph alone(ComputationGraph stack, int student, Learning learning) {
    ComputationGraph fresh = new ComputationGraph(configuration(student, learning));
    fresh.init();
    ComputationGraph alone = fresh.convertDataType(stack.params().dataType());
    List<INDArray> to = sections(alone.params(), Place.alone(width(student)));
    assign(to, sections(stack.params(), place(student)));
    return alone;
  }

  private INDArray initialParameters() {
    long each = images.arrayElementsPerExample() + 1 + classes;
    long length = units() * each + (long) students.size() * classes;
    INDArray parameters = Nd4j.createUninitialized(DataType.FLOAT, 1, length);
    for (int s = 0; s < students.size(); s++) {
      Learning seed = new Learning(new NoOp(), 0, new LossMSE(), students.get(s).seed());
      ComputationGraph alone = new ComputationGraph(configuration(s, seed));
      alone.init();
      assign(sections(parameters, place(s)), sections(alone.params(), Place.alone(width(s))));
      alone.close();
    }
    return parameters;
  }

  private ComputationGraphConfiguration configuration(int student, Learning learning) {
    NetworkSpec spec = new NetworkSpec(students.get(student).network(), 1);
    return new Networks(StockBlocks::new).configuration(spec, images, classes, learning);
  }

  /** The student's hidden weights, hidden biases, output weights and output biases, as vectors. */
  private List<INDArray> sections(INDArray parameters, Place place) {
    INDArray flat = parameters.reshape(parameters.length());
    long inputs = images.arrayElementsPerExample();
    long units = place.allUnits();
    long before = place.unitsBefore();
    return List.of(
        section(flat, before * inputs, place.width() * inputs),
        section(flat, units * inputs + before, place.width()),
        section(flat, units * (inputs + 1) + before * classes, (long) place.width() * classes),
        section(flat, units * (inputs + 1 + classes) + (long) place.student() * classes, classes));
  }

  private static INDArray section(INDArray flat, long from, long length) {
    return flat.get(interval(from, from + length));
  }

  private static void assign(List<INDArray> to, List<INDArray> from) {
    for (int i = 0; i < to.size(); i++) {
      to.get(i).assign(from.get(i));
    }
  }

  private Place place(int student) {
    return new Place(student, width(student), unitsBefore(student), units());
  }

  private int width(int student) {
    return students.get(student).network().width();
  }

  private long units() {
    return unitsBefore(students.size());
  }

  private long unitsBefore(int student) {
    return students.stream().limit(student).mapToLong(each -> each.network().width()).sum();
  }
}
