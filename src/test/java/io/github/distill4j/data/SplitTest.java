package io.github.distill4j.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.distill4j.UserMistake;
import io.github.distill4j.spec.SpecMapper;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SplitTest {

  private static final ImageShape TINY = new ImageShape(1, 1, 1);

  @Property(tries = 200)
  void bothPartsTogetherAreTheSetAndNothingIsInBoth(
      @ForAll @Size(min = 1, max = 200) List<@IntRange(max = 4) Integer> labels,
      @ForAll @IntRange(max = 100) int percent,
      @ForAll long seed) {
    ImageSet set = randomSet(labels);
    Split split = Split.of(set, percent * set.size() / 100, seed, 1);
    assertThat(IntStream.concat(origins(split.kept()), origins(split.taken())).sorted().toArray())
        .isEqualTo(IntStream.range(0, labels.size()).toArray());
    assertThat(split.taken().size()).isEqualTo(percent * set.size() / 100);
  }

  @Property(tries = 200)
  void everyClassGivesItsShareWithinOneImage(
      @ForAll @Size(min = 1, max = 200) List<@IntRange(max = 4) Integer> labels,
      @ForAll @IntRange(max = 100) int percent,
      @ForAll long seed) {
    ImageSet set = randomSet(labels);
    int count = percent * set.size() / 100;
    int[] taken = Split.of(set, count, seed, 1).taken().classSizes();
    for (int c = 0; c < 5; c++) {
      double exact = (double) set.classSizes()[c] * count / set.size();
      assertThat(Math.abs(taken[c] - exact)).isLessThan(1);
    }
  }

  @Property(tries = 50)
  void theSameSeedGivesTheSameSplitAndAnotherSeedAnother(@ForAll long seed) {
    ImageSet set = TestImages.balanced(TINY, 4, 200);
    int[] once = origins(Split.of(set, 50, seed, 1).taken()).toArray();
    assertThat(origins(Split.of(set, 50, seed, 1).taken()).toArray()).isEqualTo(once);
    assertThat(origins(Split.of(set, 50, seed + 1, 1).taken()).toArray()).isNotEqualTo(once);
    assertThat(origins(Split.of(set, 50, seed, 2).taken()).toArray()).isNotEqualTo(once);
  }

  @Test
  void aSetWithoutATestPartIsCutEightyTenTen() {
    SplitData data = cut(spec(null, null, .1, .1), TestImages.balanced(TINY, 4, 400));
    assertThat(data.train().set().classSizes()).containsExactly(80, 80, 80, 80);
    assertThat(data.validation().set().classSizes()).containsExactly(10, 10, 10, 10);
    assertThat(data.test().set().classSizes()).containsExactly(10, 10, 10, 10);
    assertThat(
            IntStream.of(0)
                .flatMap(
                    x ->
                        IntStream.concat(
                            origins(data.train().set()), origins(data.validation().set())))
                .boxed()
                .toList())
        .doesNotContainAnyElementsOf(origins(data.test().set()).boxed().toList())
        .doesNotHaveDuplicates();
  }

  @Test
  void aTestPartOfItsOwnIsLeftWholeAndLimitsCountBeforeValidation() {
    ImageSet train = TestImages.balanced(TINY, 4, 400);
    ImageSet test = TestImages.balanced(TINY, 4, 80);
    SplitData whole = SplitData.of(spec(null, null, .1, .1), new RawData(train, Optional.of(test)));
    assertThat(whole.train().size()).isEqualTo(360);
    assertThat(whole.test().size()).isEqualTo(80);
    SplitData limited = SplitData.of(spec(100, 20, .2, .1), new RawData(train, Optional.of(test)));
    assertThat(limited.train().set().classSizes()).containsExactly(20, 20, 20, 20);
    assertThat(limited.validation().set().classSizes()).containsExactly(5, 5, 5, 5);
    assertThat(limited.test().set().classSizes()).containsExactly(5, 5, 5, 5);
  }

  @Test
  void aValidationPartOfItsOwnIsLeftWhole() {
    ImageSet all = TestImages.balanced(TINY, 4, 480);
    ImageSet train = all.at(IntStream.range(0, 400).toArray());
    Optional<ImageSet> validation = Optional.of(all.at(IntStream.range(400, 480).toArray()));
    RawData withTest = new RawData(train, validation, Optional.of(all), List.of("a note"));
    SplitData whole = SplitData.of(spec(200, null, .9, .9), withTest);
    assertThat(whole.train().set().classSizes()).containsExactly(50, 50, 50, 50);
    assertThat(origins(whole.validation().set()).toArray())
        .isEqualTo(IntStream.range(400, 480).toArray());
    assertThat(whole.test().size()).isEqualTo(480);
    assertThat(whole.notes()).containsExactly("a note");
    RawData without = new RawData(train, validation, Optional.empty(), List.of());
    SplitData cut = SplitData.of(spec(null, null, .9, .25), without);
    assertThat(cut.train().set().classSizes()).containsExactly(75, 75, 75, 75);
    assertThat(cut.test().set().classSizes()).containsExactly(25, 25, 25, 25);
    assertThat(cut.validation().size()).isEqualTo(80);
  }

  @Test
  void aValidationPartWithoutAClassBlamesTheSet() {
    ImageSet train = TestImages.balanced(TINY, 4, 40);
    Optional<ImageSet> none = Optional.of(train.at(new int[] {0, 1, 2}));
    assertThatThrownBy(
            () ->
                SplitData.of(
                    spec(null, null, .1, .1),
                    new RawData(train, none, Optional.of(train), List.of())))
        .isInstanceOf(UserMistake.class)
        .hasMessageStartingWith("data.set: x leaves no validation image of class c3");
  }

  @Test
  void onlyASetWithoutATestPartLosesTrainingImagesToIt() {
    ImageSet set = TestImages.balanced(TINY, 4, 400);
    SplitData data = SplitData.of(spec(null, null, .9, .1), new RawData(set, Optional.of(set)));
    assertThat(data.train().size()).isEqualTo(40);
    assertThatThrownBy(() -> cut(spec(null, null, .9, .1), set))
        .isInstanceOf(UserMistake.class)
        .hasMessage("data.validation: 0.9 and data.test: 0.1 leave no training image");
  }

  @Test
  void aSplitThatLeavesAClassEmptyNamesKeyAndClass() {
    assertThatThrownBy(() -> cut(spec(null, null, .05, .5), TestImages.balanced(TINY, 3, 12)))
        .isInstanceOf(UserMistake.class)
        .hasMessageStartingWith("data.validation: 0.05 leaves no validation image of class c");
    assertThatThrownBy(() -> cut(spec(2, null, .1, .1), TestImages.balanced(TINY, 3, 90)))
        .isInstanceOf(UserMistake.class)
        .hasMessageStartingWith("data.limit: 2 leaves no training image of class c");
    assertThatThrownBy(() -> cut(spec(null, 2, .1, .1), TestImages.balanced(TINY, 3, 90)))
        .isInstanceOf(UserMistake.class)
        .hasMessageStartingWith("data.test-limit: 2 leaves no test image of class c");
  }

  @Test
  void constantsComeFromTheTrainingPartAlone() {
    byte[][] pixels =
        IntStream.range(0, 40).mapToObj(i -> new byte[] {(byte) i}).toArray(byte[][]::new);
    int[] labels = IntStream.range(0, 40).map(i -> i % 2).toArray();
    SplitData data =
        cut(spec(null, null, .25, .25), new ImageSet(TINY, TestImages.names(2), pixels, labels));
    double[] values =
        IntStream.range(0, data.train().size())
            .mapToDouble(i -> data.train().set().pixels(i)[0] / 255.0)
            .toArray();
    double mean = Arrays.stream(values).average().orElseThrow();
    double variance =
        Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
    assertThat(data.constants().mean().get(0)).isCloseTo(mean, within(1e-12));
    assertThat(data.constants().sd().get(0)).isCloseTo(Math.sqrt(variance), within(1e-12));
  }

  private static ImageSet randomSet(List<Integer> labels) {
    return TestImages.random(TINY, 5, labels.stream().mapToInt(Integer::intValue).toArray());
  }

  private static SplitData cut(DataSpec spec, ImageSet all) {
    return SplitData.of(spec, new RawData(all, Optional.empty()));
  }

  private static DataSpec spec(Integer limit, Integer testLimit, double validation, double test) {
    String keys =
        "{set: x, limit: %s, test-limit: %s, validation: %s, test: %s}"
            .formatted(limit, testLimit, validation, test);
    return SpecMapper.read("test", keys, DataSpec.class);
  }

  private static IntStream origins(ImageSet set) {
    return IntStream.range(0, set.size()).map(set::origin);
  }
}
