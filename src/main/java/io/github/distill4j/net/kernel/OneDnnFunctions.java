package io.github.distill4j.net.kernel;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.lang.ref.Cleaner;
import java.util.Map;
import java.util.Set;

/** oneDNN's functions, called by their names. */
final class OneDnnFunctions {

  /** Every function that is called here, by its name in the library. */
  static final Set<String> NAMES =
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

  // Larger than any descriptor structure of version 2, which the library fills in by itself.
  static final int DESCRIPTOR_BYTES = 8192;

  private final Map<String, NativeFunction> functions;
  private final Cleaner cleaner = Cleaner.create();

  /**
   * The functions of one library.
   *
   * @param functions all of {@link #NAMES}
   */
  OneDnnFunctions(Map<String, NativeFunction> functions) {
    this.functions = Map.copyOf(functions);
  }

  /** The function itself, for those who call it often. */
  NativeFunction get(String name) {
    return functions.get(name);
  }

  /** Calls a function that returns something of that class. */
  <T> T invoke(String name, Class<T> result, Object... arguments) {
    return result.cast(functions.get(name).invoke(result, arguments));
  }

  /** Calls a function that returns a status. */
  void call(String name, Object... arguments) {
    int status = invoke(name, Integer.class, arguments);
    if (status != 0) {
      throw new IllegalStateException(name + " failed with status " + status);
    }
  }

  /** Calls a function that writes a new object to its first argument. */
  Pointer create(String name, Object... arguments) {
    Memory result = new Memory(Long.BYTES);
    call(name, behind(result, arguments));
    return result.getPointer(0);
  }

  /** A zeroed structure, filled by the function of that name, whose first argument it is. */
  Memory structure(String name, Object... arguments) {
    Memory structure = zeroed();
    call(name, behind(structure, arguments));
    return structure;
  }

  /** A structure of zeros, large enough for any. */
  static Memory zeroed() {
    Memory structure = new Memory(DESCRIPTOR_BYTES);
    structure.clear();
    return structure;
  }

  private static Object[] behind(Object first, Object[] others) {
    Object[] all = new Object[others.length + 1];
    all[0] = first;
    System.arraycopy(others, 0, all, 1, others.length);
    return all;
  }

  /** Destroys the object once its owner is unreachable. */
  void destroyWith(Object owner, String destructor, Pointer object) {
    NativeFunction function = functions.get(destructor);
    cleaner.register(owner, () -> function.invoke(Integer.class, new Object[] {object}));
  }
}
