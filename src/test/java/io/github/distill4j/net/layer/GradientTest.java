package io.github.distill4j.net.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import org.deeplearning4j.gradientcheck.GradientCheckUtil;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;

class GradientTest {

  private final DataType before = Nd4j.dataType();

  /** GradientCheckUtil insists on it. */
  @BeforeEach
  void makeDoubleTheDefault() {
    Nd4j.setDefaultDataTypes(DataType.DOUBLE, DataType.DOUBLE);
  }

  @AfterEach
  void restoreTheDefault() {
    Nd4j.setDefaultDataTypes(before, before);
  }

  @Test
  void gradientsAreFiniteDifferences() {
    ComputationGraph net = Twins.of(DataType.DOUBLE, new NoOp(), 5, 2, 3, 2).ours();
    DataSet examples = Twins.examples(DataType.DOUBLE, 4, 5, 2, 3);
    assertThat(
            GradientCheckUtil.checkGradients(
                new GradientCheckUtil.GraphConfig()
                    .net(net)
                    .inputs(new INDArray[] {examples.getFeatures()})
                    .labels(new INDArray[] {examples.getLabels()})
                    .excludeParams(runningStatistics(net))
                    .epsilon(1e-6)
                    .maxRelError(1e-5)
                    .minAbsoluteError(1e-8)
                    .print(GradientCheckUtil.PrintMode.FAILURES_ONLY)))
        .isTrue();
  }

  /** Their gradients are what to subtract, not derivatives. */
  private static Set<String> runningStatistics(ComputationGraph net) {
    return net.paramTable().keySet().stream()
        .filter(key -> key.endsWith("_mean") || key.endsWith("_var"))
        .collect(Collectors.toSet());
  }
}
