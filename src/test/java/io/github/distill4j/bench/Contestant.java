package io.github.distill4j.bench;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.distill4j.net.Architecture;
import java.util.Locale;

/** Something that trains a network and uses it, to be timed. Nothing else may run meanwhile. */
interface Contestant {

  Entrant entrant();

  /** Builds the network anew and times it. */
  Speed measure(Architecture net, Stopwatch stopwatch);

  /**
   * What a contestant achieved.
   *
   * @param parameters trained numbers of its network
   * @param training images a second
   * @param inference images a second
   */
  record Speed(
      @JsonProperty(required = true) long parameters,
      @JsonProperty(required = true) double training,
      @JsonProperty(required = true) double inference) {

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT, "training %.0f, inference %.0f images/s", training, inference);
    }
  }
}
