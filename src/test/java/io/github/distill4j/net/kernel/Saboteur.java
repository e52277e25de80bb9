package io.github.distill4j.net.kernel;

import com.sun.jna.Pointer;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * Stands between the kernels and the real oneDNN, knows which primitive is which, and spoils the
 * first number that one kind of them writes.
 */
final class Saboteur {

  private static final int BACKWARD = 128;
  private static final int BACKWARD_DATA = 160;
  private static final int BACKWARD_WEIGHTS = 192;

  private final Map<String, NativeFunction> real;
  private final String victim;
  private final UnaryOperator<Float> change;
  private final Map<Pointer, String> kinds = new HashMap<>();
  private final Map<Pointer, Long> data = new HashMap<>();
  private final Set<String> seen = new TreeSet<>();

  /**
   * A saboteur.
   *
   * @param victim the kind of primitive, one of {@link #seen}, or another word for none
   * @param change what becomes of the number
   */
  Saboteur(Map<String, NativeFunction> real, String victim, UnaryOperator<Float> change) {
    this.real = real;
    this.victim = victim;
    this.change = change;
  }

  /** The kinds of primitives that ran so far. */
  Set<String> seen() {
    return seen;
  }

  /** The functions, watched. */
  Map<String, NativeFunction> functions() {
    Map<String, NativeFunction> watched = new HashMap<>();
    real.forEach((name, function) -> watched.put(name, watched(name, function)));
    return watched;
  }

  private NativeFunction watched(String name, NativeFunction function) {
    return (result, arguments) -> {
      Object status = function.invoke(result, arguments);
      switch (name) {
        case "dnnl_primitive_desc_create" -> kinds.put(made(arguments), kind(arguments));
        case "dnnl_reorder_primitive_desc_create" -> kinds.put(made(arguments), "reorder");
        case "dnnl_primitive_create" -> kinds.put(made(arguments), kinds.get(arguments[1]));
        case "dnnl_memory_set_data_handle" -> data.put((Pointer) arguments[0], (Long) arguments[1]);
        case "dnnl_primitive_execute" -> spoil(arguments);
        default -> {}
      }
      return status;
    };
  }

  private static Pointer made(Object[] arguments) {
    return ((Pointer) arguments[0]).getPointer(0);
  }

  /** Every descriptor of an operation begins with its kind and what it is for. */
  private static String kind(Object[] arguments) {
    Pointer operation = (Pointer) arguments[1];
    return operation.getInt(0) + " for " + operation.getInt(Integer.BYTES);
  }

  private void spoil(Object[] arguments) {
    String kind = kinds.get((Pointer) arguments[0]);
    seen.add(kind);
    if (!kind.equals(victim)) {
      return;
    }
    Pointer list = (Pointer) arguments[3];
    for (int i = 0; i < (int) arguments[2]; i++) {
      if (list.getInt(16L * i) == written(kind).number()) {
        Pointer number = new Pointer(data.get(list.getPointer(16L * i + 8)));
        number.setFloat(0, change.apply(number.getFloat(0)));
      }
    }
  }

  private static Argument written(String kind) {
    if (kind.endsWith(" " + BACKWARD) || kind.endsWith(" " + BACKWARD_DATA)) {
      return Argument.SOURCE_GRADIENT;
    }
    return kind.endsWith(" " + BACKWARD_WEIGHTS) ? Argument.WEIGHTS_GRADIENT : Argument.DESTINATION;
  }
}
