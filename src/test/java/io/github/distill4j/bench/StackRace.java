package io.github.distill4j.bench;

import io.github.distill4j.train.stack.BinaryData;
import io.github.distill4j.train.stack.LabelColumns;
import io.github.distill4j.train.stack.StackRun;
import io.github.distill4j.train.stack.Student;
import io.github.distill4j.train.stack.StudentStack;
import io.github.distill4j.train.stack.Variant;
import java.util.List;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What it gains to train two-layer students of width 8 on MNIST's image size side by side. */
record StackRace(int students, Stopwatch stopwatch) {

  private static final int WIDTH = 8;
  private static final int PIXELS = 28 * 28;

  /** Both, the one first in odd rounds that is second in even ones. */
  StackPair race(int round) {
    double before = round % 2 == 0 ? speed(1) : 0;
    double stacked = speed(students);
    return new StackPair(round, students, stacked, before == 0 ? speed(1) : before);
  }

  private double speed(int sideBySide) {
    BinaryData data = data();
    LabelColumns labels = new LabelColumns(data.size());
    int hard = labels.hard(data.signs());
    StackRun run = new StackRun(stack(sideBySide, hard), data, labels);
    try {
      return stopwatch.imagesPerSecond(run::step);
    } finally {
      run.network().close();
    }
  }

  private static StudentStack stack(int students, int labels) {
    List<Student> all =
        IntStream.rangeClosed(1, students)
            .mapToObj(seed -> new Student(WIDTH, seed, labels, 1, Double.POSITIVE_INFINITY))
            .toList();
    return new StudentStack(all, Variant.ANALYSED);
  }

  private BinaryData data() {
    int batch = stopwatch.batch();
    INDArray rows = OwnContestant.noise(batch, PIXELS).castTo(DataType.DOUBLE);
    rows.diviColumnVector(rows.norm2(1));
    int[] signs = IntStream.range(0, batch).map(i -> 1 - i % 2 * 2).toArray();
    return new BinaryData(rows.castTo(DataType.FLOAT), signs);
  }
}
