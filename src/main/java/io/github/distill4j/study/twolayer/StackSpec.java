package io.github.distill4j.study.twolayer;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonFormat.Feature;
import io.github.distill4j.spec.Require;
import io.github.distill4j.train.stack.Variant;
import io.github.distill4j.train.stack.Variant.Optimiser;
import java.util.Collection;
import java.util.List;

/**
 * One way to train students, or several at once: every rate, every radius, by hard labels and at
 * every temperature.
 *
 * @param sets the data sets it is done on (default all)
 * @param optimiser {@code gradient-descent} (default) or {@code adam}
 * @param trainOutputs whether the output weights are trained too (default no)
 * @param biases whether hidden units have biases (default no)
 * @param batch examples a step; 0 (default) for all of them
 * @param rates η
 * @param radii B (default none)
 * @param temperatures T of the teacher's soft labels (default 1)
 * @param theory whether there are students by the theoretical labels too (default no)
 * @param iterations steps, T of the theorems
 * @param every record risks every so many steps (default a twentieth of the steps)
 * @param looks steps after which the validation images are looked at too, beside the last
 */
public record StackSpec(
    @JsonFormat(with = Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) List<String> sets,
    Optimiser optimiser,
    Boolean trainOutputs,
    Boolean biases,
    Integer batch,
    @JsonFormat(with = Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) List<Double> rates,
    @JsonFormat(with = Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) List<Radius> radii,
    @JsonFormat(with = Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) List<Double> temperatures,
    Boolean theory,
    Integer iterations,
    Integer every,
    @JsonFormat(with = Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) List<Integer> looks) {

  /** Fills in the defaults and checks the ranges. */
  public StackSpec {
    sets = sets == null ? List.of() : Require.distinct("sets", sets);
    optimiser = optimiser == null ? Optimiser.GRADIENT_DESCENT : optimiser;
    trainOutputs = trainOutputs != null && trainOutputs;
    biases = biases != null && biases;
    batch = Require.atLeast(0, "batch", batch == null ? 0 : batch);
    rates = Require.some("rates", Require.given("rates", rates, "learning rates such as [1, 10]"));
    rates.forEach(rate -> Require.positive("rates", rate));
    radii = radii == null ? List.of(Radius.NONE) : Require.some("radii", radii);
    temperatures = temperatures == null ? List.of(1.0) : Require.some("temperatures", temperatures);
    temperatures.forEach(t -> Require.positive("temperatures", t));
    theory = theory != null && theory;
    iterations =
        Require.atLeast(1, "iterations", Require.given("iterations", iterations, "a number"));
    every = Require.atLeast(1, "every", every == null ? Math.max(1, iterations / 20) : every);
    looks = looks == null ? List.of() : Require.distinct("looks", looks);
    int most = iterations;
    looks.forEach(t -> Require.that("looks", t, v -> v >= 1 && v < most, "steps before the last"));
  }

  /** The sets it is done on, out of all there are. */
  Collection<String> setsOf(Collection<String> all) {
    return sets.isEmpty() ? all : sets;
  }

  /** How far it departs from the model as analysed. */
  Variant variant() {
    return new Variant(optimiser, trainOutputs, biases, batch, 1);
  }
}
