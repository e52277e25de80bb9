package io.github.distill4j.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.distill4j.UserMistake;
import io.github.distill4j.engine.Studies;
import io.github.distill4j.study.distil.Arm;
import io.github.distill4j.study.distil.SpecReader;
import io.github.distill4j.study.distil.StudySpec;
import io.github.distill4j.study.twolayer.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnershipTest {

  private static final String STUDY =
      "{name: a, data: {set: procedural}, teacher: {net: resnet-8}, student: {net: resnet-8},"
          + " loss: {temperature: [1, 2]}, arms: [soft], seeds: [2, 3]}";

  @TempDir Path runs;

  private Path folder;

  @BeforeEach
  void takeTheFolder() throws IOException {
    folder = runs.resolve("a");
    ResultsStore.open(folder, from("v1", "i1")).close();
  }

  private static StudySpec spec(String... changes) {
    return SpecReader.read("a.yaml", STUDY, List.of(changes));
  }

  private static StudySpec study(Path folder) {
    return StudySpec.read(StudyText.of(folder), List.of());
  }

  private static Ownership from(String code, String images, String... changes) {
    return new Ownership(
        spec(changes), new Origin(code, "classes of " + code, Map.of(Plan.EVERY_SETTING, images)));
  }

  private static Ownership owner(String... changes) {
    return from("v1", "i1", changes);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "seeds=[9]",
        "arms=[hard, soft]",
        "question=Why?",
        "name=b",
        "loss.temperature=[2, 8]",
        "claims=[{source: X, arm: soft, measure: nll, value: 1}]"
      })
  void whatOnlyAddsTrialsOrWordsIsTheSameStudy(String change) {
    assertThat(owner(change).inPlace(folder)).isEqualTo(folder);
    assertThat(owner(change).apart(folder)).isEqualTo(folder);
  }

  @Test
  void aFolderOnlyGrows() throws IOException {
    ResultsStore.open(folder, owner("seeds=[3, 1]", "arms=[hard, soft]", "loss.temperature=2,8"))
        .close();
    StudySpec held = study(folder);
    assertThat(held.seeds().values()).containsExactly(2, 3, 1);
    assertThat(held.arms()).extracting(Arm::word).containsExactly("soft", "hard");
    assertThat(held.sweep().axes().get(0).values()).containsExactly("1", "2", "8");
  }

  @Test
  void anotherSpecOtherImagesAndOtherCodeAreRefusedByName() {
    assertRefused(owner("student.net=resnet-14"), "student.net is resnet-8 there, resnet-14 here");
    assertRefused(
        owner("loss.temperature=1"), "loss.temperature is a sweep of loss.temperature there, 1.0");
    assertRefused(
        owner("training.epochs=1,2"),
        "student.training.epochs is 10 there, a sweep of training.epochs here");
    assertRefused(from("v1", "i2"), "was made from other images (checksum i1 there, i2 here)");
    assertRefused(from("v2", "i1"), "was made by distill4j v1, this is v2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"imgs", "imgs/", "./imgs", "/somewhere/imgs", "mnist"})
  void theSameImagesInAnotherPlaceAreTheSameStudy(String place) throws IOException {
    Ownership moved = from("v1", "i1", "data.set=" + place);
    assertThat(moved.inPlace(folder)).isEqualTo(folder);
    assertThat(moved.apart(folder)).isEqualTo(folder);
    ResultsStore.open(folder, moved).close();
    assertThat(study(folder).data().set()).isEqualTo(place);
    // Kept apart they are found again, too.
    assertThat(from("v2", "i1", "data.set=" + place).apart(folder))
        .isEqualTo(from("v2", "i1").apart(folder));
    assertRefused(from("v1", "i2"), "data.set is " + place + " there, procedural here");
  }

  @Test
  void anotherPlaceIsAnotherStudyWhereNothingSaysThatTheImagesAreTheSame() throws IOException {
    Files.delete(folder.resolve("origin.yaml"));
    assertRefused(from("v1", "i1", "data.set=imgs"), "data.set is procedural there, imgs here");
    folder = runs.resolve("swept");
    ResultsStore.open(folder, swept("i1", 10, 20)).close();
    assertRefused(
        from("v1", "i1", "data.set=imgs", "data.limit=10,40"),
        "data.set is procedural there, imgs here");
    assertRefused(
        from("v1", "i1", "data.set=procedural,imgs"),
        "data.limit is a sweep of data.limit there, not set here");
  }

  @Test
  void imagesOfATwoLayerStudyMayMove() throws IOException {
    folder = runs.resolve("two-layer");
    ResultsStore.open(folder, twoLayer("i1")).close();
    assertThat(twoLayer("i1", "sets.a.data.set=imgs").inPlace(folder)).isEqualTo(folder);
    assertRefused(twoLayer("i2", "sets.a.data.set=imgs"), "sets.a.data.set is ");
  }

  @Test
  void aSweepOfBothRolesTogetherIsNotOneOfEach() throws IOException {
    folder = runs.resolve("together");
    ResultsStore.open(folder, owner("training.epochs=2,4")).close();
    assertRefused(
        owner("teacher.training.epochs=2,4", "student.training.epochs=2,4"),
        "student.training.epochs is a sweep of training.epochs there, a sweep of"
            + " student.training.epochs here");
  }

  private void assertRefused(Ownership owner, String words) {
    assertThatThrownBy(() -> owner.inPlace(folder))
        .isInstanceOf(UserMistake.class)
        .hasMessageStartingWith(folder + " ")
        .hasMessageContaining(words)
        .hasMessageContaining("add --apart to keep this study in " + folder + "@")
        .message()
        .doesNotContain("\n");
    assertThatThrownBy(() -> ResultsStore.open(folder, owner)).isInstanceOf(UserMistake.class);
  }

  @Test
  void aVersionThatOnlyShowsThingsOtherwiseIsTheSameCode() throws IOException {
    Origin later = new Origin("v2", "classes of v1", owner().origin().images());
    Ownership owner = new Ownership(spec(), later);
    ResultsStore.open(folder, owner).close();
    assertThat(StudyFile.origin(folder)).contains(later);
    Origin otherCompiler = new Origin("v2", "classes of v1 again", later.images());
    assertThat(new Ownership(spec(), otherCompiler).inPlace(folder)).isEqualTo(folder);
  }

  @Test
  void whatIsKeptApartIsFoundAgainAndGrowsThere() throws IOException {
    Path beside = from("v2", "i1").apart(folder);
    assertThat(beside.getParent()).isEqualTo(runs);
    assertThat(beside.getFileName().toString()).matches("a@[0-9a-f]{7}");
    ResultsStore.open(beside, from("v2", "i1")).close();
    assertThat(from("v2", "i1", "seeds=9").apart(folder)).isEqualTo(beside);
    assertThat(from("v3", "i1").apart(folder)).isNotEqualTo(beside);
    // Even when the first folder has gone.
    Files.delete(folder.resolve(StudyFile.NAME));
    assertThat(from("v2", "i1").apart(folder)).isEqualTo(beside);
  }

  @Test
  void aTwoLayerStudyOnOtherImagesHasAPlaceOfItsOwn() throws IOException {
    folder = runs.resolve("two-layer");
    ResultsStore.open(folder, twoLayer("i1")).close();
    for (String images : List.of("i2", "i3")) {
      Path beside = twoLayer(images).apart(folder);
      ResultsStore.open(beside, twoLayer(images)).close();
      assertThat(twoLayer(images).apart(folder)).isEqualTo(beside).isNotEqualTo(folder);
    }
    assertThat(twoLayer("i1").apart(folder)).isEqualTo(folder);
  }

  private static Ownership twoLayer(String images, String... changes) {
    StudyText text = new StudyText("a.yaml", "a", Samples.TABLE);
    return new Ownership(
        Studies.read(text, List.of(changes)), new Origin("v1", "classes", Map.of("a", images)));
  }

  @Test
  void aSweepOfDataKeepsItsPlacesWhenItGrows() throws IOException {
    folder = runs.resolve("swept");
    ResultsStore.open(folder, swept("i1", 10, 20)).close();
    Path beside = swept("i2", 10, 20).apart(folder);
    assertThat(beside).isNotEqualTo(folder);
    ResultsStore.open(beside, swept("i2", 10, 20)).close();
    assertThat(swept("i2", 10, 40).apart(folder)).isEqualTo(beside);
    assertThat(swept("i1", 10, 40).apart(folder)).isEqualTo(folder);
  }

  private static Ownership swept(String images, int first, int second) {
    return new Ownership(
        spec("data.limit=" + first + "," + second),
        new Origin(
            "v1",
            "classes",
            Map.of("data.limit=" + first, images, "data.limit=" + second, images + second)));
  }

  @Test
  void aStudyOfOtherCodeWithKeysOfItsOwnIsOtherCodeAndNotDamage() throws IOException {
    Files.writeString(folder.resolve(StudyFile.NAME), "later: 1\n");
    assertRefused(from("v2", "i1"), "was made by distill4j v1, this is v2");
    assertThatThrownBy(() -> owner().inPlace(folder))
        .isInstanceOf(UserMistake.class)
        .hasMessageContaining("study.yaml: damaged, or written by another version")
        .hasMessageContaining("delete it");
  }

  /** Cut at the end of a key, it would be a study with defaults in the other keys' place. */
  @Test
  void aStudyThatIsCutOrChangedIsNotTakenForAnother() throws IOException {
    Path file = folder.resolve(StudyFile.NAME);
    StudySpec whole = study(folder);
    String text = Files.readString(file);
    for (int end = 0; end < text.length(); end++) {
      Files.writeString(file, text.substring(0, end));
      assertThatThrownBy(() -> study(folder)).isInstanceOf(UserMistake.class);
    }
    Files.writeString(file, text.replace("validation: 0.1", "validation: 0.2"));
    assertThatThrownBy(() -> owner().inPlace(folder))
        .isInstanceOf(UserMistake.class)
        .hasMessage(
            file
                + ": damaged (it is not what was written); delete it and run the study's command"
                + " again: finished trials stay");
    Files.writeString(file, text);
    assertThat(study(folder)).isEqualTo(whole);
  }

  @Test
  void aStudyOfAVersionWithoutChecksumsIsRead() throws IOException {
    Path file = folder.resolve(StudyFile.NAME);
    StudySpec whole = study(folder);
    Files.writeString(file, Files.readString(file).replaceFirst("^#.*\n", ""));
    assertThat(study(folder)).isEqualTo(whole);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "code: [", "code: v1", "no"})
  void aDamagedOriginIsNamed(String text) throws IOException {
    Files.writeString(folder.resolve("origin.yaml"), text);
    assertThatThrownBy(() -> owner().inPlace(folder))
        .isInstanceOf(UserMistake.class)
        .hasMessageContaining("origin.yaml: damaged")
        .hasMessageContaining("delete it");
    Files.delete(folder.resolve("origin.yaml"));
    ResultsStore.open(folder, owner()).close();
    assertThat(StudyFile.origin(folder)).contains(owner().origin());
  }
}
