package io.github.distill4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.distill4j.study.Progress.Steps;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a log gets, where nobody watches a bar. */
class TerminalProgressTest {

  private final StringWriter log = new StringWriter();

  private TerminalProgress progress(String... tasks) {
    return new TerminalProgress(new PrintWriter(log), List.of(tasks));
  }

  @Test
  void aStudyWritesALineAnEpochAndALineATask() {
    try (TerminalProgress progress = progress("teacher", "soft-7", "hard-10")) {
      progress.started("soft-7", 21, 22, new Steps("images", 0, 100));
      progress.advanced(50);
      progress.said("epoch 1  validation accuracy 34.25 %", "validation 34.2 %");
      progress.finished("soft-7", "test accuracy  63.07 %");
      progress.warned("hard-10: damaged");
      progress.started("hard-10", 22, 22, new Steps("images", 0, 100));
      progress.diverged("hard-10", "diverged");
    }
    assertThat(log.toString().lines())
        .containsExactly(
            "soft-7 (21/22)  epoch 1  validation accuracy 34.25 %",
            "soft-7   test accuracy  63.07 %", "hard-10: damaged", "hard-10  diverged");
  }

  @Test
  void aDownloadWritesALineAFile() {
    try (TerminalProgress progress = progress()) {
      progress.at("a.gz", 0, 9_912_422);
      progress.at("a.gz", 5_000_000, 9_912_422);
      progress.at("b\u001b.gz", 0, 28_881);
    }
    assertThat(log.toString().lines()).containsExactly("a.gz  9.9 MB", "b\\u001b.gz  0.0 MB");
  }
}
