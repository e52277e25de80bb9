package io.github.distill4j.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.distill4j.data.DataSpec;
import io.github.distill4j.data.Normalisation;
import io.github.distill4j.data.SplitData;
import io.github.distill4j.data.fetch.DataStore;
import io.github.distill4j.machine.Provenance;
import io.github.distill4j.measure.ConfusionMatrix;
import io.github.distill4j.net.NetworkSize;
import io.github.distill4j.spec.SpecMapper;
import io.github.distill4j.study.distil.TrialResult;
import io.github.distill4j.train.Epoch;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ModelCardTest {

  private static SplitData data() {
    DataSpec.Procedural drawn = new DataSpec.Procedural(2, 30, 10, 0.0, 1L);
    return new DataStore(Path.of("datasets"), Optional.empty())
        .load(
            SpecMapper.of(
                DataSpec.class,
                Map.of(
                    "set",
                    "procedural",
                    "validation",
                    .2,
                    "normalisation",
                    Normalisation.UNIT_NORM,
                    "procedural",
                    drawn)));
  }

  private static TrialResult result() {
    Map<String, Double> measures =
        Map.of(
            "accuracy",
            .8125,
            "nll",
            .51234,
            "fitted-temperature",
            1.25,
            "validation.accuracy",
            .9,
            "validation.nll",
            .4);
    return new TrialResult(
        "soft-2",
        "soft",
        Map.of(),
        2,
        "fingerprint",
        Map.of(),
        "resnet-8",
        new NetworkSize(12_345, 6_789_000),
        "0abc",
        measures,
        List.of(),
        new ConfusionMatrix(new int[2][2]),
        null,
        1,
        List.of(new Epoch(1, 1, 1, .9), new Epoch(2, 1, 1, .8)),
        new Provenance(
            "1.0 abc1234",
            "17.0.1",
            "Acme",
            "Linux amd64",
            "A CPU",
            "library avx2, no oneDNN",
            4,
            "CpuBackend",
            "linux-x86_64",
            "operations",
            2,
            "passive",
            "M2",
            "0def"),
        new TrialResult.Timing("2026-01-02T03:04:05Z", 67.89, 0, 0));
  }

  @Test
  void theCardSaysAllThatUsingTheModelNeeds() {
    assertThat(ModelCard.text(result(), data()))
        .isEqualTo(
            """
            # soft-2 (resnet-8)

            A Deeplearning4j ComputationGraph. Input: FLOAT [N, height, width, channels], \
            normalised as below. Output: logits [N, 2]; softmax gives probabilities. It holds \
            layers or losses of distill4j: with that on the class path, \
            `ModelSerializer.restoreComputationGraph(new File("soft-2.zip"))` reads it.

            | | |
            |---|---|
            | network | resnet-8, 12,345 parameters, 6,789,000 multiply-adds an image |
            | arm, seed | soft, 2 |
            | images | procedural: 32×32×3 images of 2 classes; 24 to train, 6 to validate, 10 to \
            test |
            | classes, in output order | striped-disc, checked-disc |
            | normalisation | (pixel/255)/‖image/255‖₂ |
            | epoch kept (highest validation accuracy) | 1 of 2 |

            | measure | validation | test |
            |---|---|---|
            | accuracy % ↑ | 90.00 | 81.25 |
            | NLL ↓ | 0.4000 | 0.5123 |
            | fitted T |  | 1.250 |

            ↑ higher is better, ↓ lower. NLL in nats; Brier score from 0 to 2; expected calibration \
            error over 15 bins. T is fitted on the validation images.

            ## Provenance

            - A CPU; 2 threads on 4 cores, OMP_WAIT_POLICY passive; library avx2, no oneDNN; \
            CpuBackend linux-x86_64; operations; Java 17.0.1 (Acme); Linux amd64; \
            Deeplearning4j M2; distill4j 1.0 abc1234
            - data 0def
            - parameters 0abc
            - finished 2026-01-02T03:04:05Z after 67.9 s of training
            """);
  }
}
