package io.github.distill4j.net.kernel;

import io.github.distill4j.net.kernel.Argument.Operand;
import java.lang.ref.Reference;
import java.util.List;
import java.util.function.Supplier;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A oneDNN primitive between ND4J's arrays, made when it is first asked for. */
final class Computation {

  private final OneDnn dnn;
  private final Supplier<Plan> plan;
  private final List<Operand> operands;
  private ConvertingPrimitive primitive;

  /**
   * A computation.
   *
   * @param operands the arguments; at the end those of which the plan may have none
   */
  Computation(OneDnn dnn, Supplier<Plan> plan, Operand... operands) {
    this.dnn = dnn;
    this.plan = plan;
    this.operands = List.of(operands);
  }

  /** Runs on these arrays, one for each argument. */
  void run(INDArray... arrays) {
    if (primitive == null) {
      primitive = new ConvertingPrimitive(dnn, plan.get(), operands);
    }
    try {
      primitive.run(arrays);
    } finally {
      Reference.reachabilityFence(arrays);
    }
  }

  /** Where a FLOAT array's numbers begin. */
  static long address(INDArray array) {
    if (array.dataType() != DataType.FLOAT) {
      throw new IllegalArgumentException("expected FLOAT, found " + array.dataType());
    }
    return array.data().address() + array.offset() * Float.BYTES;
  }
}
