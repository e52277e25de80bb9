package io.github.distill4j.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "its file systems refuse such names")
class CommandsTest {

  @Test
  void foldersAreQuotedAsAShellReadsThem() {
    assertThat(
            Commands.of(List.of(Path.of("runs/a"), Path.of("b c's"), Path.of("d\u001b[31m\n\\'"))))
        .endsWith("./run.sh compare runs/a 'b c'\\''s' $'d\\u001b[31m\\n\\\\\\''");
  }
}
