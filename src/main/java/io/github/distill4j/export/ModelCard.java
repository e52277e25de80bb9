package io.github.distill4j.export;

import static io.github.distill4j.ShownText.markdown;

import io.github.distill4j.ShownText;
import io.github.distill4j.data.SplitData;
import io.github.distill4j.machine.Provenance;
import io.github.distill4j.measure.Quality;
import io.github.distill4j.study.TrialResult;
import java.util.Locale;

/**
 * What someone who gets only the model needs to know, as Markdown, in which names of classes and
 * folders are text and nothing else.
 */
final class ModelCard {

  private ModelCard() {}

  static String text(TrialResult result, SplitData data) {
    return String.format(
        Locale.ROOT,
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
        measures(result.validation(), result.test().quality()),
        provenance(result));
  }

  private static String measures(Quality validation, Quality test) {
    return row("accuracy %", 100 * validation.accuracy(), 100 * test.accuracy())
        + row("NLL (nats)", validation.nll(), test.nll())
        + row("Brier", validation.brier(), test.brier())
        + row("ECE % (" + Quality.BINS + " bins)", 100 * validation.ece(), 100 * test.ece());
  }

  private static String row(String name, double validation, double test) {
    return String.format(Locale.ROOT, "| %s | %.4g | %.4g |%n", name, validation, test);
  }

  private static String provenance(TrialResult result) {
    Provenance made = result.provenance();
    return String.format(
        Locale.ROOT,
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
