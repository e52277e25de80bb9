package io.github.distill4j.bench;

import io.github.distill4j.net.TwoLayer;
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
final class StackRace {

  private static final int WIDTH = 8;
  private static final int SIDE = 28;

  private final int students;
  private final Task task;

  StackRace(int students, int batch, double seconds) {
    this.students = students;
    this.task = new Task(new TwoLayer(WIDTH), batch, seconds);
  }

  StackPair race(int round) {
    if (round % 2 == 1) {
      double stacked = speed(students);
      return new StackPair(round, students, stacked, speed(1));
    }
    double alone = speed(1);
    return new StackPair(round, students, speed(students), alone);
  }

  private double speed(int sideBySide) {
    BinaryData data = data();
    LabelColumns labels = new LabelColumns(data.size());
    int hard = labels.hard(data.signs());
    StackRun run = new StackRun(stack(sideBySide, hard), data, labels);
    try {
      return task.imagesPerSecond(run::step);
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
    INDArray rows =
        RandomBatch.images(task.batch(), SIDE, 1)
            .reshape(task.batch(), SIDE * SIDE)
            .castTo(DataType.DOUBLE);
    rows.diviColumnVector(rows.norm2(1));
    int[] signs = IntStream.range(0, task.batch()).map(i -> 1 - i % 2 * 2).toArray();
    return new BinaryData(rows.castTo(DataType.FLOAT), signs);
  }
}
