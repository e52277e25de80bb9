package io.github.distill4j.net.layer.kernel;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.util.HashMap;
import java.util.Map;
import org.nd4j.linalg.factory.Nd4j;

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

  /** The library, or null and why not. */
  record Search(OneDnn library, String outcome) {}

  /** Set this system property to "operations" to do without the direct calls. */
  private static final String SWITCH = "distill4j.kernels";

  static final Search SEARCH = search();

  private static final ThreadLocal<Memory> SCRATCH = new ThreadLocal<>();

  private static final int FLOAT = 3;
  private static final int ANY_LAYOUT = 1;
  private static final int ARGUMENT_DESCRIPTOR = 255;
  private static final int CPU = 1;
  private static final int IN_ORDER = 1;
  private static final int SCRATCHPAD_BY_CALLER = 1;
  private static final int RELU = 0x1f;
  private static final int BINARY = 16;
  private static final int ADDITION = 0x1fff0;
  private static final int LAYOUT_BYTES = 696;
  // Larger than any descriptor structure of version 2, which the library fills in by itself.
  private static final int DESCRIPTOR_BYTES = 8192;

  private final Map<String, Function> functions = new HashMap<>();
  private final Cleaner cleaner = Cleaner.create();
  private final Pointer engine;
  private final Pointer stream;
  private final Pointer attributes;

  private OneDnn(Map<String, Long> addresses) {
    addresses.forEach(
        (name, address) -> functions.put(name, Function.getFunction(new Pointer(address))));
    engine = create("dnnl_engine_create", CPU, 0L);
    stream = create("dnnl_stream_create", engine, IN_ORDER);
    attributes = newAttributes();
  }

  @SuppressWarnings("CatchingUnchecked") // whatever goes wrong here, the plain path works
  private static Search search() {
    if ("operations".equals(System.getProperty(SWITCH))) {
      return new Search(null, "not used: the system property " + SWITCH + " says operations");
    }
    try {
      return load();
    } catch (IOException | RuntimeException | LinkageError failure) {
      return new Search(null, "not usable: " + failure);
    }
  }

  private static Search load() throws IOException {
    if (!Nd4j.getBackend().getClass().getSimpleName().equals("CpuBackend")) {
      return new Search(null, "not used: ND4J's backend is " + Nd4j.getBackend());
    }
    if (!System.getProperty("os.name").equals("Linux")
        || !System.getProperty("os.arch").equals("amd64")) {
      return new Search(null, "not used: only x86-64 Linux is supported");
    }
    Map<String, Long> addresses = NativeSymbols.of("libnd4jcpu.so", "dnnl_");
    if (!addresses.containsKey("dnnl_primitive_execute")) {
      return new Search(null, "not found: this build of ND4J's native library is without oneDNN");
    }
    return checked(new OneDnn(addresses));
  }

  private static Search checked(OneDnn library) {
    Pointer version =
        (Pointer) library.functions.get("dnnl_version").invoke(Pointer.class, new Object[0]);
    String number = version.getInt(0) + "." + version.getInt(4) + "." + version.getInt(8);
    return number.startsWith("2.3.")
        ? new Search(library, "oneDNN " + number + ", called directly")
        : new Search(null, "not used: oneDNN " + number + " found, 2.3 expected");
  }

  /** Calls a function that returns a status. */
  void call(String name, Object... arguments) {
    int status = functions.get(name).invokeInt(arguments);
    if (status != 0) {
      throw new IllegalStateException(name + " failed with status " + status);
    }
  }

  /** Calls a function that writes a new object to its first argument. */
  Pointer create(String name, Object... arguments) {
    Memory result = new Memory(Long.BYTES);
    Object[] all = new Object[arguments.length + 1];
    all[0] = result;
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    call(name, all);
    return result.getPointer(0);
  }

  /** Destroys the object once its owner is unreachable. */
  void destroyWith(Object owner, String destructor, Pointer object) {
    Function function = functions.get(destructor);
    cleaner.register(owner, () -> function.invokeInt(new Object[] {object}));
  }

  /** A zeroed structure for an operation's descriptor, filled by the function of that name. */
  Memory operation(String name, Object... arguments) {
    Memory descriptor = new Memory(DESCRIPTOR_BYTES);
    descriptor.clear();
    Object[] all = new Object[arguments.length + 1];
    all[0] = descriptor;
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    call(name, all);
    return descriptor;
  }

  /** The plan of an operation: the implementation and the layouts that oneDNN chose. */
  Plan plan(Memory operation, Pointer attributes, Plan forward) {
    Pointer hint = forward == null ? Pointer.NULL : forward.pointer();
    try {
      return new Plan(
          this, create("dnnl_primitive_desc_create", operation, attributes, engine, hint));
    } finally {
      // A plan that nobody holds any more is destroyed: not while the library reads it.
      Reference.reachabilityFence(forward);
    }
  }

  /** The plan of a change of layout. */
  Plan reorderPlan(Pointer from, Pointer to) {
    return new Plan(
        this, create("dnnl_reorder_primitive_desc_create", from, engine, to, engine, attributes));
  }

  /** Attributes of a plain primitive: scratch memory comes from the caller. */
  Pointer attributes() {
    return attributes;
  }

  /** New attributes for a primitive that is more than plain. */
  Pointer newAttributes() {
    Pointer created = create("dnnl_primitive_attr_create");
    // Left to the library, scratch memory belongs to the thread that made the primitive.
    call("dnnl_primitive_attr_set_scratchpad_mode", created, SCRATCHPAD_BY_CALLER);
    return created;
  }

  /** Attributes of a primitive with ReLU behind it, destroyed with their owner. */
  Pointer reluAttributes(Object owner) {
    Pointer steps = create("dnnl_post_ops_create");
    call("dnnl_post_ops_append_eltwise", steps, 1f, RELU, 0f, 0f);
    Pointer relu = newAttributes();
    call("dnnl_primitive_attr_set_post_ops", relu, steps);
    destroyWith(owner, "dnnl_post_ops_destroy", steps);
    destroyWith(owner, "dnnl_primitive_attr_destroy", relu);
    return relu;
  }

  /**
   * The structure dnnl_binary_desc_t for a sum, written by hand: libnd4jcpu.so holds the
   * implementation, but the function that fills the structure was not linked.
   */
  Memory addition(Memory array) {
    Memory descriptor = new Memory(DESCRIPTOR_BYTES);
    descriptor.clear();
    descriptor.setInt(0, BINARY);
    descriptor.setInt(Integer.BYTES, ADDITION);
    byte[] layout = array.getByteArray(0, LAYOUT_BYTES);
    for (int i = 0; i < 3; i++) {
      descriptor.write(2L * Integer.BYTES + (long) i * LAYOUT_BYTES, layout, 0, LAYOUT_BYTES);
    }
    return descriptor;
  }

  /** The layout that a plan wants for one of its arguments; null if it has no such argument. */
  Pointer layout(Plan plan, int argument) {
    return (Pointer)
        functions
            .get("dnnl_primitive_desc_query_md")
            .invoke(Pointer.class, new Object[] {plan.pointer(), ARGUMENT_DESCRIPTOR, argument});
  }

  /** The layout of a row-major FLOAT array. */
  Memory rowMajor(long... shape) {
    long[] strides = new long[shape.length];
    long stride = 1;
    for (int i = shape.length - 1; i >= 0; i--) {
      strides[i] = stride;
      stride *= shape[i];
    }
    return strided(shape, strides);
  }

  /**
   * The layout of FLOAT images, in oneDNN's order of dimensions: batch, channels, rows, columns.
   */
  Memory images(ImageShape s) {
    long row = s.width() * s.channels();
    return strided(
        new long[] {s.batch(), s.channels(), s.height(), s.width()},
        new long[] {s.height() * row, 1, row, s.channels()});
  }

  private Memory strided(long[] shape, long[] strides) {
    return operation(
        "dnnl_memory_desc_init_by_strides", shape.length, sizes(shape), FLOAT, sizes(strides));
  }

  /** A FLOAT array whose layout oneDNN may choose. */
  Memory anyLayout(long... shape) {
    return operation("dnnl_memory_desc_init_by_tag", shape.length, sizes(shape), FLOAT, ANY_LAYOUT);
  }

  /** Sizes of dimensions as oneDNN reads them. */
  Memory sizes(long... values) {
    Memory sizes = new Memory((long) Long.BYTES * values.length);
    sizes.write(0, values, 0, values.length);
    return sizes;
  }

  boolean sameLayout(Pointer one, Pointer other) {
    return functions.get("dnnl_memory_desc_equal").invokeInt(new Object[] {one, other}) != 0;
  }

  long bytes(Pointer layout) {
    return layout == null
        ? 0
        : functions.get("dnnl_memory_desc_get_size").invokeLong(new Object[] {layout});
  }

  /** A memory object without data. */
  Pointer memory(Object owner, Pointer layout) {
    Pointer memory = create("dnnl_memory_create", layout, engine, Pointer.NULL);
    destroyWith(owner, "dnnl_memory_destroy", memory);
    return memory;
  }

  /** Hot path of {@link Primitive}: points a memory object at data. */
  Function setHandle() {
    return functions.get("dnnl_memory_set_data_handle");
  }

  /** Hot path of {@link Primitive}: runs a primitive. */
  Function execute() {
    return functions.get("dnnl_primitive_execute");
  }

  Pointer stream() {
    return stream;
  }

  /** This thread's scratch memory: aligned, at least that many bytes, contents undefined. */
  static long scratch(long bytes) {
    Memory memory = SCRATCH.get();
    if (memory == null || memory.size() < bytes) {
      memory = new Memory(bytes + 64).align(64);
      SCRATCH.set(memory);
    }
    return Pointer.nativeValue(memory);
  }
}
