package io.github.distill4j.net.kernel;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;

/** How FLOAT arrays lie in memory, as oneDNN describes it: dnnl_memory_desc_t. */
final class Layouts {

  /** The structure's length. */
  static final int BYTES = 696;

  private static final int FLOAT = 3;
  private static final int ANY = 1;

  private final OneDnnFunctions functions;

  /**
   * Layouts of one library.
   *
   * @throws NotUsable if its structure is of another length, which {@link OneDnn#additionPlan}
   *     copies
   */
  Layouts(OneDnnFunctions functions) throws NotUsable {
    this.functions = functions;
    int length = length();
    if (length != BYTES) {
      throw new NotUsable("a layout takes %d bytes, %d expected", length, BYTES);
    }
  }

  private int length() {
    byte untouched = 0x5a;
    Memory layout = new Memory(OneDnnFunctions.DESCRIPTOR_BYTES);
    layout.setMemory(0, layout.size(), untouched);
    functions.call("dnnl_memory_desc_init_by_strides", layout, 1, sizes(1), FLOAT, sizes(1));
    byte[] written = layout.getByteArray(0, OneDnnFunctions.DESCRIPTOR_BYTES);
    int length = written.length;
    while (length > 0 && written[length - 1] == untouched) {
      length--;
    }
    return length;
  }

  /** The layout of a row-major array. */
  Memory rowMajor(long... shape) {
    long[] strides = new long[shape.length];
    long stride = 1;
    for (int i = shape.length - 1; i >= 0; i--) {
      strides[i] = stride;
      stride *= shape[i];
    }
    return strided(shape, strides);
  }

  /** The layout of images, in oneDNN's order of dimensions: batch, channels, rows, columns. */
  Memory images(ImageShape s) {
    long row = s.width() * s.channels();
    return strided(
        new long[] {s.batch(), s.channels(), s.height(), s.width()},
        new long[] {s.height() * row, 1, row, s.channels()});
  }

  private Memory strided(long[] shape, long[] strides) {
    return functions.structure(
        "dnnl_memory_desc_init_by_strides", shape.length, sizes(shape), FLOAT, sizes(strides));
  }

  /** A layout that oneDNN may choose. */
  Memory any(long... shape) {
    return functions.structure(
        "dnnl_memory_desc_init_by_tag", shape.length, sizes(shape), FLOAT, ANY);
  }

  /** Sizes of dimensions as oneDNN reads them. */
  Memory sizes(long... values) {
    Memory sizes = new Memory((long) Long.BYTES * values.length);
    sizes.write(0, values, 0, values.length);
    return sizes;
  }

  boolean same(Pointer one, Pointer other) {
    return functions.invoke("dnnl_memory_desc_equal", Integer.class, one, other) != 0;
  }

  long bytes(Pointer layout) {
    return layout == null ? 0 : functions.invoke("dnnl_memory_desc_get_size", Long.class, layout);
  }
}
