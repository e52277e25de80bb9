package io.github.distill4j.cli;

import io.github.distill4j.CodeVersion;
import io.github.distill4j.UserMistake;
import java.util.Locale;
import java.util.Optional;
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
    return new CommandLine(new Distill4j())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(true)
        .setExecutionExceptionHandler((e, command, parsed) -> explain(e, command));
  }

  private static int explain(Throwable e, CommandLine command) {
    if (e instanceof UserMistake) {
      command.getErr().println("error: " + e.getMessage());
      return USER_MISTAKE;
    }
    LoggerFactory.getLogger(Distill4j.class).error("unexpected", e);
    Optional<UserMistake> shortage = OutOfMemory.behind(e);
    if (shortage.isPresent()) {
      return explain(shortage.get(), command);
    }
    command
        .getErr()
        .printf(
            "error in distill4j itself: %s; the log has the details: %s%n",
            e, System.getProperty("distill4j.log", "distill4j.log"));
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
