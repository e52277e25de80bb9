package io.github.distill4j.study.twolayer;

import io.github.distill4j.train.stack.BinaryData;
import io.github.distill4j.train.stack.StackRun;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Looks at the validation images at set times. */
final class Looks {

  private final StackRun run;
  private final BinaryData validation;
  private final StackSpec stack;
  private final List<Integer> steps = new ArrayList<>();
  private final List<double[]> errors = new ArrayList<>();

  Looks(StackRun run, BinaryData validation, StackSpec stack) {
    this.run = run;
    this.validation = validation;
    this.stack = stack;
  }

  void after(int step) {
    if (step == stack.iterations() || stack.looks().contains(step)) {
      steps.add(step);
      errors.add(run.errors(validation));
    }
  }

  List<StudentResult.Look> of(int student) {
    return IntStream.range(0, steps.size())
        .mapToObj(k -> new StudentResult.Look(steps.get(k), 1 - errors.get(k)[student]))
        .toList();
  }
}
