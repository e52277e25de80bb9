package io.github.distill4j.net.layer;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A layer's configuration that lists the layer's parameters. */
interface Parametrised {

  /** The parameters in the order in which they lie in memory. */
  List<Parameter> parameters();

  /** Sets the first values of a weight. */
  void initialise(Parameter weight, INDArray view);
}
