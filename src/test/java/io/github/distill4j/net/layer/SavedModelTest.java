package io.github.distill4j.net.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.learning.config.Nesterovs;

class SavedModelTest {

  private final ComputationGraph net =
      Twins.of(DataType.FLOAT, new Nesterovs(0.02, 0.9), 8, 3, 8, 2).ours();

  @Test
  void configurationsComeBackFromJson() {
    ComputationGraphConfiguration back =
        ComputationGraphConfiguration.fromJson(net.getConfiguration().toJson());
    assertThat(back.toJson()).isEqualTo(net.getConfiguration().toJson());
    assertThat(back.getVertices()).isEqualTo(net.getConfiguration().getVertices());
  }

  @Test
  void aSavedNetworkTrainsOnAsIfNothingHadHappened() throws IOException {
    DataSet examples = Twins.examples(DataType.FLOAT, 8, 8, 3, 3);
    net.fit(examples);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    ModelSerializer.writeModel(net, file, true);
    ComputationGraph back =
        ModelSerializer.restoreComputationGraph(new ByteArrayInputStream(file.toByteArray()), true);
    net.fit(examples);
    back.fit(examples);
    assertThat(back.params()).isEqualTo(net.params());
  }

  @Test
  void everySettingCountsInEquality() {
    assertThat(
            new ConvolutionBatchNorm[] {
              convolutionBatchNorm().build(),
              convolutionBatchNorm().nOut(4).build(),
              convolutionBatchNorm().kernel(1).build(),
              convolutionBatchNorm().stride(2).build(),
              convolutionBatchNorm().relu(false).build(),
              convolutionBatchNorm().inputGradient(false).build(),
              convolutionBatchNorm().decay(0.5).build(),
              convolutionBatchNorm().epsilon(1e-3).build(),
            })
        .doesNotHaveDuplicates();
    assertThat(
            new PaddedConvolution[] {
              convolution().build(),
              convolution().kernel(1).build(),
              convolution().stride(2).build(),
              convolution().bias(true).build(),
              convolution().inputGradient(false).build(),
            })
        .doesNotHaveDuplicates();
    assertThat(
            new ImageBatchNorm[] {
              new ImageBatchNorm.Builder().build(),
              new ImageBatchNorm.Builder().relu(false).build(),
              new ImageBatchNorm.Builder().decay(0.5).build(),
              new ImageBatchNorm.Builder().epsilon(1e-3).build(),
            })
        .doesNotHaveDuplicates();
    assertThat(
            new FullyConnected[] {
              new FullyConnected.Builder().nOut(8).build(),
              new FullyConnected.Builder().nOut(8).relu(false).build(),
              new FullyConnected.Builder().nOut(8).inputGradient(false).build(),
            })
        .doesNotHaveDuplicates();
    assertThat(new ResidualSum(true)).isNotEqualTo(new ResidualSum(false));
  }

  @Test
  void settingsThatMakeNoSenseAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ConvolutionBatchNorm.Builder().kernel(2))
        .withMessage("kernel: expected a positive odd number, found 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PaddedConvolution.Builder().stride(0))
        .withMessage("stride: expected a number above 0, found 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ImageBatchNorm.Builder().decay(1.5))
        .withMessage("decay: expected a number from 0 to 1, found 1.5");
  }

  @Test
  void imagesWithTheChannelsFirstAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new NeuralNetConfiguration.Builder()
                    .graphBuilder()
                    .addInputs("images")
                    .setInputTypes(InputType.convolutional(8, 8, 3))
                    .addLayer("first", convolutionBatchNorm().build(), "images")
                    .setOutputs("first")
                    .build())
        .withMessageContaining("layer first: expected images with the channels last");
  }

  private static ConvolutionBatchNorm.Builder convolutionBatchNorm() {
    return new ConvolutionBatchNorm.Builder().nOut(8);
  }

  private static PaddedConvolution.Builder convolution() {
    return new PaddedConvolution.Builder().nOut(8);
  }
}
