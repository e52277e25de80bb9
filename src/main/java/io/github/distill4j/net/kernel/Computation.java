package io.github.distill4j.net.kernel;

import com.sun.jna.Pointer;
import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A oneDNN primitive between ND4J's row-major arrays: converts those arguments for which it wants
 * another layout.
 */
final class Computation {

  private static final long ALIGNMENT = 64;

  /** One argument; in another layout than its array it lies in scratch memory. */
  private record Operand(boolean converted, long scratchOffset, Primitive before, Primitive after) {

    long address(INDArray array, long scratch) {
      return converted ? scratch + scratchOffset : Computation.address(array);
    }
  }

  private final OneDnn dnn;
  private final List<Operand> operands;
  private final Primitive primitive;
  private final long scratchpadOffset;
  private final long scratchBytes;

  private Computation(Builder builder) {
    dnn = builder.dnn;
    operands = List.copyOf(builder.operands);
    primitive = new Primitive(dnn, builder.plan, builder.kinds);
    scratchpadOffset = builder.scratchBytes;
    scratchBytes = scratchpadOffset + dnn.bytes(dnn.layout(builder.plan, Argument.SCRATCHPAD));
  }

  /** Runs on these arrays, in the order in which the builder got the arguments. */
  void run(INDArray... arrays) {
    try {
      runOn(addresses(arrays), arrays);
    } finally {
      Reference.reachabilityFence(arrays);
    }
  }

  private long[] addresses(INDArray[] arrays) {
    long scratch = dnn.scratch(scratchBytes);
    long[] addresses = new long[operands.size() + 1];
    for (int i = 0; i < operands.size(); i++) {
      addresses[i] = operands.get(i).address(arrays[i], scratch);
    }
    addresses[operands.size()] = scratch + scratchpadOffset;
    return addresses;
  }

  private void runOn(long[] addresses, INDArray[] arrays) {
    for (int i = 0; i < operands.size(); i++) {
      if (operands.get(i).before() != null) {
        operands.get(i).before().execute(address(arrays[i]), addresses[i]);
      }
    }
    primitive.execute(addresses);
    for (int i = 0; i < operands.size(); i++) {
      if (operands.get(i).after() != null) {
        operands.get(i).after().execute(addresses[i], address(arrays[i]));
      }
    }
  }

  /** Where a FLOAT array's numbers begin. */
  static long address(INDArray array) {
    if (array.dataType() != DataType.FLOAT) {
      throw new IllegalArgumentException("expected FLOAT, found " + array.dataType());
    }
    return array.data().address() + array.offset() * Float.BYTES;
  }

  /** Collects the arguments. */
  static final class Builder {

    private final OneDnn dnn;
    private final Plan plan;
    private final List<Operand> operands = new ArrayList<>();
    private final List<Argument> kinds = new ArrayList<>();
    private long scratchBytes;

    Builder(OneDnn dnn, Plan plan) {
      this.dnn = dnn;
      this.plan = plan;
    }

    /** An argument that is read. */
    Builder input(Argument kind, Pointer layout) {
      return operand(kind, layout, true);
    }

    /** An argument that is written. */
    Builder output(Argument kind, Pointer layout) {
      return operand(kind, layout, false);
    }

    /** An argument in whatever layout oneDNN has for it. */
    Builder opaque(Argument kind) {
      return operand(kind, dnn.layout(plan, kind), true);
    }

    private Builder operand(Argument kind, Pointer layout, boolean input) {
      Pointer wanted = dnn.layout(plan, kind);
      boolean converted = !dnn.sameLayout(layout, wanted);
      operands.add(
          new Operand(
              converted,
              scratchBytes,
              converted && input ? reorder(layout, wanted) : null,
              converted && !input ? reorder(wanted, layout) : null));
      kinds.add(kind);
      if (converted) {
        scratchBytes += aligned(dnn.bytes(wanted));
      }
      return this;
    }

    private Primitive reorder(Pointer from, Pointer to) {
      return new Primitive(
          dnn, dnn.reorderPlan(from, to), List.of(Argument.SOURCE, Argument.DESTINATION));
    }

    private static long aligned(long bytes) {
      return (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }

    Computation build() {
      kinds.add(Argument.SCRATCHPAD);
      return new Computation(this);
    }
  }
}
