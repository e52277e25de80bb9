package io.github.distill4j.cli;

import java.time.Duration;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar that redraws itself, with speed and time left, and goes when it is closed. */
final class TerminalBar {

  private static final int UPDATE_MILLISECONDS = 200;

  private TerminalBar() {}

  /**
   * A bar.
   *
   * @param name what is going on
   * @param unit what is counted
   * @param done so many were done before; they do not count for the speed
   * @param total of them; -1 when nobody knows
   */
  static ProgressBar of(String name, String unit, long done, long total) {
    return new ProgressBarBuilder()
        .setTaskName(name)
        .setInitialMax(total)
        .startsFrom(done, Duration.ZERO)
        .setUnit(" " + unit, 1)
        .setStyle(ProgressBarStyle.UNICODE_BLOCK)
        .setUpdateIntervalMillis(UPDATE_MILLISECONDS)
        .showSpeed()
        .clearDisplayOnFinish()
        .build();
  }
}
