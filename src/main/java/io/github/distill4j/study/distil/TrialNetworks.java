package io.github.distill4j.study.distil;

import io.github.distill4j.UserMistake;
import io.github.distill4j.data.ImageShape;
import io.github.distill4j.data.SplitData;
import io.github.distill4j.loss.CrossEntropy;
import io.github.distill4j.net.Architectures;
import io.github.distill4j.net.Learning;
import io.github.distill4j.net.NetworkSpec;
import io.github.distill4j.net.Networks;
import io.github.distill4j.train.LearningRate;
import io.github.distill4j.train.TrainingSpec;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/** Untrained networks that fit a study's images. */
record TrialNetworks(SplitData data) {

  ComputationGraph create(ModelSpec model, ILossFunction loss, int seed) {
    ComputationGraph network = new ComputationGraph(configuration(model, loss, seed));
    network.init();
    return network;
  }

  /** Refuses a network that does not exist or does not fit, naming its section. */
  void check(String section, ModelSpec model) {
    try {
      configuration(model, new CrossEntropy(), 1);
    } catch (UserMistake mistake) {
      throw mistake.in(section + ".net");
    }
  }

  private ComputationGraphConfiguration configuration(
      ModelSpec model, ILossFunction loss, int seed) {
    NetworkSpec spec = new NetworkSpec(Architectures.ALL.parse(model.net()), model.width());
    TrainingSpec training = model.training();
    Learning learning =
        new Learning(LearningRate.updater(training, steps(training)), training.l2(), loss, seed);
    return model.layers().networks().configuration(spec, input(), data.classes().size(), learning);
  }

  /** The images' size. */
  InputType input() {
    ImageShape shape = data.shape();
    return Networks.images(shape.height(), shape.width(), shape.channels());
  }

  private int steps(TrainingSpec training) {
    return (data.train().size() + training.batch() - 1) / training.batch();
  }
}
