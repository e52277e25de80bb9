package io.github.distill4j.net.kernel;

import com.sun.jna.Pointer;

/** The implementation and the layouts that oneDNN chose for one operation. */
final class Plan {

  private final Pointer pointer;

  Plan(OneDnn dnn, Pointer pointer) {
    this.pointer = pointer;
    dnn.destroyWith(this, "dnnl_primitive_desc_destroy", pointer);
  }

  Pointer pointer() {
    return pointer;
  }
}
