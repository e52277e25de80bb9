package io.github.distill4j.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.FileAppender;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import io.github.distill4j.UserMistake;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/** The files that log lines go to: the program's own, and a study's beside its results. */
final class LogFiles {

  private static final String STUDY = "study.log";

  private LogFiles() {}

  /**
   * From now on a results folder's study.log takes what is logged as well, behind what earlier runs
   * have left there.
   *
   * @param folder of the study, held by this process
   * @throws UserMistake when something else has that name: a link could lead anywhere
   */
  static void beginStudy(Path folder) {
    Path file = folder.resolve(STUDY);
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)
        && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new UserMistake(
          "%s: is no plain file, expected the study's log or nothing; move it away", file);
    }
    root().addAppender(appender(file));
  }

  private static FileAppender<ILoggingEvent> appender(Path file) {
    LoggerContext context = root().getLoggerContext();
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setCharset(StandardCharsets.UTF_8);
    encoder.setPattern("%d{yyyy-MM-dd HH:mm:ss XXX} %-5level %msg%n");
    encoder.start();
    FileAppender<ILoggingEvent> appender = new FileAppender<>();
    appender.setContext(context);
    appender.setName(STUDY);
    appender.setFile(file.toString());
    appender.setEncoder(encoder);
    appender.addFilter(new OursOrWarning());
    appender.start();
    return appender;
  }

  /** Whatever a study began is over. */
  static void endStudy() {
    Optional.ofNullable(root().getAppender(STUDY)).ifPresent(Appender::stop);
    root().detachAppender(STUDY);
  }

  /** The file to look into, the study's before the program's; nothing when none can be written. */
  static Optional<String> written() {
    List<Appender<ILoggingEvent>> appenders = new ArrayList<>();
    root().iteratorForAppenders().forEachRemaining(appenders::add);
    return appenders.stream()
        .filter(Appender::isStarted)
        .filter(FileAppender.class::isInstance)
        .map(appender -> ((FileAppender<ILoggingEvent>) appender).getFile())
        .reduce((earlier, later) -> later);
  }

  private static Logger root() {
    return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  }

  /** Of other libraries only what may matter to the study. */
  private static final class OursOrWarning extends Filter<ILoggingEvent> {
    @Override
    public FilterReply decide(ILoggingEvent event) {
      boolean ours = event.getLoggerName().startsWith("io.github.distill4j");
      return ours || event.getLevel().isGreaterOrEqual(Level.WARN)
          ? FilterReply.NEUTRAL
          : FilterReply.DENY;
    }
  }
}
