package io.github.distill4j.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.distill4j.UserMistake;
import io.github.distill4j.spec.KeyType;
import io.github.distill4j.spec.YamlText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataSpecTest {

  @Test
  void whatIsLeftOutHasItsDefault() throws Exception {
    DataSpec spec = read("{set: cifar10}");
    assertThat(spec).isEqualTo(DataSpec.of("cifar10"));
    assertThat(spec.validation()).isEqualTo(.1);
    assertThat(spec.test()).isEqualTo(.1);
    assertThat(spec.splitSeed()).isEqualTo(1);
    assertThat(spec.noiseVariance()).isZero();
    assertThat(spec.augmentation()).isEqualTo(Augmentation.NONE);
    assertThat(spec.normalisation()).isEqualTo(Normalisation.CHANNEL);
    assertThat(spec.limit()).isNull();
    assertThat(spec.procedural()).isEqualTo(new DataSpec.Procedural(6, 6000, 1500, .5, 1L));
  }

  @Test
  void kebabCaseKeysAndGroupsInTheirOrderAreRead() throws Exception {
    DataSpec spec =
        read(
            "{set: mnist, groups: {low: [0, 1], high: [8, 9]}, test-limit: 5, noise-variance: 0.2,"
                + " augmentation: pad-crop-flip, normalisation: unit-norm}");
    assertThat(spec.groups().keySet()).containsExactly("low", "high");
    assertThat(spec.groups().get("high")).containsExactly("8", "9");
    assertThat(spec.testLimit()).isEqualTo(5);
    assertThat(spec.augmentation()).isEqualTo(Augmentation.PAD_CROP_FLIP);
    assertThat(spec.normalisation()).isEqualTo(Normalisation.UNIT_NORM);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{limit: 5} | data.set: missing",
        "{set: ' '} | data.set: missing",
        "{set: x, validation: 1.2} | data.validation: found 1.2, expected a number in (0, 1)",
        "{set: x, validation: 0} | data.validation: found 0.0, expected a number in (0, 1)",
        "{set: x, test: NaN} | data.test: found NaN, expected a number in (0, 1)",
        "{set: x, groups: {low: , high: [1]}} | data.groups.low: empty, expected a list",
        "{set: x, groups: {low: []}} | data.groups.low: empty, expected a list of class names",
        "{set: x, limit: 0} | data.limit: found 0, expected 1 or more",
        "{set: x, test-limit: -1} | data.test-limit: found -1, expected 1 or more",
        "{set: x, noise-variance: -0.1} | data.noise-variance: found -0.1, expected",
        "{set: x, noise-variance: NaN} | data.noise-variance: found NaN, expected",
        "{set: x, procedural: {classes: 1}} | data.procedural.classes: found 1, expected 2 to",
        "{set: x, procedural: {classes: 25}} | data.procedural.classes: found 25, expected 2 to",
        "{set: x, procedural: {difficulty: 2}} | data.procedural.difficulty: found 2.0, expected",
        "{set: x, procedural: {images: 0}} | data.procedural.images: found 0, expected 1 or more",
      })
  void aValueOutOfRangeNamesItsKey(String yaml, String message) {
    assertThatThrownBy(() -> read(yaml))
        .hasRootCauseInstanceOf(UserMistake.class)
        .rootCause()
        .hasMessageStartingWith(message);
  }

  /** As the study reader binds it. */
  private static DataSpec read(String yaml) throws Exception {
    JsonMapper mapper =
        JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
            .enable(DeserializationFeature.READ_ENUMS_USING_TO_STRING)
            .build();
    JsonNode tree = YamlText.read("", yaml, KeyType.of(mapper, DataSpec.class));
    return mapper.treeToValue(tree, DataSpec.class);
  }
}
