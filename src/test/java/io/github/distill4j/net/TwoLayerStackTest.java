package io.github.distill4j.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import io.github.distill4j.UserMistake;
import io.github.distill4j.loss.CrossEntropy;
import io.github.distill4j.loss.DecoupledLoss;
import io.github.distill4j.loss.DistillationLoss;
import io.github.distill4j.loss.LogitLoss;
import io.github.distill4j.loss.SmoothedCrossEntropy;
import io.github.distill4j.loss.StackedLoss;
import io.github.distill4j.net.TwoLayerStack.Student;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.Sgd;

class TwoLayerStackTest {

  private static final int CLASSES = 3;
  private static final double L2 = 0.01;

  /** Runs of equal widths, a width on its own, a width that comes back; a seed that comes back. */
  private static final TwoLayerStack STACK =
      new TwoLayerStack(
          List.of(
              student(4, 1),
              student(4, 2),
              student(7, 1),
              student(1, 3),
              student(4, 1),
              student(4, 9)),
          Networks.images(5, 3, 2),
          CLASSES);

  private static final List<LogitLoss> LOSSES =
      List.of(
          new CrossEntropy(),
          new DistillationLoss(0.9, 4),
          new DistillationLoss(1, 2),
          new SmoothedCrossEntropy(0.1),
          new DecoupledLoss(1, 2, 4, 1),
          new CrossEntropy());

  static Stream<IUpdater> updaters() {
    return Stream.of(new Sgd(0.1), new Nesterovs(0.05, 0.9), new Adam(0.01));
  }

  @Test
  void everyStudentStartsFromItsOwnWeights() {
    ComputationGraph stack = stack(new Sgd(0.1));
    for (int s = 0; s < LOSSES.size(); s++) {
      assertThat(taken(stack, s).params()).isEqualTo(alone(s, new Sgd(0.1)).params());
    }
  }

  /**
   * The two ways differ by the order in which sums are taken and by nothing else: in numbers of
   * about 1 some tens of roundings of 1e-16, which optimisers may raise over 20 steps.
   */
  @ParameterizedTest
  @MethodSource("updaters")
  void twentyStepsInDoublePrecisionGiveTheNumbersOfEachAlone(IUpdater updater) {
    compareTraining(updater, DataType.DOUBLE, 1e-13);
  }

  /** The same with roundings of 6e-8: the parameters differ by up to five of them. */
  @ParameterizedTest
  @MethodSource("updaters")
  void twentyStepsGiveTheNumbersOfEachAlone(IUpdater updater) {
    compareTraining(updater, DataType.FLOAT, 2e-6);
  }

  private static void compareTraining(IUpdater updater, DataType type, double tolerance) {
    ComputationGraph stack = stack(updater).convertDataType(type);
    List<ComputationGraph> alone =
        IntStream.range(0, LOSSES.size())
            .mapToObj(s -> alone(s, updater).convertDataType(type))
            .toList();
    for (int step = 0; step < 20; step++) {
      DataSet batch = batch(step % 5 == 4 ? 3 : 8, step, type);
      INDArray logits = stack.outputSingle(batch.getFeatures());
      stack.fit(batch);
      double score = 0;
      for (int s = 0; s < LOSSES.size(); s++) {
        assertThat(distance(part(logits, s), alone.get(s).outputSingle(batch.getFeatures())))
            .isLessThan(tolerance);
        alone.get(s).fit(batch);
        score += alone.get(s).score();
      }
      assertThat(stack.score()).isEqualTo(score, within(tolerance * score));
    }
    for (int s = 0; s < LOSSES.size(); s++) {
      INDArray parameters = taken(stack, s).params();
      assertThat(parameters.dataType()).isEqualTo(type);
      assertThat(distance(parameters, alone.get(s).params())).isLessThan(tolerance);
    }
  }

  @Test
  void gradientsAreThoseOfEachAlone() {
    ComputationGraph stack = stack(new Sgd(0.1));
    DataSet batch = batch(8, 1, DataType.FLOAT);
    compute(stack, batch);
    for (int s = 0; s < LOSSES.size(); s++) {
      ComputationGraph alone = alone(s, new Sgd(0.1));
      compute(alone, batch);
      ComputationGraph gradients = stack(new Sgd(0.1));
      gradients.setParams(stack.gradient().gradient());
      INDArray expected = alone.gradient().gradient();
      assertThat(distance(taken(gradients, s).params(), expected))
          .isLessThan(1e-6 * expected.amaxNumber().doubleValue());
    }
  }

  private static void compute(ComputationGraph network, DataSet batch) {
    network.setInput(0, batch.getFeatures());
    network.setLabels(batch.getLabels());
    network.computeGradientAndScore();
  }

  @Test
  void aBatchOfOneAndAStackOfOnePass() {
    TwoLayerStack one =
        new TwoLayerStack(List.of(student(2, 5)), Networks.images(4, 4, 1), CLASSES);
    LogitLoss loss = new DistillationLoss(0.5, 2);
    Sgd updater = new Sgd(0.1);
    ComputationGraph stack = one.network(updater, L2, new StackedLoss(List.of(loss)));
    ComputationGraph alone = one.alone(stack, 0, new Learning(updater, L2, loss, 5));
    DataSet batch = batch(1, 4, 4, 1, 2, DataType.FLOAT);
    stack.fit(batch);
    alone.fit(batch);
    assertThat(distance(stack.params(), alone.params())).isLessThan(1e-6);
    assertThat(stack.outputSingle(batch.getFeatures()).shape()).containsExactly(1, CLASSES);
  }

  @Test
  void examplesThatAreMaskedOutDoNotCount() {
    ComputationGraph stack = stack(new Sgd(0.1));
    DataSet batch = batch(8, 1, DataType.FLOAT);
    batch.setLabelsMaskArray(Nd4j.createFromArray(1f, 1, 0, 1, 0, 1, 1, 1).reshape(8, 1));
    stack.fit(batch);
    for (int s = 0; s < LOSSES.size(); s++) {
      ComputationGraph alone = alone(s, new Sgd(0.1));
      alone.fit(batch);
      assertThat(distance(taken(stack, s).params(), alone.params())).isLessThan(1e-6);
    }
  }

  @Test
  void theScoreOfABatchIsTheSumOfTheStudents() {
    ComputationGraph stack = stack(new Sgd(0.1));
    DataSet first = batch(8, 1, DataType.FLOAT);
    DataSet second = batch(5, 2, DataType.FLOAT);
    stack.fit(first);
    double sum = 0;
    for (int s = 0; s < LOSSES.size(); s++) {
      sum += taken(stack, s).score(second);
    }
    assertThat(stack.score(second)).isEqualTo(sum, within(1e-5 * sum));
    assertThat(stack.scoreExamples(second, false).shape()).containsExactly(5, 1);
  }

  @Test
  void aStackReadFromAFileGoesOnAsIfItHadNeverStopped(@TempDir Path folder) throws IOException {
    ComputationGraph stack = stack(new Adam(0.01));
    stack.fit(batch(8, 1, DataType.FLOAT));
    File file = folder.resolve("stack.zip").toFile();
    ModelSerializer.writeModel(stack, file, true);

    ComputationGraph restored = ModelSerializer.restoreComputationGraph(file, true);
    assertThat(restored.getConfiguration()).isEqualTo(stack.getConfiguration());
    stack.fit(batch(8, 2, DataType.FLOAT));
    restored.fit(batch(8, 2, DataType.FLOAT));
    assertThat(restored.params()).isEqualTo(stack.params());
    assertThat(taken(restored, 2).params()).isEqualTo(taken(stack, 2).params());
  }

  @Test
  void aStudentTakenOutGoesThroughAFileAndAnswersAlike(@TempDir Path folder) throws IOException {
    ComputationGraph stack = stack(new Adam(0.01));
    DataSet batch = batch(8, 1, DataType.FLOAT);
    stack.fit(batch);
    File file = folder.resolve("student.zip").toFile();
    ModelSerializer.writeModel(taken(stack, 2), file, false);
    INDArray answer =
        ModelSerializer.restoreComputationGraph(file).outputSingle(batch.getFeatures());
    assertThat(distance(answer, part(stack.outputSingle(batch.getFeatures()), 2))).isLessThan(1e-6);
  }

  @Test
  void aStudentTakenOutKeepsNothingOfTheStack() {
    ComputationGraph stack = stack(new Sgd(0.1));
    ComputationGraph taken = taken(stack, 1);
    INDArray before = taken.params().dup();
    stack.fit(batch(8, 1, DataType.FLOAT));
    assertThat(taken.params()).isEqualTo(before);
  }

  @Test
  void trainingTwiceGivesTheSameBits() {
    ComputationGraph first = stack(new Adam(0.01));
    ComputationGraph second = stack(new Adam(0.01));
    for (int step = 0; step < 5; step++) {
      first.fit(batch(8, step, DataType.FLOAT));
      second.fit(batch(8, step, DataType.FLOAT));
    }
    assertThat(second.params().toFloatVector()).isEqualTo(first.params().toFloatVector());
  }

  @Test
  void aSeedThatFixesNothingIsRefused() {
    assertThatThrownBy(() -> student(4, 0))
        .isInstanceOf(UserMistake.class)
        .hasMessageContaining("seed: found 0");
  }

  @Test
  void anEmptyStackIsRefused() {
    assertThatThrownBy(() -> new TwoLayerStack(List.of(), Networks.images(4, 4, 1), 2))
        .hasMessageContaining("at least one student");
  }

  private static Student student(int width, long seed) {
    return new Student(new TwoLayer(width), seed);
  }

  private static ComputationGraph stack(IUpdater updater) {
    return STACK.network(updater, L2, new StackedLoss(LOSSES));
  }

  private static ComputationGraph taken(ComputationGraph stack, int student) {
    return STACK.alone(stack, student, learning(student, new Sgd(0.1)));
  }

  private static ComputationGraph alone(int student, IUpdater updater) {
    NetworkSpec spec = new NetworkSpec(STACK.students().get(student).network(), 1);
    ComputationGraph network =
        new ComputationGraph(
            new Networks(StockBlocks::new)
                .configuration(spec, STACK.images(), CLASSES, learning(student, updater)));
    network.init();
    return network;
  }

  private static Learning learning(int student, IUpdater updater) {
    return new Learning(updater, L2, LOSSES.get(student), STACK.students().get(student).seed());
  }

  private static INDArray part(INDArray logits, int student) {
    return logits.get(all(), interval(student * CLASSES, (student + 1) * CLASSES));
  }

  private static DataSet batch(int images, int seed, DataType type) {
    return batch(images, 5, 3, 2, seed, type);
  }

  private static DataSet batch(
      int images, int height, int width, int channels, int seed, DataType type) {
    Nd4j.getRandom().setSeed(seed + 1); // 0 is no seed
    INDArray hard = Nd4j.zeros(type, images, CLASSES);
    for (int i = 0; i < images; i++) {
      hard.putScalar(i, (i + seed) % CLASSES, 1);
    }
    INDArray teacher = Nd4j.randn(type, images, CLASSES).muli(2);
    return new DataSet(
        Nd4j.randn(type, images, height, width, channels), Nd4j.hstack(hard, teacher));
  }

  private static double distance(INDArray one, INDArray other) {
    return one.sub(other).amaxNumber().doubleValue();
  }
}
