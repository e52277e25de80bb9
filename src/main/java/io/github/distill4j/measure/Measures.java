package io.github.distill4j.measure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The register of measures.
 *
 * @param all in the order of tables and files; no name twice
 */
public record Measures(List<Measure> all) {

  /** Those of every study. */
  public static final Measures STANDARD =
      new Measures(
          List.of(
              new Accuracy(),
              new Top5(),
              new Nll(),
              new Brier(),
              new Ece(),
              new FittedTemperature(),
              new Scaled(new Ece()),
              new Scaled(new Nll()),
              new Agreement(),
              new Divergence(),
              new LogitDistance(),
              new SameWrong(),
              new Rescued(),
              new Overconfidence()));

  public Measures {
    all = List.copyOf(all);
  }

  /** Every number that these outputs allow, by its measure's name. */
  public Map<String, Double> of(Outputs outputs) {
    Map<String, Double> numbers = new LinkedHashMap<>();
    for (Measure measure : all) {
      measure.of(outputs).ifPresent(n -> numbers.put(measure.description().name(), n));
    }
    return numbers;
  }

  /** The measures of one table. */
  public List<Measure> of(Measure.Group group) {
    return all.stream().filter(measure -> measure.description().group() == group).toList();
  }

  public Optional<Measure> named(String name) {
    return all.stream().filter(measure -> measure.description().name().equals(name)).findFirst();
  }

  public List<String> names() {
    return all.stream().map(measure -> measure.description().name()).toList();
  }
}
