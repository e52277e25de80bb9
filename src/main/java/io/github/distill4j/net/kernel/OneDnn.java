package io.github.distill4j.net.kernel;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.lang.ref.Reference;
import java.util.Map;

/**
 * The oneDNN 2.3 that is linked into ND4J's native library, called directly.
 *
 * <p>libnd4jcpu.so does not export these functions, but its symbol table names them. ND4J's own
 * operations make a new primitive at every call, let it choose its layouts, convert every array to
 * them and back in fresh memory, and have batch norm's backward pass not at all: one 16-channel
 * convolution's backward pass takes 9 to 30 ms through {@code conv2d_bp} and 2.4 ms here (batch
 * 128, 32×32, 2 cores).
 */
final class OneDnn {

  /** oneDNN's numbers for what an operation is for. */
  static final int TRAINING = 64;

  static final int INFERENCE = 96;
  static final int BACKWARD = 128;

  /** oneDNN's number for max(x, 0). */
  static final int RELU = 0x1f;

  private static final int ARGUMENT_DESCRIPTOR = 255;
  private static final int CPU = 1;
  private static final int IN_ORDER = 1;
  private static final int SCRATCHPAD_BY_CALLER = 1;
  private static final int BINARY = 16;
  private static final int ADDITION = 0x1fff0;

  private final OneDnnFunctions functions;
  private final String version;
  private final Layouts layouts;
  private final Pointer engine;
  private final Pointer stream;
  private final Pointer attributes;

  /**
   * Each thread's scratch memory. It grows to what the largest primitive on that thread needs and
   * stays so: the next step needs as much again, and memory that is given back and taken anew costs
   * a page fault for every 4 kB. It goes with the thread.
   */
  @SuppressWarnings("ThreadLocalUsage") // one OneDnn a process, and each has memory of its own
  private final ThreadLocal<Memory> scratch = new ThreadLocal<>();

  /**
   * The library behind these functions.
   *
   * @param all of {@link OneDnnFunctions#NAMES}
   * @throws NotUsable if it is another version, whose numbers and structures may be others; nothing
   *     but its version is asked for then
   */
  OneDnn(Map<String, NativeFunction> all) throws NotUsable {
    functions = new OneDnnFunctions(all);
    version = askVersion();
    if (!version.startsWith("2.3.")) {
      throw new NotUsable("oneDNN %s found, 2.3 expected", version);
    }
    layouts = new Layouts(functions);
    engine = functions.create("dnnl_engine_create", CPU, 0L);
    stream = functions.create("dnnl_stream_create", engine, IN_ORDER);
    attributes = newAttributes();
  }

  private String askVersion() throws NotUsable {
    Pointer numbers = functions.invoke("dnnl_version", Pointer.class);
    if (numbers == null) {
      throw new NotUsable("oneDNN has no version");
    }
    return numbers.getInt(0) + "." + numbers.getInt(4) + "." + numbers.getInt(8);
  }

  /** Such as "2.3.0". */
  String version() {
    return version;
  }

  Layouts layouts() {
    return layouts;
  }

  OneDnnFunctions functions() {
    return functions;
  }

  /** Where primitives run. */
  Pointer stream() {
    return stream;
  }

  /** Attributes of a primitive: scratch memory comes from the caller. */
  private Pointer newAttributes() {
    Pointer created = functions.create("dnnl_primitive_attr_create");
    // Left to the library, scratch memory belongs to the thread that made the primitive.
    functions.call("dnnl_primitive_attr_set_scratchpad_mode", created, SCRATCHPAD_BY_CALLER);
    return created;
  }

  /**
   * The plan of an operation: the implementation and the layouts that oneDNN chose.
   *
   * @param operation the function that fills its descriptor
   * @param arguments that function's, behind the descriptor
   */
  Plan plan(String operation, Object... arguments) {
    return plan(functions.structure(operation, arguments), attributes, Pointer.NULL);
  }

  /** The plan of an operation with ReLU behind it. */
  Plan reluPlan(String operation, Object... arguments) {
    return reluPlan(functions.structure(operation, arguments));
  }

  private Plan reluPlan(Memory operation) {
    Pointer steps = functions.create("dnnl_post_ops_create");
    functions.call("dnnl_post_ops_append_eltwise", steps, 1f, RELU, 0f, 0f);
    Pointer relu = newAttributes();
    functions.call("dnnl_primitive_attr_set_post_ops", relu, steps);
    Plan plan = plan(operation, relu, Pointer.NULL);
    functions.destroyWith(plan, "dnnl_post_ops_destroy", steps);
    functions.destroyWith(plan, "dnnl_primitive_attr_destroy", relu);
    return plan;
  }

  /** The plan of the backward pass that belongs to a forward pass. */
  Plan planBehind(Plan forward, String operation, Object... arguments) {
    try {
      return plan(functions.structure(operation, arguments), attributes, forward.pointer());
    } finally {
      // A plan that nobody holds any more is destroyed: not while the library reads it.
      Reference.reachabilityFence(forward);
    }
  }

  private Plan plan(Memory operation, Pointer attributes, Pointer forward) {
    return new Plan(
        functions,
        functions.create("dnnl_primitive_desc_create", operation, attributes, engine, forward));
  }

  /** The plan of a change of layout. */
  Plan reorderPlan(Pointer from, Pointer to) {
    return new Plan(
        functions,
        functions.create(
            "dnnl_reorder_primitive_desc_create", from, engine, to, engine, attributes));
  }

  /**
   * The plan of a sum of two arrays with ReLU. The structure dnnl_binary_desc_t is written by hand:
   * libnd4jcpu.so holds the implementation, but the function that fills the structure was not
   * linked.
   */
  Plan additionPlan(Memory array) {
    Memory descriptor = OneDnnFunctions.zeroed();
    descriptor.setInt(0, BINARY);
    descriptor.setInt(Integer.BYTES, ADDITION);
    byte[] layout = array.getByteArray(0, Layouts.BYTES);
    for (int i = 0; i < 3; i++) {
      descriptor.write(2L * Integer.BYTES + (long) i * Layouts.BYTES, layout, 0, Layouts.BYTES);
    }
    return reluPlan(descriptor);
  }

  /** The layout that a plan wants for one of its arguments; null if it has no such argument. */
  Pointer layout(Plan plan, Argument argument) {
    return functions.invoke(
        "dnnl_primitive_desc_query_md",
        Pointer.class,
        plan.pointer(),
        ARGUMENT_DESCRIPTOR,
        argument.number());
  }

  /** Bytes of one of a plan's arguments; 0 if it has no such argument. */
  long bytes(Plan plan, Argument argument) {
    return layouts.bytes(layout(plan, argument));
  }

  /** Elements of a FLOAT array that has room for one of a plan's arguments. */
  long floats(Plan plan, Argument argument) {
    return (bytes(plan, argument) + Float.BYTES - 1) / Float.BYTES;
  }

  /** A memory object without data. */
  Pointer memory(Object owner, Pointer layout) {
    Pointer memory = functions.create("dnnl_memory_create", layout, engine, Pointer.NULL);
    functions.destroyWith(owner, "dnnl_memory_destroy", memory);
    return memory;
  }

  /** This thread's scratch memory: aligned, at least that many bytes, contents undefined. */
  long scratch(long bytes) {
    Memory memory = scratch.get();
    if (memory == null || memory.size() < bytes) {
      memory = new Memory(bytes + 64).align(64);
      scratch.set(memory);
    }
    return Pointer.nativeValue(memory);
  }
}
