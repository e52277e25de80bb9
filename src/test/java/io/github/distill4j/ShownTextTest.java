package io.github.distill4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShownTextTest {

  @Test
  void whatMovesACursorOrBreaksALineIsWrittenOut() {
    assertThat(ShownText.line("red\u001b[31m\u0007 two\nlines\r\n\tend\u007f\u009b"))
        .isEqualTo("red\\u001b[31m\\u0007 two\\nlines\\r\\n\\tend\\u007f\\u009b");
    assertThat(ShownText.line("a\u202egnp.exe\u2066\u200f\ufeff\u2028"))
        .isEqualTo("a\\u202egnp.exe\\u2066\\u200f\\ufeff\\u2028");
    assertThat(ShownText.line("half\ud83d")).isEqualTo("half\\ud83d");
  }

  @Test
  void lettersOfEveryKindStay() {
    String letters = "größe, cafe\u0301, 日本, 😀, \u0645\u06cc\u200c\u062e\u0648 – “x”\u00a0$";
    assertThat(ShownText.line(letters)).isEqualTo(letters);
  }

  @Test
  void proseHasOneSpaceWhereItWasBroken() {
    assertThat(ShownText.prose(" Does it\n   run\t\u001b?\n")).isEqualTo("Does it run \\u001b?");
  }

  @Property
  void aLineHoldsNothingATerminalActsOn(@ForAll String text) {
    assertThat(ShownText.line(text).chars())
        .noneMatch(c -> Character.isISOControl(c) || c == 0x2028 || c == 0x2029);
  }

  @Property
  void markdownIsTheLineWithBackslashes(@ForAll String text) {
    String markdown = ShownText.markdown(text);
    assertThat(markdown.replaceAll("\\\\([\\p{Punct}])", "$1")).isEqualTo(ShownText.line(text));
    assertThat(markdown.replaceAll("\\\\.", "")).doesNotContainPattern("[`*_{}\\[\\]<>#|&~$@\\\\]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '"',
      value = {
        "a|b ! a\\|b",
        "<img src=x onerror=alert(1)> ! \\<img src=x onerror=alert(1)\\>",
        "&amp; $x$ ! \\&amp; \\$x\\$",
        "[link](x) *star* _under_ `code` ! \\[link\\](x) \\*star\\* \\_under\\_ \\`code\\`",
        "see https://evil.example or www.evil.example ! "
            + "see https\\://evil.example or www\\.evil.example",
        "1. first ! 1\\. first",
        "12) ! 12\\)",
        "- item ! \\- item",
        "--- ! \\---",
        "+ item ! \\+ item",
        "-0.5 ! -0.5",
        "+4.67 ! +4.67",
        "1.5 points ! 1.5 points",
        "32×32×3 images of 2 classes; 24 to train ! 32×32×3 images of 2 classes; 24 to train",
      })
  void markdownOfExamples(String text, String markdown) {
    assertThat(ShownText.markdown(text)).isEqualTo(markdown);
  }

  @Test
  void aNameThatLooksLikeSeveralIsQuoted() {
    assertThat(ShownText.list(List.of("cat", "a, b", "say \"x\\y\"", " ", "big dog")))
        .isEqualTo("cat, \"a, b\", \"say \\\"x\\\\y\\\"\", \" \", big dog");
  }
}
