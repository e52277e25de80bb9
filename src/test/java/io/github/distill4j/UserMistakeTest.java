package io.github.distill4j;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UserMistakeTest {

  @Test
  void aNameCannotBreakTheLineOrSteerTheTerminal() {
    UserMistake mistake = new UserMistake("found %s", "a\n\u001b[2J\u0085\u2028\u202eb\t");
    String escaped = "found a\\u000a\\u001b[2J\\u0085\\u2028\\u202eb\\u0009";
    assertThat(mistake).hasMessage(escaped);
    assertThat(mistake.in("my.yaml")).hasMessage("my.yaml: " + escaped);
  }

  @Test
  void lettersOfAnyLanguageStayAsTheyAre() {
    assertThat(new UserMistake("%s", "größe 日本 \uD83D\uDE00 \\u0041"))
        .hasMessage("größe 日本 \uD83D\uDE00 \\u0041");
  }
}
