package io.github.distill4j.cli;

import io.github.distill4j.UserMistake;
import io.github.distill4j.data.fetch.DataStore;
import io.github.distill4j.machine.Health;
import io.github.distill4j.net.kernel.Kernels;
import io.github.distill4j.report.chart.Fonts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = "Check backend, native library, threads, memory and data sets.")
final class DoctorCommand implements Callable<Integer> {

  @Spec private CommandSpec command;

  @Override
  public Integer call() {
    boolean well = true;
    for (Health.Finding finding : findings()) {
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

  private static List<Health.Finding> findings() {
    List<Health.Finding> findings =
        new ArrayList<>(Health.examine(Kernels::direct, Kernels::diagnosis));
    findings.add(charts());
    findings.add(dataSets(Home.dataSets(null)));
    return findings;
  }

  private static Health.Finding charts() {
    String fault = Fonts.fault().orElse("");
    return new Health.Finding(
        fault.isEmpty(), "charts", fault.isEmpty() ? "text can be drawn" : fault);
  }

  private static Health.Finding dataSets(DataStore data) {
    try {
      List<String> words =
          data.catalog().entries().stream()
              .map(set -> set.name() + (data.find(set).isPresent() ? " here" : " not here"))
              .toList();
      return new Health.Finding(
          true, "data sets", String.join(", ", words) + "; procedural needs none");
    } catch (UserMistake e) {
      return new Health.Finding(false, "data sets", e.getMessage());
    }
  }
}
