package io.github.distill4j.net.layer.kernel;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.util.Arrays;

/** A oneDNN primitive with its arguments' memory objects. Not for two threads at a time. */
final class Primitive {

  private static final int ARGUMENT_BYTES = 16;
  private static final int POINTER_OFFSET = 8;

  private final OneDnn dnn;

  /** Kept from being destroyed as long as this lives. */
  @SuppressWarnings("UnusedVariable")
  private final Plan plan;

  private final Pointer[] memories;
  private final long[] addresses;
  private final Memory arguments;
  private final Object[] call;

  /**
   * Makes the primitive of a plan.
   *
   * @param kinds oneDNN's numbers of the arguments, in the order in which {@link #execute} gets
   *     their addresses
   */
  Primitive(OneDnn dnn, Plan plan, int... kinds) {
    this.dnn = dnn;
    this.plan = plan;
    Pointer primitive = dnn.create("dnnl_primitive_create", plan.pointer());
    dnn.destroyWith(this, "dnnl_primitive_destroy", primitive);
    memories = new Pointer[kinds.length];
    addresses = new long[kinds.length];
    arguments = new Memory((long) ARGUMENT_BYTES * kinds.length);
    for (int i = 0; i < kinds.length; i++) {
      memories[i] = dnn.memory(this, dnn.layout(plan, kinds[i]));
      arguments.setInt((long) ARGUMENT_BYTES * i, kinds[i]);
      arguments.setPointer((long) ARGUMENT_BYTES * i + POINTER_OFFSET, memories[i]);
    }
    call = new Object[] {primitive, dnn.stream(), kinds.length, arguments};
  }

  /** Runs the primitive on data at these addresses. */
  void execute(long... data) {
    for (int i = 0; i < addresses.length; i++) {
      point(i, data[i]);
    }
    check(dnn.execute().invokeInt(call));
  }

  // Workspaces give the same addresses step after step: most calls would change nothing.
  private void point(int argument, long address) {
    if (addresses[argument] != address) {
      check(dnn.setHandle().invokeInt(new Object[] {memories[argument], address}));
      addresses[argument] = address;
    }
  }

  private void check(int status) {
    if (status != 0) {
      throw new IllegalStateException(
          "oneDNN failed with status " + status + " on " + Arrays.toString(addresses));
    }
  }
}
