package io.github.distill4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import io.github.distill4j.UserMistake;
import io.github.distill4j.machine.Backend;
import io.github.distill4j.study.ChildProcess;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** What a study leaves in its study.log. */
class StudyLogTest {

  private static final String STUDY =
      """
      data: {set: procedural, procedural: {classes: 2, images: 60, test-images: 20, difficulty: 0}}
      teacher: {net: two-layer-8}
      student: {net: two-layer-2}
      training: {epochs: 1, batch: 16}
      arms: [hard]
      """;

  @TempDir Path folder;

  private final StringWriter err = new StringWriter();

  @AfterEach
  void endStudy() {
    LogFiles.endStudy();
  }

  private String run(CommandLine command, String... arguments) {
    StringWriter out = new StringWriter();
    command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    Distill4j.run(command, arguments);
    return out.toString();
  }

  /** A program whose one command ends so. */
  private static CommandLine broken(RuntimeException end) {
    Callable<Integer> broken =
        () -> {
          throw end;
        };
    CommandLine command = Distill4j.commandLine();
    command.addSubcommand("broken", CommandSpec.wrapWithoutInspection(broken));
    return command;
  }

  private String log() throws IOException {
    return Files.readString(folder.resolve("study.log"));
  }

  @Test
  void aStudyThatGoesOnElsewhereSaysSoAndWritesOnInItsLog() throws Exception {
    Path study = Files.writeString(folder.resolve("tiny.yaml"), STUDY);
    String[] command = {"study", study.toString(), "--out", folder.toString(), "--seeds", "1"};
    int threads = Backend.load().threads();
    ProcessBuilder elsewhere = ChildProcess.of(Distill4j.class, command);
    elsewhere.environment().put("OMP_NUM_THREADS", Integer.toString(threads + 1));
    Process process = elsewhere.redirectOutput(folder.resolve("printed").toFile()).start();
    assertThat(process.waitFor()).isZero();
    String first = log();
    assertThat(first.lines().map(line -> line.replaceFirst("^\\S+ \\S+ \\S+ ", "")))
        .hasSize(6)
        .satisfies(
            lines -> {
              assertThat(lines.get(0)).endsWith("study " + study + " with seeds=1");
              assertThat(lines.get(1)).isEqualTo("INFO  plan: 1 tasks, 1 to do");
              assertThat(lines.get(2)).contains("machine: ", "Java ", "distill4j ");
              assertThat(lines.get(3)).isEqualTo("INFO  hard-1 begins after 0 of 1 epochs");
              assertThat(lines.get(4))
                  .matches(
                      "INFO  hard-1 finished: test accuracy +\\d+\\.\\d\\d % +epoch  1 of  1,"
                          + " \\d+\\.\\d s");
              assertThat(lines.get(5)).contains("all finished; report: ", "index.html");
            });

    Files.writeString(folder.resolve("checkpoints/hard-2"), "damaged");
    command[5] = "2";
    String out = run(Distill4j.commandLine(), command);
    String note =
        String.format(
            "Note: 1 of 1 results were made elsewhere (threads: %d, there %d)",
            threads, threads + 1);
    assertThat(out).contains(note);
    assertThat(log()).startsWith(first);
    assertThat(log().substring(first.length()))
        .contains("INFO  study " + study, "WARN  " + note, "plan: 2 tasks, 1 to do", "machine: ")
        .containsPattern("WARN  \\S+hard-2: damaged; this trial starts again")
        .contains("hard-2 finished: ")
        .doesNotContain("hard-1", "teacher begins");
  }

  @Test
  void anErrorOfOursLeavesItsTraceInTheLogThatTheUserIsSentTo() throws IOException {
    LogFiles.beginStudy(folder);
    run(broken(new IllegalStateException("größer")), "broken");
    assertThat(err.toString())
        .endsWith(
            "the log has the details: " + folder.resolve("study.log") + System.lineSeparator())
        .hasLineCount(1);
    assertThat(log()).contains("IllegalStateException: größer", "at io.github.distill4j.");
  }

  @Test
  void aMistakeOfTheUsersIsOneLineOfTheLog() throws IOException {
    LogFiles.beginStudy(folder);
    run(broken(new UserMistake("lower the rate by 50 %%")), "broken");
    assertThat(log()).endsWith("ERROR ended: lower the rate by 50 %\n").hasLineCount(1);
  }

  @Test
  void aLogIsWrittenOnAndHoldsOfOthersOnlyWarnings() throws IOException {
    Files.writeString(folder.resolve("study.log"), "earlier\n", StandardCharsets.UTF_8);
    LogFiles.beginStudy(folder);
    LoggerFactory.getLogger("org.nd4j").info("not this");
    LoggerFactory.getLogger("org.nd4j").warn("but this");
    LoggerFactory.getLogger(StudyLogTest.class).info("{} and this", "γ");
    LogFiles.endStudy();
    LoggerFactory.getLogger(StudyLogTest.class).info("too late");
    assertThat(log().lines().map(line -> line.replaceFirst("^\\d\\S+ \\S+ \\S+ ", "")))
        .containsExactly("earlier", "WARN  but this", "INFO  γ and this");
  }

  @Test
  void aLinkIsNotFollowed() throws IOException {
    Path target = Files.writeString(folder.resolve("target"), "mine");
    Files.createSymbolicLink(folder.resolve("study.log"), target);
    assertThatThrownBy(() -> LogFiles.beginStudy(folder))
        .isInstanceOf(UserMistake.class)
        .hasMessage(
            folder.resolve("study.log")
                + ": is no plain file, expected the study's log or nothing; move it away");
    assertThat(target).hasContent("mine");
  }

  @Test
  void withoutALogTheTerminalHasTheTrace() {
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    List<Appender<ILoggingEvent>> files = new ArrayList<>();
    root.iteratorForAppenders().forEachRemaining(files::add);
    root.detachAppender("FILE");
    try {
      run(broken(new IllegalStateException("why")), "broken");
    } finally {
      files.forEach(root::addAppender);
    }
    assertThat(err.toString())
        .contains("no log can be written", "IllegalStateException: why", "at io.github.distill4j.");
  }
}
