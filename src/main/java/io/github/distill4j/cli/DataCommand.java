package io.github.distill4j.cli;

import static io.github.distill4j.ShownText.word;

import io.github.distill4j.ShownText;
import io.github.distill4j.Text;
import io.github.distill4j.data.fetch.CatalogEntry;
import io.github.distill4j.data.fetch.DataCheck;
import io.github.distill4j.data.fetch.DataStore;
import io.github.distill4j.report.table.TextTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "data",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "(list | get NAME | check [FOLDER])",
    description = "List, download and check data sets.")
final class DataCommand implements Callable<Integer> {

  private static final double MEGABYTE = 1e6;

  @Spec private CommandSpec command;

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      scope = picocli.CommandLine.ScopeType.INHERIT,
      description = "Where data sets are, if not under datasets/.")
  private Path dataDir;

  @Override
  public Integer call() {
    return list();
  }

  @Command(name = "list", description = "Show the data sets known by name, and which are here.")
  int list() {
    DataStore store = Home.dataSets(dataDir);
    Collection<CatalogEntry> entries = store.catalog().entries();
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("name", "MB", "classes", "images", "here", "what"));
    entries.forEach(entry -> rows.add(row(entry, store.find(entry).isPresent())));
    print(new TextTable(rows));
    entries.forEach(entry -> print(terms(entry)));
    print("Also: procedural (drawn, nothing to download), or any folder of images.");
    return 0;
  }

  private static List<String> row(CatalogEntry entry, boolean here) {
    return List.of(
        entry.name(),
        Text.of("%.1f", entry.size() / MEGABYTE),
        Integer.toString(entry.classes().size()),
        Text.of("%,d + %,d", entry.trainImages(), entry.testImages()),
        here ? "yes" : "no",
        ShownText.prose(entry.title()));
  }

  private static String terms(CatalogEntry entry) {
    String cite = entry.citation() == null ? "" : "; cite " + entry.citation();
    String home = entry.homepage() == null ? "" : "; see " + entry.homepage();
    return ShownText.prose(entry.name() + ": licence: " + entry.licence() + cite + home);
  }

  @Command(
      name = "get",
      description = "Download a data set to datasets/NAME; resumes and verifies.")
  int get(@Parameters(paramLabel = "NAME", description = "A name of data list.") String name) {
    try (TerminalProgress progress =
        new TerminalProgress(command.commandLine().getErr(), List.of())) {
      print(Home.dataSets(dataDir).get(name, progress));
    }
    return 0;
  }

  @Command(
      name = "check",
      description =
          "Verify every data set that is here by size and checksum, or read a folder of images.")
  int check(
      @Parameters(paramLabel = "FOLDER", arity = "0..1", description = "A folder of images.")
          String folder) {
    DataStore store = Home.dataSets(dataDir);
    List<DataCheck> checks = folder == null ? store.check() : List.of(store.check(folder));
    for (DataCheck check : checks) {
      print(Text.of("%-10s %-14s %s", word(check.state()), check.name(), check.detail()));
    }
    return checks.stream().anyMatch(c -> c.state() == DataCheck.State.BROKEN) ? 2 : 0;
  }

  private void print(Object line) {
    command.commandLine().getOut().println(line.toString().stripTrailing());
    command.commandLine().getOut().flush();
  }
}
