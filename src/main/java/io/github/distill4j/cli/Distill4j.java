package io.github.distill4j.cli;

import io.github.distill4j.CodeVersion;
import io.github.distill4j.ImpossibleName;
import io.github.distill4j.UserMistake;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
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
    footer = {"", "./run.sh test runs the whole test suite."},
    subcommands = {
      StudyCommand.class,
      ReportCommand.class,
      CompareCommand.class,
      ExportNotebookCommand.class,
      DataCommand.class,
      DoctorCommand.class,
      BenchCommand.class
    })
public final class Distill4j {

  private static final int USER_MISTAKE = 2;
  private static final int OUR_MISTAKE = 70;

  private Distill4j() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    // Numbers look the same everywhere: a table with decimal commas could not be read back.
    Locale.setDefault(Locale.ROOT);
    System.exit(run(commandLine(), arguments));
  }

  /** Runs one command; what picocli lets through, such as a full memory, is explained as well. */
  static int run(CommandLine command, String... arguments) {
    try {
      return command.execute(arguments);
    } catch (Throwable e) {
      return explain(e, command);
    }
  }

  static CommandLine commandLine() {
    CommandLine line =
        new CommandLine(new Distill4j())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setUsageHelpAutoWidth(true)
            .registerConverter(Path.class, Distill4j::path)
            .setExecutionExceptionHandler((e, command, parsed) -> explain(e, command));
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
    if (e instanceof UserMistake) {
      command.getErr().println("error: " + e.getMessage());
      return USER_MISTAKE;
    }
    LoggerFactory.getLogger(Distill4j.class).error("unexpected", e);
    command
        .getErr()
        .printf(
            Locale.ROOT,
            "error in distill4j itself: %s; the log has the details: %s%n",
            e,
            System.getProperty("distill4j.log", "distill4j.log"));
    return OUR_MISTAKE;
  }

  /** Tells the version and commit that were built. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"distill4j " + CodeVersion.text()};
    }
  }
}
