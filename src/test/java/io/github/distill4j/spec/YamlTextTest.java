package io.github.distill4j.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.distill4j.UserMistake;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlTextTest {

  private static final JsonMapper MAPPER = new JsonMapper();

  /** Words in every place that a record has for them. */
  private record Words(String word, List<String> list, Map<String, List<String>> map, Words more) {}

  private static JsonNode read(String text) {
    return YamlText.read("my.yaml", text, KeyType.unknown(MAPPER));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "7 | 7",
        "+7 | 7",
        "-0 | 0",
        "2147483648 | 2147483648",
        "99999999999999999999 | 99999999999999999999",
        "0.5 | 0.5",
        ".5 | 0.5",
        "5. | 5.0",
        "1e5 | 100000.0",
        "-1E-3 | -0.001",
        "1.0E-4 | 1.0E-4",
        "true | true",
        "FALSE | false",
        "null | null",
        "~ | null",
        "'' | ''",
        // Octal, hexadecimal, base 60 and dates to some; nothing but their letters here.
        "010 | \"010\"",
        "-010 | \"-010\"",
        "00 | \"00\"",
        "08.5 | \"08.5\"",
        "0o10 | \"0o10\"",
        "0x1F | \"0x1F\"",
        "0b11 | \"0b11\"",
        "1_000 | \"1_000\"",
        "1:30 | \"1:30\"",
        "2024-01-01 | \"2024-01-01\"",
        "1.2.3 | \"1.2.3\"",
        ".inf | \".inf\"",
        ".nan | \".nan\"",
        "e5 | \"e5\"",
        "yes | \"yes\"",
        "No | \"No\"",
        "off | \"off\"",
        "nULL | \"nULL\"",
      })
  void whatStandsWithoutQuotesIsDecimalOrAWord(String written, String json) {
    assertThat(read("a: " + written).get("a")).hasToString(json.isEmpty() ? "null" : json);
    assertThat(read("[\"" + written + "\"]").get(0)).hasToString("\"" + written + "\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "010", "1e5", "0x1F", "1_000", "yes", "no", "True", ".5", "+1"})
  void whereAWordBelongsItsLettersAreKept(String written) {
    String text = "{word: %1$s, list: [%1$s], map: {%1$s: [%1$s]}, more: {word: %1$s, list: %1$s}}";
    JsonNode tree =
        YamlText.read("my.yaml", text.formatted(written), KeyType.of(MAPPER, Words.class));
    assertThat(tree)
        .hasToString(
            ("{'word':'%1$s','list':['%1$s'],'map':{'%1$s':['%1$s']},"
                    + "'more':{'word':'%1$s','list':'%1$s'}}")
                .formatted(written)
                .replace('\'', '"'));
  }

  @Test
  void nothingIsNoWord() {
    JsonNode tree =
        YamlText.read("my.yaml", "{word: ~, list: [null, ]}", KeyType.of(MAPPER, Words.class));
    assertThat(tree).hasToString("{\"word\":null,\"list\":[null]}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a: 1", "---\na: 1", "a: 1\n...\n", "%YAML 1.2\n---\na: 1", "# b\n\n---\na: 1\n"})
  void oneDocumentMayBeMarked(String text) {
    assertThat(read(text)).hasToString("{\"a\":1}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "# only this", "---", "~"})
  void aTextWithoutAValueIsNull(String text) {
    assertThat(read(text).isNull()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a: &t 1 | line 1: found the anchor &t, which is not supported",
        "a: 1\\nb: *t | line 2: found the alias *t, which is not supported",
        "a: &t {b: 1}\\nc: *t | line 1: found the anchor &t",
        "a: &t [1] | line 1: found the anchor &t",
        "&t a: 1 | line 1: found the anchor &t",
        "*t : 1 | line 1: found the alias *t",
        "a:\\n  <<: {b: 1} | line 2: found the merge key <<, which is not supported",
        "a: !!str 1 | line 1: found the tag !!str, which is not supported",
        "a: !mine {b: 1} | line 1: found the tag !mine",
        "a: !!set {b} | line 1: found the tag !!set",
        "a: 1\\n---\\nb: 2 | line 2: found a second document behind --- or ...",
        "a: 1\\n---\\n | line 2: found a second document",
        "a: 1\\n...\\nb: 2 | line 3: found a second document",
        "---\\n---\\na: 1 | line 2: found a second document",
        "a: 1\\nb: 2\\na: 3 | line 3: found the key a twice",
        "{a: 1, 'a': 2} | line 1: found the key a twice",
        "? [a]\\n: 1 | line 1: found a list or section as a key",
        "? {a: 1}\\n: 1 | line 1: found a list or section as a key",
        "a: 1\\n\\n\\nb:\\n\\tc: 1 | line 5: found a tab, expected spaces",
        "a:\\n  b: 1\\n \\tc: 1 | line 3: found a tab, expected spaces",
        "\\ta: 1 | line 1: found a tab, expected spaces",
        "a: {\\tb: 1} | line 1: found a tab, expected spaces",
        "a:\\n  b: [1,\\nc: 2 | line 3: ",
        "a: @b | line 1: not readable as YAML: found character '@' that cannot start any token",
        "a: 1\\nb: \"c | line 2: not readable as YAML: found unexpected end of stream",
        "a: 1\\nb: \\7 | line 2: found the control character U+0007; write it as an escape",
        "a: \"\\\\ud800\" | line 1: found an escape from \\\\ud800 to \\\\udfff",
      })
  void whatCouldMeanSomethingElseIsRefusedWithItsLine(String written, String message) {
    assertRefused(written.translateEscapes(), message.translateEscapes());
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "- ", "? ", "{a: ", "[a: "})
  void endlessDepthIsRefused(String opening) {
    assertRefused(opening.repeat(100_000), "line 1: ");
  }

  private static void assertRefused(String text, String message) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(UserMistake.class)
        .hasMessageStartingWith("my.yaml " + message)
        .message()
        .doesNotContain("\n")
        .hasSizeLessThan(200);
  }
}
