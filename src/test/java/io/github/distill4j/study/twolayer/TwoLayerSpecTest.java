package io.github.distill4j.study.twolayer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.distill4j.UserMistake;
import io.github.distill4j.engine.Studies;
import io.github.distill4j.study.StudyText;
import io.github.distill4j.theory.ControlledData;
import io.github.distill4j.train.stack.Student;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TwoLayerSpecTest {

  private static TwoLayerSpec read(String text, String... changes) {
    return (TwoLayerSpec) Studies.read(new StudyText("my.yaml", "my", text), List.of(changes));
  }

  @ParameterizedTest
  @ValueSource(strings = {"two-layer-table1", "two-layer-regimes", "two-layer-scaling"})
  void everyBuiltInStudyReadsBackFromWhatItWrites(String name) {
    TwoLayerSpec spec = (TwoLayerSpec) Studies.read(StudyText.find(name), List.of());
    assertThat(spec.name()).isEqualTo(name);
    assertThat(spec.question()).endsWith("?");
    assertThat(spec.another("again", spec.yaml())).isEqualTo(spec);
  }

  @Test
  void defaultsAndSingleValuesAreFilledIn() {
    StacksSpec spec = (StacksSpec) read(Samples.TABLE, "stacks.plain.radii=2,none", "widths=4");
    assertThat(spec.kind()).isEqualTo(StacksSpec.TABLE);
    assertThat(spec.teacher().batch()).isEqualTo(128);
    assertThat(spec.widths()).containsExactly(4);
    assertThat(spec.stacks().get("plain").radii()).containsExactly(new Radius(2), Radius.NONE);
    assertThat(spec.seeds().values()).containsExactly(1, 2, 3);
    assertThat(spec.identity()).containsKey("kind");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "name=b",
        "question=Why?",
        "sets.a.paper=[]",
        "sets.a.paper=[{width: 2, teacher: 1, hard: 1, soft: 1}]"
      })
  void wordsAndPublishedNumbersMakeNoOtherStudy(String change) {
    assertThat(read(Samples.TABLE, change).identity()).isEqualTo(read(Samples.TABLE).identity());
  }

  @Test
  void theShareOfSeedsThatMustSucceedMakesNoOtherSearch() {
    Map<String, String> identity = read(Samples.SCALING).identity();
    assertThat(read(Samples.SCALING, "share=0.9").identity()).isEqualTo(identity);
    assertThat(read(Samples.SCALING, "target=0.2").identity()).isNotEqualTo(identity);
  }

  @Test
  void aStackHoldsEqualWidthsAndLabelsSideBySide() {
    StacksSpec spec = (StacksSpec) read(Samples.TABLE, "widths=4,2", "stacks.plain.radii=2,none");
    List<Student> students = StackUnit.of(spec, "a").get(0).students(spec);
    assertThat(students).hasSize(2 * 2 * 2 * 3);
    assertThat(students.stream().map(Student::width).distinct()).containsExactly(4, 2);
    assertThat(students.subList(0, 6)).allMatch(student -> student.labels() == 0);
    assertThat(students.get(0)).isEqualTo(new Student(4, 1, 0, 1, 2));
  }

  @Test
  void everyRateIsAUnitOfItsOwn() {
    StacksSpec spec = (StacksSpec) read(Samples.TABLE, "stacks.plain.rates=0.5,10");
    assertThat(new StackTasks(spec).ids())
        .containsExactly("teacher-a", "plain-a-rate=0.5", "plain-a-rate=10");
  }

  @Test
  void aPointIsOneOfTheControlledData() {
    ScalingSpec spec = (ScalingSpec) read(Samples.SCALING);
    assertThat(spec.families().get("circle").get(0).data()).isEqualTo(new ControlledData.Circle(4));
    assertThat(spec.sweepArms().get(1).radius()).isInfinite();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "stakcs=1 | unknown key stakcs; expected one of kind, name, question, seeds, sets, stacks",
        "name=/tmp | name: found \"/tmp\", expected a folder's name",
        "widths=3 | widths: found 3, expected even numbers from 2",
        "widths=4,4 | widths: found [4, 4], expected no value twice",
        "stacks.plain.rates=fast | stacks.plain.rates[0]: found \"fast\", expected a number",
        "stacks.plain.rates=0 | stacks.plain.rates: found 0.0, expected a number above 0",
        "stacks.plain.radii=-1 | stacks.plain.radii[0]: found -1, expected a number above 0, or none",
        "stacks.plain.optimiser=sgd | found \"sgd\", expected one of gradient-descent, adam",
        "stacks.plain.looks=9 | stacks.plain.looks: found 9, expected steps before the last",
        "stacks.plain.sets=b | stacks.plain.sets: found b, expected some of [a]",
        "stacks.plain.theory=true | the set a has no section margin",
        "stacks.plain.iterations=null | stacks.plain.iterations: missing; expected a number",
        "stacks.Plain=1 | stacks.Plain: found 1, expected a section of keys",
        "stacks.my teacher={rates: 1, iterations: 1} | stacks: found my teacher, expected a name",
        "sets.a.data.validation=2 | sets.a.data.validation",
        "sets.a=null | sets.a: found null, expected a value",
        "stacks.plain=null | stacks.plain: found null, expected a value",
        "widths=[4, null] | widths[1]: found null, expected a value",
        "sets.a.data=null | sets.a.data: missing",
        "teacher.width=7 | teacher.width: found 7, expected an even number",
        "seeds=0 | seeds: found 0, expected a count of 1 to 10000",
        "kind=two-layer | kind: found two-layer, expected one of distillation, two-layer-regimes",
      })
  void aMistakeNamesFileKeyAndWhatWasExpected(String change, String message) {
    assertOneLine(message, () -> read(with(Samples.TABLE, change), without(change)));
  }

  @Test
  void examplesAreToldApartByMakeAndLabel() {
    ControlledData.Slab slab = new ControlledData.Slab(3, 100, .1, 1);
    ControlledData.TwoPoints unlike = new ControlledData.TwoPoints(3.14159, false);
    ControlledData.TwoPoints alike = new ControlledData.TwoPoints(1, true);
    List<Examples> all =
        List.of(
            new Examples(8, null, null, null),
            new Examples(null, 3, null, null),
            new Examples(null, null, slab, null),
            new Examples(null, null, null, unlike),
            new Examples(null, null, null, alike));
    assertThat(all)
        .extracting(Examples::title)
        .containsExactly(
            "circle 8", "parity 3", "slab 0.1", "two-points 3.14159", "two-points 1 alike");
    assertThat(all).extracting(Examples::label).startsWith("8", "3", "0.1", "3.14159");
    assertThat(all)
        .extracting(Examples::data)
        .containsExactly(
            new ControlledData.Circle(8), new ControlledData.Parity(3), slab, unlike, alike);
  }

  @Test
  void everyLossOfABoundIsAUnitOfItsOwn() {
    ScalingSpec spec = (ScalingSpec) read(Samples.BOUNDS);
    assertThat(spec.bounds().get(1).data().data())
        .isEqualTo(new ControlledData.TwoPoints(3.14159, false));
    assertThat(new ScalingTasks(spec).bounds())
        .containsExactly(
            "bound-soft-circle-4-0.9",
            "bound-soft-circle-4-0.5",
            "bound-hard-two-points-3.14159-0.95");
    assertThat(spec.identity().get("bounds")).contains("3.14159", "0.95");
    assertThat(spec.another("again", spec.yaml())).isEqualTo(spec);
    assertThat(((ScalingSpec) read(Samples.SCALING)).bounds()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "arms.x={labels: firm, rate: 1} | arms.x.labels: found \"firm\", expected one of hard, soft",
        "arms.x={labels: soft} | arms.x.rate: missing; expected a learning rate",
        "families.circle=[{iterations: 3}] | circle, parity, slab: found 0, expected one of them",
        "families.circle=[{circle: 5, iterations: 3}] | points: found 5, expected an even number",
        "families.circle=null | families.circle: found null, expected a value",
        "families.circle=[null] | families.circle[0]: found null, expected a value",
        "arms.hard=null | arms.hard: found null, expected a value",
        "target=1 | target: found 1.0, expected a number in (0, 1)",
        "widths.resolution=1 | widths.resolution: found 1.0, expected a number above 1",
        "seeds=[3, 4] | seeds: found [3, 4], expected a count",
        "bounds=[{labels: soft, losses: 0.1}] | bounds[0].data: missing; expected examples such as",
        "bounds=[{data: {circle: 4}, losses: 0.1}] | bounds[0].labels: missing; expected hard or soft",
        "bounds=[{data: {circle: 4}, labels: soft}] | bounds[0].losses: missing; expected losses",
        "bounds=[{data: {circle: 4}, labels: soft, losses: []}] | bounds[0].losses: found []",
        "bounds=[{data: {circle: 4}, labels: soft, losses: 1}] | bounds[0].losses: found 1.0, expected",
        "bounds=[{data: {circle: 4}, labels: soft, losses: [0.1, 0.1]}] | losses: found [0.1, 0.1]",
        "bounds=[{data: {circle: 4}, labels: soft, losses: 0.1, seeds: 0}] | bounds[0].seeds: found 0",
        "bounds=[{data: {circle: 4, parity: 2}, labels: soft}] | found 2, expected one of them",
        "bounds=[{data: {}, labels: soft}] | bounds[0].data.circle, parity, slab, two-points: found 0",
        "bounds=[{data: {two-points: {angle: 4}}}] | bounds[0].data.two-points.angle: found 4.0",
        "bounds=[{data: {two-points: {}}}] | bounds[0].data.two-points.angle: found 0.0, expected above",
        "bounds=[{data: {circle: 5}}] | bounds[0].data.points: found 5, expected an even number",
        "bounds=[{data: {circle: 4, disc: 5}}] | unknown key bounds[0].data.disc; expected one of circle, parity",
      })
  void aMistakeInASearchIsNamedToo(String change, String message) {
    assertOneLine(message, () -> read(Samples.SCALING, change));
  }

  /** The kind decides before any change from outside is laid over the text. */
  private static String with(String text, String change) {
    return change.startsWith("kind=") ? text.replaceFirst("kind: .*", "kind: two-layer") : text;
  }

  private static String[] without(String change) {
    return change.startsWith("kind=") ? new String[0] : new String[] {change};
  }

  private static void assertOneLine(String message, ThrowingCallable reading) {
    assertThatThrownBy(reading)
        .isInstanceOf(UserMistake.class)
        .hasMessageStartingWith("my.yaml: ")
        .hasMessageContaining(message)
        .message()
        .doesNotContain("\n", "com.fasterxml", "io.github");
  }
}
