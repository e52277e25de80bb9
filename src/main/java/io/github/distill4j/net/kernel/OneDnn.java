package io.github.distill4j.net.kernel;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.util.Map;
import java.util.Set;

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

  /** Every function that is called here, by its name in the library. */
  static final Set<String> FUNCTIONS =
      Set.of(
          "dnnl_batch_normalization_backward_desc_init",
          "dnnl_batch_normalization_forward_desc_init",
          "dnnl_convolution_backward_data_desc_init",
          "dnnl_convolution_backward_weights_desc_init",
          "dnnl_convolution_forward_desc_init",
          "dnnl_eltwise_backward_desc_init",
          "dnnl_eltwise_forward_desc_init",
          "dnnl_engine_create",
          "dnnl_inner_product_backward_data_desc_init",
          "dnnl_inner_product_backward_weights_desc_init",
          "dnnl_inner_product_forward_desc_init",
          "dnnl_memory_create",
          "dnnl_memory_desc_equal",
          "dnnl_memory_desc_get_size",
          "dnnl_memory_desc_init_by_strides",
          "dnnl_memory_desc_init_by_tag",
          "dnnl_memory_destroy",
          "dnnl_memory_set_data_handle",
          "dnnl_pooling_backward_desc_init",
          "dnnl_pooling_forward_desc_init",
          "dnnl_post_ops_append_eltwise",
          "dnnl_post_ops_create",
          "dnnl_post_ops_destroy",
          "dnnl_primitive_attr_create",
          "dnnl_primitive_attr_destroy",
          "dnnl_primitive_attr_set_post_ops",
          "dnnl_primitive_attr_set_scratchpad_mode",
          "dnnl_primitive_create",
          "dnnl_primitive_desc_create",
          "dnnl_primitive_desc_destroy",
          "dnnl_primitive_desc_query_md",
          "dnnl_primitive_destroy",
          "dnnl_primitive_execute",
          "dnnl_reorder_primitive_desc_create",
          "dnnl_stream_create",
          "dnnl_version");

  /** oneDNN's numbers for what an operation is for. */
  static final int TRAINING = 64;

  static final int INFERENCE = 96;
  static final int BACKWARD = 128;

  /** oneDNN's number for max(x, 0). */
  static final int RELU = 0x1f;

  private static final int FLOAT = 3;
  private static final int ANY_LAYOUT = 1;
  private static final int ARGUMENT_DESCRIPTOR = 255;
  private static final int CPU = 1;
  private static final int IN_ORDER = 1;
  private static final int SCRATCHPAD_BY_CALLER = 1;
  private static final int BINARY = 16;
  private static final int ADDITION = 0x1fff0;
  private static final int LAYOUT_BYTES = 696;
  // Larger than any descriptor structure of version 2, which the library fills in by itself.
  private static final int DESCRIPTOR_BYTES = 8192;

  private final Map<String, NativeFunction> functions;
  private final String version;
  private final Cleaner cleaner = Cleaner.create();
  private final Pointer engine;
  private final Pointer stream;
  private final Pointer attributes;

  /**
   * Each thread's scratch memory. It grows to what the largest primitive on that thread needs and
   * stays so: the next step needs as much again, and memory that is given back and taken anew costs
   * a page fault for every 4 kB. It goes with the thread.
   */
  private static final ThreadLocal<Memory> SCRATCH = new ThreadLocal<>();

  /**
   * The library behind these functions.
   *
   * @param functions all of {@link #FUNCTIONS}
   * @throws NotUsable if it is another version, whose numbers and structures may be others; nothing
   *     but its version is asked for then
   */
  OneDnn(Map<String, NativeFunction> functions) throws NotUsable {
    this.functions = Map.copyOf(functions);
    version = askVersion();
    if (!version.startsWith("2.3.")) {
      throw new NotUsable("oneDNN %s found, 2.3 expected", version);
    }
    checkLayout();
    engine = create("dnnl_engine_create", CPU, 0L);
    stream = create("dnnl_stream_create", engine, IN_ORDER);
    attributes = newAttributes();
  }

  private String askVersion() throws NotUsable {
    Pointer numbers = (Pointer) invoke("dnnl_version", Pointer.class);
    if (numbers == null) {
      throw new NotUsable("oneDNN has no version");
    }
    return numbers.getInt(0) + "." + numbers.getInt(4) + "." + numbers.getInt(8);
  }

  /** {@link #addition} copies layouts, so they must be as long as it believes. */
  private void checkLayout() throws NotUsable {
    byte untouched = 0x5a;
    Memory layout = new Memory(DESCRIPTOR_BYTES);
    layout.setMemory(0, DESCRIPTOR_BYTES, untouched);
    call("dnnl_memory_desc_init_by_strides", layout, 1, sizes(1), FLOAT, sizes(1));
    byte[] written = layout.getByteArray(0, DESCRIPTOR_BYTES);
    int length = written.length;
    while (length > 0 && written[length - 1] == untouched) {
      length--;
    }
    if (length != LAYOUT_BYTES) {
      throw new NotUsable("a layout takes %d bytes, %d expected", length, LAYOUT_BYTES);
    }
  }

  /** Such as "2.3.0". */
  String version() {
    return version;
  }

  private Object invoke(String name, Class<?> result, Object... arguments) {
    return functions.get(name).invoke(result, arguments);
  }

  /** Calls a function that returns a status. */
  void call(String name, Object... arguments) {
    check(name, functions.get(name), arguments);
  }

  private static void check(String name, NativeFunction function, Object[] arguments) {
    int status = (int) function.invoke(Integer.class, arguments);
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
    NativeFunction function = functions.get(destructor);
    cleaner.register(owner, () -> function.invoke(Integer.class, new Object[] {object}));
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
  Pointer layout(Plan plan, Argument argument) {
    return (Pointer)
        invoke(
            "dnnl_primitive_desc_query_md",
            Pointer.class,
            plan.pointer(),
            ARGUMENT_DESCRIPTOR,
            argument.number());
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
    return (int) invoke("dnnl_memory_desc_equal", Integer.class, one, other) != 0;
  }

  long bytes(Pointer layout) {
    return layout == null ? 0 : (long) invoke("dnnl_memory_desc_get_size", Long.class, layout);
  }

  /** A memory object without data. */
  Pointer memory(Object owner, Pointer layout) {
    Pointer memory = create("dnnl_memory_create", layout, engine, Pointer.NULL);
    destroyWith(owner, "dnnl_memory_destroy", memory);
    return memory;
  }

  /** Hot path of {@link Primitive}: points a memory object at data. */
  NativeFunction setHandle() {
    return functions.get("dnnl_memory_set_data_handle");
  }

  /** Hot path of {@link Primitive}: runs a primitive. */
  NativeFunction execute() {
    return functions.get("dnnl_primitive_execute");
  }

  Pointer stream() {
    return stream;
  }

  /** This thread's scratch memory: aligned, at least that many bytes, contents undefined. */
  long scratch(long bytes) {
    Memory memory = SCRATCH.get();
    if (memory == null || memory.size() < bytes) {
      memory = new Memory(bytes + 64).align(64);
      SCRATCH.set(memory);
    }
    return Pointer.nativeValue(memory);
  }
}
