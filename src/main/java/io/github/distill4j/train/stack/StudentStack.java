package io.github.distill4j.train.stack;

import io.github.distill4j.net.layer.BallProjection;
import io.github.distill4j.net.layer.SymmetricStart;
import io.github.distill4j.net.layer.TwoLayerStudents;
import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Sgd;

/**
 * Many independent students of the two-layer model as one Deeplearning4j network, each going
 * through the numbers that it goes through alone, up to the order of sums.
 *
 * @param students at least one; put equal widths, and among them equal labels, next to each other
 */
public record StudentStack(List<Student> students, Variant variant) {

  private static final String OUTPUT = "students";

  public StudentStack {
    students = List.copyOf(students);
    if (students.isEmpty()) {
      throw new IllegalArgumentException("a stack needs at least one student");
    }
    boolean oneRate = students.stream().mapToDouble(Student::rate).distinct().count() == 1;
    if (variant.optimiser() == Variant.Optimiser.ADAM && !oneRate) {
      throw new IllegalArgumentException("with Adam the students of a stack share one rate");
    }
  }

  /**
   * The network with its first weights.
   *
   * @param inputs d, without the constant input
   * @param type FLOAT, or DOUBLE for tests
   * @return [N, d] to [N, S]; with biases [N, d + 1] to [N, S]
   */
  public ComputationGraph network(int inputs, DataType type) {
    int all = inputs + silentInputs();
    ComputationGraph network =
        new ComputationGraph(
            new NeuralNetConfiguration.Builder()
                .dataType(type)
                .updater(updater())
                .graphBuilder()
                .addInputs("x")
                .setInputTypes(InputType.feedForward(all))
                .addLayer(OUTPUT, layer(), "x")
                .setOutputs(OUTPUT)
                .build());
    network.init();
    return network;
  }

  /** How far each student's units are from their starts, ‖w_j − w_j(0)‖₂, units with +1 first. */
  public List<double[]> movements(ComputationGraph network) {
    return start().movements(weights(network));
  }

  private static INDArray weights(ComputationGraph network) {
    return network.getLayer(OUTPUT).getParam("W");
  }

  private TwoLayerStudents layer() {
    int[] widths = students.stream().mapToInt(Student::width).toArray();
    TwoLayerStudents layer = new TwoLayerStudents(loss(), variant.outputsTrained(), widths);
    layer.setWeightInitFn(start());
    if (students.stream().anyMatch(student -> student.radius() < Double.POSITIVE_INFINITY)) {
      List<Double> radii = students.stream().map(Student::radius).toList();
      layer.setConstraints(List.of(new BallProjection(start(), radii)));
    }
    return layer;
  }

  private SymmetricStart start() {
    return new SymmetricStart(
        students.stream().map(Student::width).toList(),
        students.stream().map(Student::seed).toList(),
        silentInputs());
  }

  private int silentInputs() {
    return variant.biases() ? 1 : 0;
  }

  /** Plain gradient descent takes its rates from the loss's weights. */
  private IUpdater updater() {
    return switch (variant.optimiser()) {
      case GRADIENT_DESCENT -> new Sgd(1);
      case ADAM -> new Adam(students.get(0).rate());
    };
  }

  private BinaryLoss loss() {
    boolean ratesAsWeights = variant.optimiser() == Variant.Optimiser.GRADIENT_DESCENT;
    return new BinaryLoss(
        students.stream().map(Student::labels).toList(),
        students.stream().map(s -> ratesAsWeights ? s.rate() : 1.0).toList());
  }
}
