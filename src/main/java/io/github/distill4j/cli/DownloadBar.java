package io.github.distill4j.cli;

import io.github.distill4j.ShownText;
import io.github.distill4j.data.fetch.Download;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** One bar a file, with megabytes a second and time left. */
final class DownloadBar implements Download.Progress, AutoCloseable {

  private static final long MEGABYTE = 1_000_000;

  private String file = "";
  private ProgressBar bar;

  @Override
  public void at(String name, long done, long total) {
    if (!name.equals(file)) {
      close();
      file = name;
      bar =
          new ProgressBarBuilder()
              .setTaskName(ShownText.line(name))
              .setInitialMax(total)
              .setUnit(" MB", MEGABYTE)
              .setStyle(ProgressBarStyle.UNICODE_BLOCK)
              .showSpeed()
              .build();
    }
    bar.stepTo(done);
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
