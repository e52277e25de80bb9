package io.github.distill4j.cli;

import io.github.distill4j.study.twolayer.UnitProgress;
import java.io.PrintWriter;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;

/** A bar for the running unit, and one lasting line for each finished one. */
final class UnitBar implements UnitProgress, AutoCloseable {

  private final PrintWriter terminal;
  private final boolean watched;
  private ProgressBar bar;

  /**
   * Progress on a terminal or in a log.
   *
   * @param terminal where lasting lines go
   * @param watched whether a bar that redraws itself makes sense there
   */
  UnitBar(PrintWriter terminal, boolean watched) {
    this.terminal = terminal;
    this.watched = watched;
  }

  @Override
  public void started(String unit, int number, int of, int steps) {
    String name = unit + " (" + number + "/" + of + ")";
    if (watched) {
      bar = TerminalBar.of(name, "steps", 0, steps == 0 ? -1 : steps);
    } else {
      print(name + "  begun");
    }
  }

  @Override
  public void at(int step) {
    if (bar != null) {
      bar.stepTo(step);
    }
  }

  @Override
  public void finished(String unit, double seconds) {
    close();
    print(String.format(Locale.ROOT, "%-40s %8.1f s", unit, seconds));
  }

  @Override
  public void diverged(String unit, String words) {
    close();
    print(String.format(Locale.ROOT, "%-40s %s", unit, words));
  }

  private void print(String line) {
    terminal.println(line);
    terminal.flush();
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }
}
