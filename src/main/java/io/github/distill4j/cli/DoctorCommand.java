package io.github.distill4j.cli;

import io.github.distill4j.study.Health;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Says what this machine offers and what is amiss. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = "Check backend, native library, threads, memory and data sets.")
final class DoctorCommand implements Callable<Integer> {

  @Spec private CommandSpec command;

  @Override
  public Integer call() {
    boolean well = true;
    for (Health.Finding finding : Health.examine(Home.dataSets(null))) {
      command
          .commandLine()
          .getOut()
          .printf(
              Locale.ROOT,
              "%-4s %-16s %s%n",
              finding.ok() ? "ok" : "!!",
              finding.subject(),
              finding.words());
      well &= finding.ok();
    }
    return well ? 0 : 2;
  }
}
