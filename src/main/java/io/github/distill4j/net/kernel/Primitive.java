package io.github.distill4j.net.kernel;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.lang.ref.Reference;
import java.util.Arrays;
import java.util.List;

/** A oneDNN primitive with its arguments' memory objects. Not for two threads at a time. */
final class Primitive {

  private static final int ARGUMENT_BYTES = 16;
  private static final int POINTER_OFFSET = 8;

  private final NativeFunction setHandle;
  private final NativeFunction execute;

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
   * @param kinds its arguments, in the order in which {@link #execute} gets their addresses
   */
  Primitive(OneDnn dnn, Plan plan, List<Argument> kinds) {
    setHandle = dnn.functions().get("dnnl_memory_set_data_handle");
    execute = dnn.functions().get("dnnl_primitive_execute");
    this.plan = plan;
    Pointer primitive = dnn.functions().create("dnnl_primitive_create", plan.pointer());
    dnn.functions().destroyWith(this, "dnnl_primitive_destroy", primitive);
    memories = new Pointer[kinds.size()];
    addresses = new long[kinds.size()];
    arguments = new Memory((long) ARGUMENT_BYTES * kinds.size());
    for (int i = 0; i < kinds.size(); i++) {
      memories[i] = dnn.memory(this, dnn.layout(plan, kinds.get(i)));
      arguments.setInt((long) ARGUMENT_BYTES * i, kinds.get(i).number());
      arguments.setPointer((long) ARGUMENT_BYTES * i + POINTER_OFFSET, memories[i]);
    }
    call = new Object[] {primitive, dnn.stream(), kinds.size(), arguments};
  }

  /** Runs the primitive on data at these addresses. */
  void execute(long... data) {
    try {
      for (int i = 0; i < addresses.length; i++) {
        point(i, data[i]);
      }
      check((int) execute.invoke(Integer.class, call));
    } finally {
      // Once nobody holds this any more, the native objects go: not while they are at work.
      Reference.reachabilityFence(this);
    }
  }

  // Workspaces give the same addresses step after step: most calls would change nothing.
  private void point(int argument, long address) {
    if (addresses[argument] != address) {
      Object[] arguments = {memories[argument], address};
      check((int) setHandle.invoke(Integer.class, arguments));
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
