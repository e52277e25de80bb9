package io.github.distill4j.net.layer;

import java.util.List;

/** A layer's configuration that lists the layer's parameters. */
interface Parametrised {

  /** The parameters in the order in which they lie in memory. */
  List<Parameter> parameters();
}
