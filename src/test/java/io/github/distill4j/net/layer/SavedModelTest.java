package io.github.distill4j.net.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.distill4j.loss.CrossEntropy;
import io.github.distill4j.net.layer.PaddedConvolution.Then;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
    Convolution convolution = Convolution.of3x3(8, 1);
    assertThat(
            List.of(
                new PaddedConvolution(convolution, Then.NORM_RELU, true),
                new PaddedConvolution(Convolution.of3x3(4, 1), Then.NORM_RELU, true),
                new PaddedConvolution(new Convolution(8, 1, 1), Then.NORM_RELU, true),
                new PaddedConvolution(Convolution.of3x3(8, 2), Then.NORM_RELU, true),
                new PaddedConvolution(convolution, Then.NORM, true),
                new PaddedConvolution(convolution, Then.NORM_RELU, false),
                new PaddedConvolution(convolution, Then.NOTHING, true),
                new PaddedConvolution(Convolution.of3x3(8, 2), Then.NOTHING, true),
                new PaddedConvolution(convolution, Then.NOTHING, false),
                new DenseRelu(8, true),
                new DenseRelu(9, true),
                new DenseRelu(8, false),
                new LogitOutput(8, new CrossEntropy()),
                new NormRelu(),
                new Pool(Pool.Kind.AVERAGE),
                new Pool(Pool.Kind.MAXIMUM_2X2),
                new Pool(Pool.Kind.PADDED_SHORTCUT)))
        .doesNotHaveDuplicates();
    assertThat(new PaddedConvolution(convolution, Then.NORM_RELU, true))
        .isEqualTo(new PaddedConvolution(Convolution.of3x3(8, 1), Then.NORM_RELU, true));
    assertThat(new ResidualSum(true)).isNotEqualTo(new ResidualSum(false));
  }

  @ParameterizedTest
  @CsvSource({"0, 3, 1", "8, 2, 1", "8, -1, 1", "8, 3, 0"})
  void convolutionsThatMakeNoSenseAreRefused(int channels, int kernel, int stride) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Convolution(channels, kernel, stride))
        .withMessageStartingWith("expected channels and a stride above 0 and an odd kernel");
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
                    .addLayer("first", new NormRelu(), "images")
                    .setOutputs("first")
                    .build())
        .withMessageContaining("layer first: expected images with the channels last");
  }
}
