package io.github.distill4j.export;

import static io.github.distill4j.ShownText.markdown;

import io.github.distill4j.ShownText;
import io.github.distill4j.Text;
import io.github.distill4j.data.SplitData;
import io.github.distill4j.machine.Provenance;
import io.github.distill4j.measure.Measure;
import io.github.distill4j.measure.Measures;
import io.github.distill4j.study.distil.TrialResult;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;

/**
 * What someone who gets only the model needs to know, as Markdown, in which names of classes and
 * folders are text and nothing else.
 */
record ModelCard() implements Exporter {

  @Override
  public String name() {
    return "card";
  }

  @Override
  public String suffix() {
    return ".md";
  }

  @Override
  public void write(ComputationGraph network, TrialResult result, SplitData data, OutputStream out)
      throws IOException {
    out.write(text(result, data).getBytes(StandardCharsets.UTF_8));
  }

  static String text(TrialResult result, SplitData data) {
    return Text.of(
        """
        # %s (%s)

        A Deeplearning4j ComputationGraph. Input: FLOAT [N, height, width, channels], normalised \
        as below. Output: logits [N, %d]; softmax gives probabilities. It holds layers or losses of \
        distill4j: with that on the class path, \
        `ModelSerializer.restoreComputationGraph(new File("%s.zip"))` reads it.

        | | |
        |---|---|
        | network | %s, %,d parameters, %,d multiply-adds an image |
        | arm, seed | %s, %d |
        | images | %s |
        | classes, in output order | %s |
        | normalisation | %s |
        | epoch kept (highest validation accuracy) | %d of %d |

        | measure | validation | test |
        |---|---|---|
        %s
        ↑ higher is better, ↓ lower. %s

        ## Provenance

        %s
        """,
        markdown(result.trial()),
        markdown(result.net()),
        data.classes().size(),
        result.trial(),
        markdown(result.net()),
        result.size().parameters(),
        result.size().multiplyAdds(),
        result.arm(),
        result.seed(),
        markdown(data.toString()),
        markdown(ShownText.list(data.classes())),
        data.normalisation(),
        result.bestEpoch(),
        result.epochs().size(),
        measures(result),
        notes(result),
        provenance(result));
  }

  private static String measures(TrialResult result) {
    return shown(result).map(measure -> row(measure, result)).collect(Collectors.joining());
  }

  private static String notes(TrialResult result) {
    return shown(result)
        .map(measure -> measure.group().note())
        .distinct()
        .collect(Collectors.joining(" "))
        .strip();
  }

  private static Stream<Measure.Description> shown(TrialResult result) {
    return Measures.STANDARD.all().stream()
        .map(Measure::description)
        .filter(measure -> result.measures().containsKey(measure.name()));
  }

  private static String row(Measure.Description measure, TrialResult result) {
    String name = measure.name();
    return Text.of(
        "| %s%s | %s | %s |%n",
        measure.header(),
        switch (measure.better()) {
          case HIGHER -> " ↑";
          case LOWER -> " ↓";
          case NEITHER -> "";
        },
        number(measure, result.measure(TrialResult.VALIDATION + name)),
        number(measure, result.measure(name)));
  }

  private static String number(Measure.Description measure, double number) {
    return Double.isNaN(number) ? "" : Text.of("%.4g", measure.factor() * number);
  }

  private static String provenance(TrialResult result) {
    Provenance made = result.provenance();
    return Text.of(
        """
        - %s
        - data %s
        - parameters %s
        - finished %s after %.1f s of training""",
        made.machine(),
        made.data(),
        result.model(),
        result.timing().finished(),
        result.timing().trainingSeconds());
  }
}
