package io.github.distill4j.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.distill4j.UserMistake;
import io.github.distill4j.spec.SpecMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClassChoiceTest {

  private static final ImageSet SET =
      TestImages.random(new ImageShape(1, 1, 1), 4, new int[] {0, 1, 2, 3, 2});

  @Test
  void aSubsetHasItsOwnLabelOrderAndKeepsOrigins() {
    ImageSet pair = choose(List.of("c2", "c0"), Map.of());
    assertThat(pair.classes()).containsExactly("c2", "c0");
    assertThat(labels(pair)).containsExactly(1, 0, 0);
    assertThat(pair.origin(2)).isEqualTo(4);
    assertThat(pair.pixels(2)).isSameAs(SET.pixels(4));
  }

  @Test
  void groupsUniteClassesAndDropTheRest() {
    Map<String, List<String>> groups = new LinkedHashMap<>();
    groups.put("high", List.of("c3"));
    groups.put("low", List.of("c0", "c2"));
    ImageSet grouped = choose(List.of(), groups);
    assertThat(grouped.classes()).containsExactly("high", "low");
    assertThat(labels(grouped)).containsExactly(1, 1, 0, 1);
  }

  @Test
  void aClassThatIsNotThereIsNamedWithThoseThatAre() {
    assertMistake(
        List.of("c1", "cow"),
        Map.of(),
        "data.classes: there is no class cow, expected some of c0, c1");
    assertMistake(
        List.of(),
        Map.of("low", List.of("cow")),
        "data.groups.low: there is no class cow, expected");
  }

  @Test
  void aClassMayBeNamedOnce() {
    assertMistake(List.of("c1", "c1"), Map.of(), "data.classes: [c1, c1] names a class twice");
    assertMistake(
        List.of(), Map.of("a", List.of("c1"), "b", List.of("c1")), "class c1 is in two groups");
  }

  @Test
  void oneClassIsTooFew() {
    assertMistake(List.of("c1"), Map.of(), "one class here (c1), expected at least 2");
  }

  private static void assertMistake(
      List<String> classes, Map<String, List<String>> groups, String part) {
    assertThatThrownBy(() -> choose(classes, groups))
        .isInstanceOf(UserMistake.class)
        .hasMessageContaining(part);
  }

  private static ImageSet choose(List<String> classes, Map<String, List<String>> groups) {
    DataSpec spec =
        SpecMapper.of(DataSpec.class, Map.of("set", "x", "classes", classes, "groups", groups));
    return ClassChoice.apply(spec, new RawData(SET, Optional.empty())).train();
  }

  private static List<Integer> labels(ImageSet set) {
    return IntStream.range(0, set.size()).mapToObj(set::label).toList();
  }
}
