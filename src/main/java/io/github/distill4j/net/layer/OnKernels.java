package io.github.distill4j.net.layer;

import io.github.distill4j.net.kernel.Kernels;

/** A layer or vertex at work whose arithmetic is that of kernels: the fastest, if not told else. */
public interface OnKernels {

  /** Computes with these kernels from the next forward pass on. */
  void use(Kernels kernels);
}
