package io.github.distill4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.InvalidPathException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImpossibleNameTest {

  @Test
  void anEncodingWithoutTheLettersIsNamedWithTheVariableToSet() {
    InvalidPathException name = new InvalidPathException("caf\ufffd", "unmappable characters");
    assertThat(ImpossibleName.in(name, "ANSI_X3.4-1968"))
        .hasMessage(
            "caf\ufffd: is no file's name in the encoding ANSI_X3.4-1968; set the environment"
                + " variable LC_ALL to C.UTF-8 and run again");
  }

  @Test
  void elsewhereTheReasonIsGiven() {
    InvalidPathException name = new InvalidPathException("a\0b", "Nul character not allowed");
    for (String encoding : List.of("UTF-8", "ANSI_X3.4-1968")) {
      assertThat(ImpossibleName.in(name, encoding))
          .hasMessage("a\\u0000b: is no file's name (Nul character not allowed)");
    }
  }
}
