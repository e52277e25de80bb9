package io.github.distill4j;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UserMistakeTest {

  @Test
  void aMessageIsOneLineThatNoTerminalObeys() {
    UserMistake mistake = new UserMistake("%s: wrong", "a\nb\u001b[2J\u009b\u2028\u202e");
    assertThat(mistake).hasMessage("a\\nb\\u001b[2J\\u009b\\u2028\\u202e: wrong");
    assertThat(mistake.in("c\td")).hasMessage("c\\td: " + mistake.getMessage());
  }

  @Test
  void lettersOfAnyLanguageStayAsTheyAre() {
    String text = "größe 数 \uD83E\uDD9C म\u200Dर 3×2 \\u0041";
    assertThat(new UserMistake("%s", text)).hasMessage(text);
  }
}
