package io.github.distill4j.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.distill4j.KeyedRandom;
import io.github.distill4j.spec.SpecMapper;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BatchesTest {

  private static final ImageShape SHAPE = new ImageShape(6, 5, 3);

  @Test
  void pixelsAreScaledAndNormalisedByChannel() {
    SplitData data = data(Normalisation.CHANNEL, 0, Augmentation.NONE);
    float[] inputs = fill(data.batches(Part.TRAIN), 0, 3, 0);
    for (int v = 0; v < SHAPE.values(); v++) {
      double mean = data.constants().mean().get(v % 3);
      double sd = data.constants().sd().get(v % 3);
      double pixel = (data.train().set().pixels(3)[v] & 255) / 255.0;
      assertThat(inputs[v]).isEqualTo((float) ((pixel - mean) / sd));
    }
  }

  @Test
  void trainingInputsHaveMeanZeroAndVarianceOneWithNoiseToo() {
    for (double variance : new double[] {0, .3}) {
      Batches batches =
          data(Normalisation.CHANNEL, variance, Augmentation.NONE).batches(Part.TRAIN);
      float[] all = fill(batches, 0, batches.inOrder());
      double mean = IntStream.range(0, all.length).mapToDouble(i -> all[i]).average().orElseThrow();
      double square =
          IntStream.range(0, all.length)
              .mapToDouble(i -> (double) all[i] * all[i])
              .average()
              .orElseThrow();
      // Without noise each value is rounded once; with it, five standard errors at n = 28,800.
      double rounding = 0x1p-24;
      assertThat(mean).isCloseTo(0, within(variance == 0 ? rounding : 5 / Math.sqrt(28_800)));
      assertThat(square)
          .isCloseTo(1, within(variance == 0 ? 2 * rounding : 5 * Math.sqrt(2 / 28_800.0)));
    }
  }

  @Test
  void noiseHasTheVarianceAskedForAndMeanZero() {
    Batches clean = data(Normalisation.CHANNEL, 0, Augmentation.NONE).batches(Part.TRAIN);
    SplitData noisy = data(Normalisation.CHANNEL, .04, Augmentation.NONE);
    float[] with = fill(noisy.batches(Part.TRAIN), 0, clean.inOrder());
    double[] noise = new double[with.length];
    for (int i = 0; i < with.length; i++) {
      int image = i / SHAPE.values();
      int value = i % SHAPE.values();
      double pixel = (noisy.train().set().pixels(image)[value] & 255) / 255.0;
      noise[i] =
          with[i] * noisy.constants().sd().get(value % 3)
              + noisy.constants().mean().get(value % 3)
              - pixel;
    }
    double mean = Arrays.stream(noise).average().orElseThrow();
    double variance = Arrays.stream(noise).map(x -> x * x).average().orElseThrow();
    double fourth = Arrays.stream(noise).map(x -> x * x * x * x).average().orElseThrow();
    // Five standard errors at n = 28,800.
    assertThat(mean).isCloseTo(0, within(5 * .2 / Math.sqrt(28_800)));
    assertThat(variance).isCloseTo(.04, within(5 * .04 * Math.sqrt(2 / 28_800.0)));
    assertThat(fourth / (variance * variance)).isCloseTo(3, within(5 * Math.sqrt(24 / 28_800.0)));
  }

  @Property(tries = 50)
  void anImageLooksTheSameInEveryBatch(
      @ForAll @IntRange(max = 319) int image,
      @ForAll @IntRange(max = 319) int other,
      @ForAll @IntRange(max = 5) int epoch) {
    Batches batches = data(Normalisation.CHANNEL, .1, Augmentation.PAD_CROP_FLIP).training(9);
    float[] alone = fill(batches, epoch, image);
    float[] among = fill(batches, epoch, other, image, other);
    assertThat(Arrays.copyOfRange(among, SHAPE.values(), 2 * SHAPE.values())).isEqualTo(alone);
  }

  @Test
  void testImagesDoNotCarryTheNoiseOfTrainingImages() {
    ImageSet same = TestImages.balanced(SHAPE, 2, 40);
    DataSpec spec = spec(Normalisation.UNIT_NORM, .1, Augmentation.NONE);
    SplitData data = SplitData.of(spec, new RawData(same, Optional.of(same)));
    int origin = data.train().set().origin(0);
    assertThat(fill(data.batches(Part.TRAIN), 0, 0))
        .isNotEqualTo(fill(data.batches(Part.TEST), 0, origin));
  }

  @Test
  void unitNormGivesEveryImageLengthOne() {
    for (double variance : new double[] {0, .2}) {
      float[] inputs =
          fill(data(Normalisation.UNIT_NORM, variance, Augmentation.NONE).batches(Part.TEST), 0, 1);
      double square = 0;
      for (float x : inputs) {
        square += (double) x * x;
      }
      // Two roundings a value, and each counts twice in its square.
      assertThat(square).isCloseTo(1, within(4.1 * 0x1p-24));
    }
  }

  @Test
  void unitNormKeepsDirectionAndLeavesBlackImagesZero() {
    byte[][] pixels = {{3, 4}, {0, 0}, {3, 4}, {0, 0}};
    ImageSet set =
        new ImageSet(new ImageShape(1, 2, 1), TestImages.names(2), pixels, new int[] {0, 1, 0, 1});
    PixelInputs inputs =
        new PixelInputs(
            spec(Normalisation.UNIT_NORM, 0, Augmentation.NONE), PixelConstants.none(1), 0);
    float[] out = new float[2];
    inputs.write(set, 0, out);
    assertThat(out).containsExactly(new float[] {.6f, .8f}, within(2 * Math.ulp(.5f)));
    inputs.write(set, 1, out);
    assertThat(out).containsExactly(0, 0);
  }

  @Test
  void everyAugmentedViewIsAShiftedPerhapsMirroredImageAndAllShiftsOccur() {
    float[] image = new float[SHAPE.values()];
    for (int v = 0; v < image.length; v++) {
      image[v] = v + 1;
    }
    float[] view = new float[image.length];
    boolean[] seen = new boolean[2 * 81];
    for (int origin = 0; origin < 3000; origin++) {
      new PadCropFlip(SHAPE).write(image, view, new KeyedRandom(), 1, 0, origin);
      int match = -1;
      for (int option = 0; option < 162 && match < 0; option++) {
        match = Arrays.equals(view, shifted(image, option)) ? option : -1;
      }
      assertThat(match).isNotNegative();
      seen[match] = true;
    }
    // A shift by 4 leaves one column of five and two rows of six, so all 162 views differ.
    assertThat(seen).containsOnly(true);
  }

  /** Another way to the same views: pad by 4, cut, turn over. */
  private static float[] shifted(float[] image, int option) {
    int down = option / 2 / 9;
    int right = option / 2 % 9;
    float[][][] padded = new float[SHAPE.height() + 8][SHAPE.width() + 8][3];
    for (int v = 0; v < image.length; v++) {
      padded[v / 15 + 4][v / 3 % 5 + 4][v % 3] = image[v];
    }
    float[] view = new float[image.length];
    for (int v = 0; v < view.length; v++) {
      int x = v / 3 % 5;
      int column = option % 2 == 0 ? x : SHAPE.width() - 1 - x;
      view[v] = padded[v / 15 + down][column + right][v % 3];
    }
    return view;
  }

  @Test
  void epochsAndSeedsGiveOtherViewsAndOrders() {
    SplitData data = data(Normalisation.CHANNEL, 0, Augmentation.PAD_CROP_FLIP);
    int[] all = data.training(1).inOrder();
    float[] first = fill(data.training(1), 0, all);
    assertThat(fill(data.training(1), 0, all)).isEqualTo(first);
    assertThat(fill(data.training(1), 1, all)).isNotEqualTo(first);
    assertThat(fill(data.training(2), 0, all)).isNotEqualTo(first);
    int[] order = data.training(1).shuffled(0);
    assertThat(data.training(1).shuffled(0)).isEqualTo(order);
    assertThat(data.training(1).shuffled(1)).isNotEqualTo(order);
    assertThat(data.training(2).shuffled(0)).isNotEqualTo(order);
    assertThat(IntStream.of(order).sorted().toArray()).isEqualTo(all);
  }

  @Test
  void validationAndTestAreNeverAugmented() {
    SplitData with = data(Normalisation.CHANNEL, .1, Augmentation.PAD_CROP_FLIP);
    SplitData without = data(Normalisation.CHANNEL, .1, Augmentation.NONE);
    for (Part part : Part.values()) {
      assertThat(fill(with.batches(part), 3, 0, 1)).isEqualTo(fill(without.batches(part), 0, 0, 1));
    }
  }

  @Test
  void labelsFollowTheOrder() {
    Batches batches = data(Normalisation.CHANNEL, 0, Augmentation.NONE).batches(Part.TRAIN);
    int[] order = batches.shuffled(0);
    int[] labels = new int[3];
    batches.labels(order, 5, 8, labels);
    assertThat(labels)
        .containsExactly(
            batches.set().label(order[5]),
            batches.set().label(order[6]),
            batches.set().label(order[7]));
  }

  @Test
  void aChannelThatNeverChangesBecomesZero() {
    byte[][] pixels = IntStream.range(0, 40).mapToObj(i -> new byte[] {9}).toArray(byte[][]::new);
    int[] labels = IntStream.range(0, 40).map(i -> i % 2).toArray();
    ImageSet set = new ImageSet(new ImageShape(1, 1, 1), TestImages.names(2), pixels, labels);
    SplitData data =
        SplitData.of(
            spec(Normalisation.CHANNEL, 0, Augmentation.NONE), new RawData(set, Optional.empty()));
    assertThat(fill(data.batches(Part.TRAIN), 0, 0)).containsExactly(0);
  }

  private static SplitData data(Normalisation normalisation, double noise, Augmentation how) {
    RawData raw = new RawData(TestImages.balanced(SHAPE, 4, 400), Optional.empty());
    return SplitData.of(spec(normalisation, noise, how), raw);
  }

  private static DataSpec spec(Normalisation normalisation, double noise, Augmentation how) {
    return SpecMapper.of(
        DataSpec.class,
        Map.of(
            "set", "x",
            "noise-variance", noise,
            "augmentation", how,
            "normalisation", normalisation));
  }

  private static float[] fill(Batches batches, int epoch, int... images) {
    float[] out = new float[images.length * batches.set().shape().values()];
    batches.fill(images, 0, images.length, epoch, FloatBuffer.wrap(out));
    return out;
  }
}
