package io.github.distill4j.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.distill4j.UserMistake;
import io.github.distill4j.study.Progress;
import org.junit.jupiter.api.Test;

class EnginesTest {

  @Test
  void theUsualOneIsThisProcess() {
    assertThat(Engines.named(Engines.USUAL, Progress.SILENT)).isInstanceOf(InProcess.class);
  }

  @Test
  void anUnknownOneIsNamedBesideTheKnown() {
    assertThatThrownBy(() -> Engines.named("cluster", Progress.SILENT))
        .isInstanceOf(UserMistake.class)
        .hasMessage("--engine: found cluster, expected one of in-process");
  }
}
