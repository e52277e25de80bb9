package io.github.distill4j.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.distill4j.UserMistake;
import io.github.distill4j.data.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileLabelsTest {

  /** Images 4, 0 and 2 of a set of five, of three classes. */
  private static final Examples EXAMPLES =
      new Examples(Part.TRAIN, new int[] {0, 1, 2}, new int[] {4, 0, 2}, 5, 3, false);

  private static final int[] ALL = {0, 1, 2};

  private static final String SOFT =
      "index,p_1,p_2,p_3\n0,0.5,0.25,.25\n2,0,1,0\n4,1e-1,0.2,0.7\n3,0,0,1\n";

  @TempDir Path folder;

  private FileLabels file(String text) throws IOException {
    return new FileLabels(Files.writeString(folder.resolve("labels.csv"), text).toString());
  }

  private float[] rows(String text, Content content, int... indices) throws IOException {
    return file(text).of(EXAMPLES, none -> null).rows().get(content).of(indices, null);
  }

  @Test
  void aRowBelongsToTheImageAtItsPlaceInTheSetThatWasRead() throws IOException {
    assertThat(rows(SOFT, Content.DISTRIBUTION, ALL))
        .containsExactly(0.1f, 0.2f, 0.7f, 0.5f, 0.25f, 0.25f, 0, 1, 0);
    assertThat(rows(SOFT, Content.DISTRIBUTION, 2, 0)).containsExactly(0, 1, 0, 0.1f, 0.2f, 0.7f);
  }

  @Test
  void aClassIsADistributionThatIsCertain() throws IOException {
    String hard = "index,class\r\n0,2\r\n2,0\r\n4,1";
    assertThat(rows(hard, Content.DISTRIBUTION, ALL)).containsExactly(0, 1, 0, 0, 0, 1, 1, 0, 0);
    assertThat(rows(hard, Content.CANDIDATES, ALL)).containsExactly(0, 1, 0, 0, 0, 1, 1, 0, 0);
  }

  @Test
  void whatIsPossibleIsACandidateAndItsLogarithmALogit() throws IOException {
    assertThat(rows(SOFT, Content.CANDIDATES, 1, 2)).containsExactly(1, 1, 1, 0, 1, 0);
    assertThat(rows(SOFT, Content.LOGITS, 1, 2))
        .containsExactly(
            (float) Math.log(0.5),
            (float) Math.log(0.25),
            (float) Math.log(0.25),
            (float) Math.log(1e-30),
            0,
            (float) Math.log(1e-30));
  }

  @Test
  void anyOrderOfAnyProbabilitiesReadsBackExactly() throws IOException {
    Random random = new Random(1);
    int[] origins = new int[50];
    float[] expected = new float[150];
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      origins[i] = 2 * i;
      float first = random.nextFloat() / 2;
      float second = random.nextInt(3) == 0 ? Float.MIN_VALUE : random.nextFloat() / 2;
      float third = 1 - first - second;
      lines.add(2 * i + "," + first + "," + second + "," + third);
      System.arraycopy(new float[] {first, second, third}, 0, expected, 3 * i, 3);
    }
    Collections.shuffle(lines, random);
    Examples examples = new Examples(Part.TRAIN, new int[50], origins, 100, 3, false);
    LabelRows rows =
        file("index,p_1,p_2,p_3\n" + String.join("\n", lines))
            .of(examples, none -> null)
            .rows()
            .get(Content.DISTRIBUTION);
    int[] all = java.util.stream.IntStream.range(0, 50).toArray();
    assertThat(rows.of(all, null)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | line 1: found nothing, expected index,class or index,p_1,...,p_3",
        "image,class | line 1: found \"image,class\", expected index,class",
        "index,p_1,p_2 | line 1: found \"index,p_1,p_2\", expected index,class or index,p_1,...,p_3",
        "index,class/0,1/0,1 | line 3: found the index 0 again, expected one line an image",
        "index,class/5,1 | line 2: found the index \"5\", expected 0 to 4",
        "index,class/-1,1 | line 2: found the index \"-1\", expected 0 to 4",
        "index,class/99999999999,1 | line 2: found the index \"99999999999\", expected 0 to 4",
        "index,class/0,3 | line 2: found the class \"3\", expected 0 to 2",
        "index,class/0,cat | line 2: found the class \"cat\", expected 0 to 2",
        "index,class/0 | line 2: found 1 values, expected 2",
        "index,class/0,1/ | no line of 2 images of the study, the first with index 2; expected one",
        "index,class//0,1 | line 2: found 1 values, expected 2",
        "index,p_1,p_2,p_3/0,1,0 | line 2: found 3 values, expected 4",
        "index,p_1,p_2,p_3/0,1,0,0,0 | line 2: found 5 values, expected 4",
        "index,p_1,p_2,p_3/0,-1,1,1 | line 2: found p_1 \"-1\", expected a number from 0 to 1",
        "index,p_1,p_2,p_3/0,0,NaN,1 | line 2: found p_2 \"NaN\", expected a number from 0 to 1",
        "index,p_1,p_2,p_3/0,0,0,0x1p0 | line 2: found p_3 \"0x1p0\", expected a number",
        "index,p_1,p_2,p_3/0,0,0,1e999 | line 2: found p_3 \"1e999\", expected a number",
        "index,p_1,p_2,p_3/0,0,.4,.5 | line 2: found probabilities that sum to 0.9, expected 1",
        "index,p_1,p_2,p_3/0,0,0,0 | line 2: found probabilities that sum to 0.0, expected 1",
        "index,class/0,1/4,1 | no line of 1 images of the study, the first with index 2; expected",
      })
  void aMistakeNamesFileLineAndWhatWasExpected(String text, String message) throws IOException {
    FileLabels labels = file(text.replace('/', '\n'));
    assertThatThrownBy(() -> labels.of(EXAMPLES, none -> null))
        .isInstanceOf(UserMistake.class)
        .hasMessageStartingWith(labels.path())
        .hasMessageContaining(message)
        .message()
        .doesNotContain("\n");
  }

  @Test
  void aLineWithoutEndIsNotKept() throws IOException {
    FileLabels labels = file("index,class\n" + "1".repeat(1_000_000));
    assertThatThrownBy(() -> labels.of(EXAMPLES, none -> null))
        .isInstanceOf(UserMistake.class)
        .hasMessageContaining("line 2: found more than 128 characters, expected index,class");
  }

  @Test
  void whatIsNoTextFileIsAMistake() throws IOException {
    Path bytes = Files.write(folder.resolve("bytes"), new byte[] {'i', (byte) 0xff, '\n'});
    assertMistake(bytes.toString(), "line 1: found bytes that are no text, expected UTF-8");
    assertMistake(folder.toString(), "expected a file, found a folder");
    assertMistake(folder.resolve("none").toString(), "none: no such file; expected a CSV file");
    assertMistake("a\0b", "is no file's name");
    assertThatThrownBy(() -> new FileLabels(null))
        .isInstanceOf(UserMistake.class)
        .hasMessageContaining("path: missing; expected a CSV file");
  }

  private static void assertMistake(String path, String message) {
    assertThatThrownBy(() -> new FileLabels(path).of(EXAMPLES, none -> null))
        .isInstanceOf(UserMistake.class)
        .hasMessageContaining(message);
  }

  @Test
  void labelsAreTheSameByWhatTheFileHoldsNotByItsName() throws IOException {
    String one = file(SOFT).identity();
    Path copy = Files.copy(folder.resolve("labels.csv"), folder.resolve("copy.csv"));
    assertThat(new FileLabels(copy.toString()).identity()).isEqualTo(one);
    assertThat(file(SOFT + "1,1,0,0\n").identity()).isNotEqualTo(one);
  }
}
