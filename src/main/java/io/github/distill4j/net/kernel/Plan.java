package io.github.distill4j.net.kernel;

import com.sun.jna.Pointer;

/** The implementation and the layouts that oneDNN chose for one operation. */
final class Plan {

  private final Pointer pointer;

  Plan(OneDnnFunctions functions, Pointer pointer) {
    this.pointer = pointer;
    functions.destroyWith(this, "dnnl_primitive_desc_destroy", pointer);
  }

  Pointer pointer() {
    return pointer;
  }
}
