package io.github.distill4j.net.kernel;

import com.sun.jna.Pointer;
import java.lang.ref.Reference;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The fold in plain Java, in single precision as the operations have it: for a ResNet's small
 * arrays starting seven operations takes longer than what they compute. Large arrays are left to
 * the operations, which use several threads and copy nothing.
 */
final class DirectFold implements NormFold {

  private static final long LARGE = 100_000;

  private final NormFold operations = new OperationFold();

  @Override
  public void fold(
      INDArray weights, INDArray scaleShift, Moments moments, INDArray folded, INDArray bias) {
    if (weights.length() > LARGE) {
      operations.fold(weights, scaleShift, moments, folded, bias);
    } else {
      foldSmall(weights, scaleShift, moments, folded, bias);
    }
  }

  private static void foldSmall(
      INDArray weights, INDArray scaleShift, Moments moments, INDArray folded, INDArray bias) {
    float[] w = read(weights);
    float[] norm = read(scaleShift);
    float[] running = read(moments.both());
    int outputs = norm.length / 2;
    float[] b = new float[outputs];
    for (int o = 0; o < outputs; o++) {
      float factor =
          norm[o] / (float) Math.sqrt(running[outputs + o] + (float) BatchNormKernel.EPSILON);
      b[o] = norm[outputs + o] - running[o] * factor;
      scale(w, o * (w.length / outputs), (o + 1) * (w.length / outputs), factor);
    }
    write(w, folded);
    write(b, bias);
  }

  private static void scale(float[] values, int from, int to, float factor) {
    for (int i = from; i < to; i++) {
      values[i] *= factor;
    }
  }

  private static float[] read(INDArray array) {
    try {
      return new Pointer(Computation.address(array)).getFloatArray(0, (int) array.length());
    } finally {
      Reference.reachabilityFence(array);
    }
  }

  private static void write(float[] values, INDArray array) {
    try {
      new Pointer(Computation.address(array)).write(0, values, 0, values.length);
    } finally {
      Reference.reachabilityFence(array);
    }
  }
}
