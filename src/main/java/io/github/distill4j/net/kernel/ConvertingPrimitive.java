package io.github.distill4j.net.kernel;

import com.sun.jna.Pointer;
import io.github.distill4j.net.kernel.Argument.Operand;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A oneDNN primitive that converts those arguments for which it wants another layout. */
final class ConvertingPrimitive {

  private static final long ALIGNMENT = 64;

  /**
   * Where one argument lies.
   *
   * @param offset of its other layout in scratch memory; below 0 if it lies in its array
   * @param before converts it before the primitive runs; or null
   * @param after converts it after that; or null
   */
  private record Place(long offset, Primitive before, Primitive after) {

    long address(INDArray array, long scratch) {
      return offset < 0 ? Computation.address(array) : scratch + offset;
    }
  }

  private final OneDnn dnn;
  private final Plan plan;
  private final Primitive primitive;
  private final List<Place> places = new ArrayList<>();
  private final long scratchpadOffset;
  private long scratchBytes;

  ConvertingPrimitive(OneDnn dnn, Plan plan, List<Operand> operands) {
    this.dnn = dnn;
    this.plan = plan;
    List<Operand> used = operands.stream().filter(this::isUsed).toList();
    used.forEach(this::place);
    Stream<Argument> arguments = used.stream().map(Operand::kind);
    primitive =
        new Primitive(dnn, plan, Stream.concat(arguments, Stream.of(Argument.SCRATCHPAD)).toList());
    scratchpadOffset = scratchBytes;
    scratchBytes += dnn.bytes(plan, Argument.SCRATCHPAD);
  }

  private boolean isUsed(Operand operand) {
    return !operand.kind().optional() || dnn.bytes(plan, operand.kind()) > 0;
  }

  private void place(Operand operand) {
    Pointer wanted = dnn.layout(plan, operand.kind());
    Pointer given = operand.layout();
    if (given == null || dnn.layouts().same(given, wanted)) {
      places.add(new Place(-1, null, null));
    } else if (operand.written()) {
      places.add(new Place(scratchBytes, null, reorder(wanted, given)));
      scratchBytes += aligned(dnn.layouts().bytes(wanted));
    } else {
      places.add(new Place(scratchBytes, reorder(given, wanted), null));
      scratchBytes += aligned(dnn.layouts().bytes(wanted));
    }
  }

  private Primitive reorder(Pointer from, Pointer to) {
    return new Primitive(
        dnn, dnn.reorderPlan(from, to), List.of(Argument.SOURCE, Argument.DESTINATION));
  }

  private static long aligned(long bytes) {
    return (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  }

  /** Runs on these arrays, in the order of the operands. */
  void run(INDArray[] arrays) {
    long[] addresses = addresses(arrays);
    for (int i = 0; i < places.size(); i++) {
      if (places.get(i).before() != null) {
        places.get(i).before().execute(Computation.address(arrays[i]), addresses[i]);
      }
    }
    primitive.execute(addresses);
    for (int i = 0; i < places.size(); i++) {
      if (places.get(i).after() != null) {
        places.get(i).after().execute(addresses[i], Computation.address(arrays[i]));
      }
    }
  }

  private long[] addresses(INDArray[] arrays) {
    long scratch = dnn.scratch(scratchBytes);
    long[] addresses = new long[places.size() + 1];
    for (int i = 0; i < places.size(); i++) {
      addresses[i] = places.get(i).address(arrays[i], scratch);
    }
    addresses[places.size()] = scratch + scratchpadOffset;
    return addresses;
  }
}
