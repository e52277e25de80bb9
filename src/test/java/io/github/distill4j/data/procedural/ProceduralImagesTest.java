package io.github.distill4j.data.procedural;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.distill4j.data.DataSpec;
import io.github.distill4j.data.ImageSet;
import io.github.distill4j.data.RawData;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProceduralImagesTest {

  @Test
  void theBytesAreTheSameEverywhere() {
    ImageSet set = ProceduralImages.draw(spec(24, 240, .5, 1)).train();
    // A change of this number means that published results can no longer be repeated.
    assertThat(set.checksum())
        .isEqualTo("6f35f9760eaf7e76407a52fb4ae4919b7cebbc73159e704d9c9989d3073b4a85");
  }

  @Test
  void moreImagesBeginWithTheSameOnes() {
    ImageSet few = ProceduralImages.draw(spec(6, 10, .5, 1)).train();
    ImageSet many = ProceduralImages.draw(spec(6, 100, .5, 1)).train();
    assertThat(many.pixels(9)).isEqualTo(few.pixels(9));
  }

  @Test
  void partsAndSeedsGiveOtherImages() {
    RawData data = ProceduralImages.draw(spec(6, 10, .5, 1));
    RawData other = ProceduralImages.draw(spec(6, 10, .5, 2));
    assertThat(data.test().orElseThrow().pixels(0)).isNotEqualTo(data.train().pixels(0));
    assertThat(other.train().pixels(0)).isNotEqualTo(data.train().pixels(0));
  }

  @Test
  void everyClassCountHasDistinctNamesAndBalancedLabels() {
    for (int classes = 2; classes <= DataSpec.Procedural.MOST_CLASSES; classes++) {
      ImageSet set = ProceduralImages.draw(spec(classes, 50, .5, 1)).train();
      assertThat(set.classes()).hasSize(classes).doesNotHaveDuplicates();
      int[] sizes = set.classSizes();
      assertThat(IntStream.of(sizes).max().getAsInt() - IntStream.of(sizes).min().getAsInt())
          .isLessThanOrEqualTo(1);
    }
  }

  @Test
  void theMeanImageOfAClassTellsLittle() {
    // Nearest class mean is what a linear model can see; chance is one in six.
    ImageSet train = ProceduralImages.draw(spec(6, 3000, .5, 1)).train();
    ImageSet test = ProceduralImages.draw(spec(6, 3000, .5, 1)).test().orElseThrow();
    double[][] means = classMeans(train);
    long right =
        IntStream.range(0, test.size())
            .filter(i -> nearest(means, test.pixels(i)) == test.label(i))
            .count();
    assertThat((double) right / test.size()).isBetween(.10, .35);
  }

  @Test
  void difficultyAddsNoiseSteadily() {
    double before = 0;
    for (double difficulty = 0; difficulty <= 1; difficulty += .25) {
      double roughness = roughness(ProceduralImages.draw(spec(6, 300, difficulty, 1)).train());
      assertThat(roughness).isGreaterThan(before);
      before = roughness;
    }
  }

  /** Mean squared second difference along the first row, where the shape seldom is. */
  private static double roughness(ImageSet set) {
    double sum = 0;
    for (int i = 0; i < set.size(); i++) {
      for (int x = 3; x < 90; x++) {
        byte[] p = set.pixels(i);
        int bend = (p[x - 3] & 255) - 2 * (p[x] & 255) + (p[x + 3] & 255);
        sum += (double) bend * bend;
      }
    }
    return sum;
  }

  private static double[][] classMeans(ImageSet set) {
    double[][] means = new double[6][set.shape().values()];
    for (int i = 0; i < set.size(); i++) {
      for (int v = 0; v < means[0].length; v++) {
        means[set.label(i)][v] += (set.pixels(i)[v] & 255) / (set.size() / 6.0);
      }
    }
    return means;
  }

  private static int nearest(double[][] means, byte[] pixels) {
    int best = 0;
    double least = Double.MAX_VALUE;
    for (int c = 0; c < means.length; c++) {
      double sum = 0;
      for (int v = 0; v < pixels.length; v++) {
        double difference = means[c][v] - (pixels[v] & 255);
        sum += difference * difference;
      }
      if (sum < least) {
        least = sum;
        best = c;
      }
    }
    return best;
  }

  private static DataSpec.Procedural spec(int classes, int images, double difficulty, long seed) {
    return new DataSpec.Procedural(classes, images, images, difficulty, seed);
  }
}
