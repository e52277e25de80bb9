package io.github.distill4j.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.distill4j.UserMistake;
import io.github.distill4j.theory.Variant.Optimiser;
import io.github.distill4j.train.Diverged;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.deeplearning4j.gradientcheck.GradientCheckUtil;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

class StudentStackTest {

  private static final double FREE = Double.POSITIVE_INFINITY;
  private static final Variant EVERYTHING =
      new Variant(Optimiser.GRADIENT_DESCENT, true, true, 0, 1);

  /** Runs of equal widths, a width that comes back, labels, rates and radii of all kinds. */
  private static final List<Student> STUDENTS =
      List.of(
          new Student(4, 1, 0, .5, 1),
          new Student(4, 2, 1, .5, .1),
          new Student(10, 1, 1, 2, FREE),
          new Student(2, 3, 0, .1, 3),
          new Student(4, 1, 1, 1, 1));

  private final DataType before = Nd4j.dataType();

  @AfterEach
  void restoreTheDefault() {
    Nd4j.setDefaultDataTypes(before, before);
  }

  static Stream<Variant> variants() {
    return Stream.of(
        Variant.ANALYSED,
        EVERYTHING,
        new Variant(Optimiser.GRADIENT_DESCENT, false, true, 7, 3),
        new Variant(Optimiser.ADAM, true, false, 8, 1));
  }

  @ParameterizedTest
  @EnumSource(
      value = DataType.class,
      names = {"FLOAT", "DOUBLE"})
  void atTheStartEveryOutputIsExactlyZero(DataType type) {
    List<Student> students =
        IntStream.range(0, 40)
            .mapToObj(s -> new Student(2 + 2 * (s % 20) + s / 20 * 500, s, 0, 1, 1))
            .toList();
    BinaryData data = data(300, 20, type);
    StudentStack stack = new StudentStack(students, Variant.ANALYSED);
    assertThat(stack.network(20, type).outputSingle(data.features()).amaxNumber().doubleValue())
        .isZero();
    StudentStack biased = new StudentStack(students, EVERYTHING);
    assertThat(biased.network(20, type).outputSingle(data.withConstant()).amaxNumber())
        .extracting(Number::doubleValue)
        .isEqualTo(0.0);
  }

  @Test
  void outputsFollowTheFormula() {
    BinaryData data = data(30, 6, DataType.DOUBLE);
    StackRun run = trained(STUDENTS, Variant.ANALYSED, data, 3);
    double[][] x = data.features().toDoubleMatrix();
    double[][] w = run.network().getLayer(0).getParam("W").transpose().toDoubleMatrix();
    double[][] found = run.outputs(data).toDoubleMatrix();
    int pairs = w.length / 2;
    int before = 0;
    for (int s = 0; s < STUDENTS.size(); s++) {
      int m = STUDENTS.get(s).width();
      for (int i = 0; i < x.length; i++) {
        double sum = 0;
        for (int j = before; j < before + m / 2; j++) {
          sum += relu(w[j], x[i]) - relu(w[pairs + j], x[i]);
        }
        assertThat(found[i][s]).isCloseTo(sum / Math.sqrt(m), within(1e-13));
      }
      before += m / 2;
    }
  }

  private static double relu(double[] w, double[] x) {
    return Math.max(0, IntStream.range(0, x.length).mapToDouble(k -> w[k] * x[k]).sum());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void gradientsAreFiniteDifferences(boolean biases) {
    Nd4j.setDefaultDataTypes(DataType.DOUBLE, DataType.DOUBLE);
    BinaryData data = data(9, 4, DataType.DOUBLE);
    Variant everyExample = new Variant(Optimiser.GRADIENT_DESCENT, true, biases, 0, 1);
    StudentStack stack = new StudentStack(STUDENTS, everyExample);
    ComputationGraph network = stack.network(4, DataType.DOUBLE);
    INDArray noise = Nd4j.rand(DataType.DOUBLE, network.params().shape());
    network.params().addi(noise.muli(.3));
    assertThat(
            GradientCheckUtil.checkGradients(
                new GradientCheckUtil.GraphConfig()
                    .net(network)
                    .inputs(new INDArray[] {biases ? data.withConstant() : data.features()})
                    .labels(new INDArray[] {labels(data).array(DataType.DOUBLE)})
                    .epsilon(1e-6)
                    .maxRelError(1e-5)
                    .minAbsoluteError(1e-8)
                    .print(GradientCheckUtil.PrintMode.FAILURES_ONLY)))
        .isTrue();
  }

  /** Alone and in the stack differ by the order in which sums are taken, and by nothing else. */
  @ParameterizedTest
  @MethodSource("variants")
  void everyStudentHasTheNumbersThatItHasAlone(Variant variant) {
    BinaryData data = data(40, 6, DataType.DOUBLE);
    List<Student> students = variant.optimiser() == Optimiser.ADAM ? oneRate() : STUDENTS;
    List<Course> together = run(students, variant, data).train(25, 5);
    for (int s = 0; s < students.size(); s++) {
      Course alone = run(List.of(students.get(s)), variant, data).train(25, 5).get(0);
      Course inStack = together.get(s);
      assertThat(inStack.student()).isEqualTo(alone.student());
      assertThat(inStack.recorded()).containsExactly(0, 1, 2, 4, 5, 10, 15, 20);
      assertThat(inStack.last().loss()).isCloseTo(alone.last().loss(), within(1e-12));
      assertThat(inStack.averaged().loss()).isCloseTo(alone.averaged().loss(), within(1e-12));
      assertThat(inStack.last().error()).isEqualTo(alone.last().error());
      assertThat(inStack.farthest()).isCloseTo(alone.farthest(), within(1e-12));
      assertThat(inStack.meanMovement()).isCloseTo(alone.meanMovement(), within(1e-12));
    }
  }

  private static List<Student> oneRate() {
    return STUDENTS.stream()
        .map(s -> new Student(s.width(), s.seed(), s.labels(), .05, s.radius()))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("variants")
  void singlePrecisionTellsTheSameStory(Variant variant) {
    List<Student> students = variant.optimiser() == Optimiser.ADAM ? oneRate() : STUDENTS;
    List<Course> exact = run(students, variant, data(40, 6, DataType.DOUBLE)).train(25, 1);
    List<Course> single = run(students, variant, data(40, 6, DataType.FLOAT)).train(25, 1);
    for (int s = 0; s < students.size(); s++) {
      assertThat(single.get(s).last().loss()).isCloseTo(exact.get(s).last().loss(), within(2e-6));
      assertThat(single.get(s).farthest()).isCloseTo(exact.get(s).farthest(), within(2e-5));
    }
  }

  /**
   * The first step from f = 0 by hand: w_j moves by η/(n√m)·Σ_i (p_i − 1/2)·a_j·1(w_jᵀx_i > 0)·x_i.
   */
  @Test
  void theFirstStepIsTheOneOfThePaper() {
    BinaryData data = data(15, 3, DataType.DOUBLE);
    List<Student> one = List.of(new Student(6, 4, 1, .7, FREE));
    StackRun run = run(one, Variant.ANALYSED, data);
    INDArray weights = run.network().getLayer(0).getParam("W").transpose();
    double[][] w = weights.toDoubleMatrix();
    run.step();
    double[][] after = weights.toDoubleMatrix();
    double[][] x = data.features().toDoubleMatrix();
    double[] p = labels(data).column(1);
    for (int j = 0; j < 6; j++) {
      double a = j < 3 ? 1 : -1;
      for (int k = 0; k < 3; k++) {
        double step = 0;
        for (int i = 0; i < x.length; i++) {
          step += relu(w[j], x[i]) > 0 ? .7 / (15 * Math.sqrt(6)) * (p[i] - .5) * a * x[i][k] : 0;
        }
        assertThat(after[j][k]).isCloseTo(w[j][k] + step, within(1e-15));
      }
    }
  }

  @Test
  void noUnitLeavesItsBallAndThoseInsideAreLeftAlone() {
    BinaryData data = data(40, 6, DataType.DOUBLE);
    List<Student> fast =
        STUDENTS.stream()
            .map(s -> new Student(s.width(), s.seed(), s.labels(), 50 * s.rate(), s.radius()))
            .toList();
    StudentStack stack = new StudentStack(fast, Variant.ANALYSED);
    StackRun run = new StackRun(stack, data, labels(data));
    boolean touched = false;
    for (int step = 0; step < 20; step++) {
      run.step();
      List<double[]> movements = stack.movements(run.network());
      for (int s = 0; s < fast.size(); s++) {
        double radius = fast.get(s).radius() / Math.sqrt(fast.get(s).width());
        for (double distance : movements.get(s)) {
          assertThat(distance).isLessThanOrEqualTo(radius * (1 + 1e-12));
          touched |= distance > radius * (1 - 1e-12);
        }
      }
    }
    assertThat(touched).isTrue();
  }

  @Test
  void aProjectionThatNobodyReachesChangesNoBit() {
    BinaryData data = data(40, 6, DataType.FLOAT);
    StackRun free = trained(List.of(new Student(8, 1, 0, .1, FREE)), Variant.ANALYSED, data, 10);
    StackRun held = trained(List.of(new Student(8, 1, 0, .1, 100)), Variant.ANALYSED, data, 10);
    assertThat(held.network().params()).isEqualTo(free.network().params());
  }

  @Test
  void outputsStayBelowTheRadius() {
    BinaryData data = data(40, 6, DataType.DOUBLE);
    List<Student> fast = List.of(new Student(20, 1, 0, 1000, .5));
    StackRun run = trained(fast, Variant.ANALYSED, data, 30);
    assertThat(run.outputs(data).amaxNumber().doubleValue()).isBetween(.05, .5);
  }

  /** 16,384 units take 64 examples at a time: 150 are two pieces and a smaller one. */
  @Test
  void longBatchesAreWalkedWhole() {
    BinaryData data = data(150, 3, DataType.DOUBLE);
    Student wide = new Student(1 << 14, 1, 0, 1, FREE);
    StackRun run = trained(List.of(wide), Variant.ANALYSED, data, 1);
    double sum = 0;
    for (int from = 0; from < 150; from += 50) {
      INDArray rows = data.features().get(NDArrayIndex.interval(from, from + 50)).dup();
      int[] signs = Arrays.copyOfRange(data.signs(), from, from + 50);
      BinaryData part = new BinaryData(rows, signs);
      StackRun partRun = trained(List.of(wide), Variant.ANALYSED, part, 1);
      INDArray start = new StackRun(stack(wide), part, labels(part)).network().params();
      sum += partRun.network().params().sub(start).getDouble(5) / 3;
    }
    INDArray start = new StackRun(stack(wide), data, labels(data)).network().params();
    assertThat(run.network().params().sub(start).getDouble(5)).isCloseTo(sum, within(1e-14));
  }

  private static StudentStack stack(Student student) {
    return new StudentStack(List.of(student), Variant.ANALYSED);
  }

  @Test
  void aWiderStudentHasTheNarrowersUnits() {
    INDArray narrow = stack(new Student(4, 9, 0, 1, 1)).network(3, DataType.FLOAT).params();
    INDArray wide = stack(new Student(8, 9, 0, 1, 1)).network(3, DataType.FLOAT).params();
    float[] both = wide.toFloatVector();
    assertThat(Arrays.copyOf(both, 6)).isEqualTo(Arrays.copyOf(narrow.toFloatVector(), 6));
    assertThat(Arrays.copyOfRange(both, 12, 24)).isEqualTo(Arrays.copyOf(both, 12));
  }

  @Test
  void fixedOutputWeightsStayFixedAndTrainedOnesMove() {
    BinaryData data = data(40, 6, DataType.FLOAT);
    INDArray fixed =
        trained(STUDENTS, Variant.ANALYSED, data, 5).network().getLayer(0).getParam("a");
    assertThat(fixed).isEqualTo(Nd4j.ones(DataType.FLOAT, fixed.length()));
    INDArray trained = trained(STUDENTS, EVERYTHING, data, 5).network().getLayer(0).getParam("a");
    assertThat(trained.sub(1).amaxNumber().doubleValue()).isGreaterThan(1e-4);
  }

  @Test
  void aStackReadFromAFileGoesOnAsIfItHadNeverStopped(@TempDir Path folder) throws IOException {
    BinaryData data = data(40, 6, DataType.FLOAT);
    StackRun run = trained(STUDENTS, Variant.ANALYSED, data, 5);
    File file = folder.resolve("stack.zip").toFile();
    ModelSerializer.writeModel(run.network(), file, true);
    ComputationGraph restored = ModelSerializer.restoreComputationGraph(file, true);
    assertThat(restored.getConfiguration()).isEqualTo(run.network().getConfiguration());
    restored.fit(new DataSet(data.features(), labels(data).array(DataType.FLOAT)));
    run.step();
    assertThat(restored.params()).isEqualTo(run.network().params());
  }

  @Test
  void trainingTwiceGivesTheSameBits() {
    BinaryData data = data(40, 6, DataType.FLOAT);
    assertThat(trained(STUDENTS, EVERYTHING, data, 5).network().params().toFloatVector())
        .isEqualTo(trained(STUDENTS, EVERYTHING, data, 5).network().params().toFloatVector());
  }

  @Test
  void overflowIsSaidSo() {
    BinaryData data = data(40, 6, DataType.FLOAT);
    StackRun run = run(List.of(new Student(4, 1, 0, 1e30, FREE)), EVERYTHING, data);
    assertThatThrownBy(() -> run.train(50, 1))
        .isInstanceOf(Diverged.class)
        .hasMessage("a student's outputs are not finite");
  }

  /** Equal weights cancel, so that the outputs are 0 and tell nothing. */
  @Test
  void weightsThatOverflowAreSaidSoThoughTheOutputsHideThem() {
    BinaryData data = data(40, 6, DataType.FLOAT);
    StackRun run = run(List.of(new Student(4, 1, 0, 1, FREE)), Variant.ANALYSED, data);
    run.network().getLayer("students").getParam("W").assign(1e25);
    assertThatThrownBy(() -> run.train(1, 1))
        .isInstanceOf(Diverged.class)
        .hasMessage("a student's weights have overflowed");
  }

  @Test
  void whatMakesNoSenseIsRefused() {
    assertThatThrownBy(() -> new Student(5, 1, 0, 1, 1))
        .isInstanceOf(UserMistake.class)
        .hasMessage("width: found 5, expected an even number");
    assertThatThrownBy(() -> new Student(4, 1, 0, 0, 1)).hasMessageContaining("rate: found 0.0");
    assertThatThrownBy(() -> new Student(4, 1, 0, 1, -1)).hasMessageContaining("radius");
    assertThatThrownBy(() -> new StudentStack(List.of(), Variant.ANALYSED))
        .hasMessageContaining("at least one");
    Variant adam = new Variant(Optimiser.ADAM, false, false, 0, 1);
    assertThatThrownBy(() -> new StudentStack(STUDENTS, adam)).hasMessageContaining("one rate");
  }

  private static StackRun run(List<Student> students, Variant variant, BinaryData data) {
    return new StackRun(new StudentStack(students, variant), data, labels(data));
  }

  private static StackRun trained(
      List<Student> students, Variant variant, BinaryData data, int steps) {
    StackRun run = run(students, variant, data);
    for (int step = 0; step < steps; step++) {
      run.step();
    }
    return run;
  }

  private static LabelColumns labels(BinaryData data) {
    LabelColumns labels = new LabelColumns(data.size());
    labels.hard(data.signs());
    labels.soft(IntStream.range(0, data.size()).mapToDouble(i -> Math.sin(i)).toArray(), 2);
    return labels;
  }

  private static BinaryData data(int examples, int inputs, DataType type) {
    SplittableRandom random = new SplittableRandom(examples);
    double[][] x = new double[examples][inputs];
    int[] signs = new int[examples];
    for (int i = 0; i < examples; i++) {
      for (int k = 0; k < inputs; k++) {
        x[i][k] = (float) ((random.nextDouble() * 2 - 1) / Math.sqrt(inputs));
      }
      signs[i] = x[i][0] + x[i][1] > 0 ? 1 : -1;
    }
    return new BinaryData(Nd4j.create(x).castTo(type), signs);
  }
}
