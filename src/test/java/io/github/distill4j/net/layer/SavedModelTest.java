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
