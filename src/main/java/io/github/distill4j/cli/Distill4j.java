package io.github.distill4j.cli;

import io.github.distill4j.ImpossibleName;
import io.github.distill4j.Refusal;
import io.github.distill4j.ShownText;
import io.github.distill4j.UserMistake;
import io.github.distill4j.machine.Backend;
import io.github.distill4j.machine.CodeVersion;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The command line. Exit codes: 0 done, 2 a mistake the user can put right, 70 a mistake of this
 * program.
 */
@Command(
    name = "distill4j",
    mixinStandardHelpOptions = true,
    versionProvider = Distill4j.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    description = "Does a student learn more from a teacher's soft labels than from hard labels?",
    footer = {
      "",
      "./run.sh bench times training and inference beside stock Deeplearning4j and PyTorch.",
      "./run.sh test runs the whole test suite."
    },
    subcommands = {
      StudyCommand.class,
      ReportCommand.class,
      CompareCommand.class,
      ExportNotebookCommand.class,
      DataCommand.class,
      DoctorCommand.class
    })
public final class Distill4j {

  private static final int USER_MISTAKE = 2;
  private static final int OUR_MISTAKE = 70;

  private Distill4j() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    end(new Distill4j(), arguments);
  }

  /** Runs any command and ends the process with its exit code. */
  public static void end(Object command, String... arguments) {
    // Numbers look the same everywhere: a table with decimal commas could not be read back.
    Locale.setDefault(Locale.ROOT);
    System.exit(run(commandLine(command), arguments));
  }

  /** Runs one command; what picocli lets through, such as a full memory, is explained as well. */
  public static int run(CommandLine command, String... arguments) {
    command
        .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
        .setOut(TerminalText.on(command.getOut()))
        .setErr(TerminalText.on(command.getErr()));
    try {
      return command.execute(arguments);
    } catch (Throwable e) {
      return explain(e, command);
    } finally {
      LogFiles.endStudy();
    }
  }

  static CommandLine commandLine() {
    return commandLine(new Distill4j());
  }

  /** The command line of a command, with this program's way to tell mistakes. */
  public static CommandLine commandLine(Object command) {
    CommandLine line =
        new CommandLine(command)
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setUsageHelpAutoWidth(true)
            .registerConverter(Path.class, Distill4j::path)
            .setExecutionExceptionHandler((e, failed, parsed) -> explain(e, failed));
    CommandLine.IParameterExceptionHandler usage = line.getParameterExceptionHandler();
    return line.setParameterExceptionHandler(
        (e, arguments) ->
            e.getCause() instanceof UserMistake mistake
                ? explain(mistake, e.getCommandLine())
                : usage.handleParseException(e, arguments));
  }

  private static Path path(String written) {
    try {
      return Path.of(written);
    } catch (InvalidPathException e) {
      throw ImpossibleName.in(e);
    }
  }

  private static int explain(Throwable e, CommandLine command) {
    if (e instanceof InvalidPathException name) {
      return explain(ImpossibleName.in(name), command);
    }
    Logger log = LoggerFactory.getLogger(Distill4j.class);
    Optional<UserMistake> mistake = mistake(e);
    if (mistake.isPresent()) {
      log.error("ended: {}", mistake.get().getMessage());
      command.getErr().println("error: " + mistake.get().getMessage());
      return USER_MISTAKE;
    }
    Optional<UserMistake> shortage = OutOfMemory.behind(e);
    if (shortage.isPresent()) {
      log.error("out of memory", e);
      return explain(shortage.get(), command);
    }
    log.error("ended by an error in distill4j itself", e);
    Optional<String> file = LogFiles.written();
    command
        .getErr()
        .printf(
            Locale.ROOT,
            "error in distill4j itself: %s; %s%n",
            ShownText.line(e.toString()),
            file.map(f -> "the log has the details: " + f)
                .orElse("no log can be written, so here are the details:"));
    if (file.isEmpty()) {
      e.printStackTrace(command.getErr());
    }
    return OUR_MISTAKE;
  }

  /** What the user can put right of anything that ends a command. */
  private static Optional<UserMistake> mistake(Throwable e) {
    if (e instanceof UserMistake mistake) {
      return Optional.of(mistake);
    }
    if (e instanceof FileSystemException refused) {
      return Optional.of(
          new UserMistake(
              "%s: refused by the system (%s)", refused.getFile(), Refusal.words(refused)));
    }
    return Backend.missing(e);
  }

  /** Tells the version and commit that were built. */
  public static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"distill4j " + CodeVersion.text()};
    }
  }
}
