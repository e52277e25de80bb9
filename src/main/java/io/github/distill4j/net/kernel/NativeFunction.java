package io.github.distill4j.net.kernel;

/** A function of a native library. */
@FunctionalInterface
interface NativeFunction {

  /**
   * Calls it.
   *
   * @param result what it returns: Integer, Long or Pointer
   * @param arguments numbers and pointers, as the function's own declaration has them
   */
  Object invoke(Class<?> result, Object[] arguments);
}
