package io.github.distill4j.export;

import java.util.List;

/** The forms there are. */
public final class Exporters {

  /** What every trained network gets; a form more is a class and its place in a list here. */
  public static final List<Exporter> STANDARD = List.of(new Deeplearning4jZip(), new ModelCard());

  private Exporters() {}
}
