package io.github.distill4j.train.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.distill4j.KeyedRandom;
import io.github.distill4j.UserMistake;
import io.github.distill4j.train.Diverged;
import io.github.distill4j.train.stack.Variant.Optimiser;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.deeplearning4j.gradientcheck.GradientCheckUtil;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.nativeblas.NativeOps;
import org.nd4j.nativeblas.NativeOpsHolder;

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

  /** Sizes of all kinds: native products end their tiles and share out their rows in many ways. */
  @Property(tries = 100)
  void atTheStartEveryOutputIsExactlyZero(
      @ForAll @Size(min = 1, max = 70) List<@IntRange(min = 1, max = 30) Integer> pairs,
      @ForAll @IntRange(min = 1, max = 130) int inputs,
      @ForAll @IntRange(min = 1, max = 300) int examples,
      @ForAll boolean biases,
      @ForAll boolean single,
      @ForAll @IntRange(min = 1, max = 3) int threads) {
    List<Student> students =
        IntStream.range(0, pairs.size())
            .mapToObj(s -> new Student(2 * pairs.get(s), s, 0, 1, 1))
            .toList();
    BinaryData data = data(examples, inputs, single ? DataType.FLOAT : DataType.DOUBLE);
    Variant variant = biases ? EVERYTHING : Variant.ANALYSED;
    NativeOps natives = NativeOpsHolder.getInstance().getDeviceNativeOps();
    int threadsBefore = natives.ompGetMaxThreads();
    try {
      natives.setOmpNumThreads(threads);
      INDArray outputs = run(students, variant, data).outputs(data);
      assertThat(outputs.shape()).containsExactly(examples, pairs.size());
      assertThat(outputs.amaxNumber().doubleValue()).isZero();
    } finally {
      natives.setOmpNumThreads(threadsBefore);
    }
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
    Nd4j.getRandom().setSeed(1);
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

  /**
   * A step is off by the roundings of weights of at most 4 (some 12 units of 2⁻²⁴) and of a mean of
   * 40 terms of at most η/2√m (31 units); an output, by those of its √m·(7 + 4) products of at most
   * 7 and of √7·√2·√m moved weights: 800 units in all, and as many in the next step. (A unit so
   * near its kink that it might fall to the other side there would be off by more; none is.)
   */
  @ParameterizedTest
  @MethodSource("variants")
  void singlePrecisionTellsTheSameStory(Variant variant) {
    List<Student> students = variant.optimiser() == Optimiser.ADAM ? oneRate() : STUDENTS;
    BinaryData data = data(40, 6, DataType.DOUBLE);
    INDArray exact = trained(students, variant, data, 2).outputs(data);
    BinaryData rounded = data(40, 6, DataType.FLOAT);
    INDArray single = trained(students, variant, rounded, 2).outputs(rounded);
    assertThat(exact.amaxNumber().doubleValue()).isGreaterThan(.03);
    assertThat(single.castTo(DataType.DOUBLE).sub(exact).amaxNumber().doubleValue())
        .isLessThan(1600 * 0x1p-24);
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
        assertThat(after[j][k])
            .isCloseTo(w[j][k] + step, within(4 * Math.ulp(1 + Math.abs(w[j][k]))));
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
    assertThat(held.network().params().toFloatVector())
        .isEqualTo(free.network().params().toFloatVector());
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
    assertThat(restored.getConfiguration().toJson())
        .isEqualTo(run.network().getConfiguration().toJson());
    restored.fit(new DataSet(data.features(), labels(data).array(DataType.FLOAT)));
    run.step();
    assertThat(restored.params().toFloatVector()).isEqualTo(run.network().params().toFloatVector());
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
    KeyedRandom random = new KeyedRandom().key(examples, 0);
    double[][] x = new double[examples][inputs];
    int[] signs = new int[examples];
    for (int i = 0; i < examples; i++) {
      for (int k = 0; k < inputs; k++) {
        x[i][k] = (float) ((random.nextDouble() * 2 - 1) / Math.sqrt(inputs));
      }
      signs[i] = x[i][0] + x[i][Math.min(1, inputs - 1)] > 0 ? 1 : -1;
    }
    return new BinaryData(Nd4j.create(x).castTo(type), signs);
  }
}
