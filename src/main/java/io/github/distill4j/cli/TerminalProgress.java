package io.github.distill4j.cli;

import io.github.distill4j.ShownText;
import io.github.distill4j.Text;
import io.github.distill4j.data.fetch.Download;
import io.github.distill4j.study.Progress;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * What is going on: where somebody watches, a bar that redraws itself with speed and time left;
 * else lines for a log. And one lasting line for each finished task.
 */
final class TerminalProgress implements Progress, Download.Progress, AutoCloseable {

  private static final int UPDATE_MILLISECONDS = 200;

  private static final long MEGABYTE = 1_000_000;

  private final PrintWriter terminal;
  private final boolean watched = Boolean.getBoolean("distill4j.terminal");
  private final int widest;
  private String running = "";
  private ProgressBar bar;

  /**
   * Progress on a terminal or in a log.
   *
   * @param tasks whose names the lines must hold
   */
  TerminalProgress(PrintWriter terminal, Collection<String> tasks) {
    this.terminal = terminal;
    this.widest = tasks.stream().mapToInt(String::length).max().orElse(1);
  }

  @Override
  public void started(String task, int number, int of, Steps steps) {
    begin(task + " (" + number + "/" + of + ")", steps, 1);
  }

  @Override
  public void at(String file, long done, long total) {
    String name = ShownText.line(file);
    if (!name.equals(running)) {
      begin(name, new Steps("MB", done, total), MEGABYTE);
      said(Text.of("%.1f MB", (double) total / MEGABYTE), "");
    }
    if (bar != null) {
      bar.stepTo(done);
    }
  }

  private void begin(String name, Steps steps, long size) {
    close();
    running = name;
    if (watched) {
      bar =
          new ProgressBarBuilder()
              .setTaskName(name)
              .setInitialMax(steps.total())
              .startsFrom(steps.done(), Duration.ZERO)
              .setUnit(" " + steps.unit(), size)
              .setStyle(ProgressBarStyle.UNICODE_BLOCK)
              .setUpdateIntervalMillis(UPDATE_MILLISECONDS)
              .showSpeed()
              .clearDisplayOnFinish()
              .build();
    }
  }

  @Override
  public void advanced(long steps) {
    if (bar != null) {
      bar.stepBy(steps);
    }
  }

  @Override
  public void said(String words, String brief) {
    if (bar == null) {
      warned(running + "  " + words);
    } else {
      bar.setExtraMessage(" " + brief);
    }
  }

  @Override
  public void warned(String line) {
    terminal.println(line);
    terminal.flush();
  }

  @Override
  public void finished(String task, String words) {
    close();
    warned(String.format(Locale.ROOT, "%-" + widest + "s  %s", task, words));
  }

  @Override
  public void diverged(String task, String words) {
    finished(task, words);
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }
}
