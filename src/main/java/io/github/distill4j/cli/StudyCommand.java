package io.github.distill4j.cli;

import com.google.errorprone.annotations.FormatMethod;
import io.github.distill4j.data.fetch.DataCache;
import io.github.distill4j.data.fetch.DataStore;
import io.github.distill4j.engine.Engines;
import io.github.distill4j.engine.Studies;
import io.github.distill4j.engine.StudyRunner;
import io.github.distill4j.export.ModelFile;
import io.github.distill4j.report.Report;
import io.github.distill4j.study.MadeHere;
import io.github.distill4j.study.Ownership;
import io.github.distill4j.study.Plan;
import io.github.distill4j.study.Result;
import io.github.distill4j.study.ResultsStore;
import io.github.distill4j.study.Standing;
import io.github.distill4j.study.Study;
import io.github.distill4j.study.StudyText;
import io.github.distill4j.study.Workspace;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "study",
    mixinStandardHelpOptions = true,
    description = "Train a teacher and its students, and compare them.",
    footer = {"", "The same command again goes on where the last one stopped."})
final class StudyCommand implements Callable<Integer> {

  private static final Logger LOG = LoggerFactory.getLogger(StudyCommand.class);

  @Parameters(
      paramLabel = "STUDY",
      completionCandidates = BuiltIn.class,
      description = "A YAML file, or one of ${COMPLETION-CANDIDATES}.")
  private String study;

  @Option(names = "--seeds", paramLabel = "N", description = "Seeds 1 to N instead of the study's.")
  private Integer seeds;

  @Option(names = "--out", paramLabel = "DIR", description = "Results folder (default: runs/NAME).")
  private Path out;

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description = "Where the data set is, if not under datasets/.")
  private Path dataDir;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description =
          "Changes one key, as in student.net=resnet-8; several values make a sweep, as in"
              + " loss.temperature=1,2,4. Repeatable.")
  private List<String> overrides = new ArrayList<>();

  @Option(
      names = "--engine",
      paramLabel = "NAME",
      description = "What does the tasks (default: ${DEFAULT-VALUE}, one after another).")
  private String engine = Engines.USUAL;

  @Option(names = "--dry-run", description = "Print the plan and stop.")
  private boolean dryRun;

  @Option(
      names = "--apart",
      description =
          "When the results folder belongs to another study, other data or other code, keep this"
              + " one in a folder beside it.")
  private boolean apart;

  @Spec private CommandSpec command;

  /** The studies that come with the program, for the help. */
  static final class BuiltIn implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return StudyText.BUILT_IN.iterator();
    }
  }

  @Override
  public Integer call() throws IOException {
    DataStore data = Home.dataSets(dataDir);
    DataCache images = new DataCache(data);
    Study asked = Studies.read(StudyText.find(study), changes());
    Plan plan = asked.plan(images);
    Ownership owner = Ownership.of(plan);
    Path folder = place(owner, data);
    print("%s%n", asked.question());
    plan.data().forEach(line -> print("%s%n", line));
    images.notes().forEach(note -> print("%s%n", note));
    print("%n");
    if (dryRun) {
      print("%s", new PlanText(ResultsStore.standing(folder, plan), folder));
    } else {
      run(plan, owner, folder, images);
    }
    return 0;
  }

  private Path place(Ownership owner, DataStore data) {
    Path wanted = out == null ? Path.of("runs", owner.spec().name()) : out;
    Path free = new OutFolder(wanted).apartFromImagesOf(owner.spec(), data);
    return apart ? owner.apart(free) : owner.inPlace(free);
  }

  private void run(Plan plan, Ownership owner, Path folder, DataCache images) throws IOException {
    try (ResultsStore store = ResultsStore.open(folder, owner)) {
      LogFiles.beginStudy(folder);
      LOG.info("study {}", asked());
      Standing before = ResultsStore.standing(folder, plan);
      print("%s%n", new PlanText(before, folder));
      if (!before.toDo().isEmpty()) {
        note(before).ifPresent(this::tell);
      }
      Standing after = train(before, store, images);
      print("Results, models and cards: %s%n%n", folder);
      report(folder);
      tellDiverged(after);
    }
  }

  private Standing train(Standing before, ResultsStore store, DataCache images) throws IOException {
    try (TerminalProgress progress =
        new TerminalProgress(command.commandLine().getErr(), before.plan().ids())) {
      return new StudyRunner(before, store, Engines.named(engine, progress), progress)
          .run(new Workspace(store.folder(), images, new ModelFile(store)));
    }
  }

  private void report(Path folder) throws IOException {
    Report report = Report.of(folder);
    print("%s%n", report.terminal());
    Path page = report.write(folder.resolve("report"));
    LOG.info("all finished; report: {}", page);
    print("Report: %s%n", page);
  }

  private void tellDiverged(Standing standing) {
    int lost = standing.diverged().size();
    if (lost > 0) {
      print(
          "%d of %d trials diverged and have no numbers; they would again, so the same command does"
              + " not train them again%n",
          lost, standing.plan().tasks().size());
    }
    standing.requireNumbers();
  }

  private static Optional<String> note(Standing standing) {
    return Elsewhere.note(
        standing.results().stream().map(Result::provenance), MadeHere.fromNothing());
  }

  private void tell(String note) {
    LOG.warn(note);
    print("%s%n%n", note);
  }

  /** The study's file or name, and what the command line changes in it. */
  private String asked() {
    return changes().isEmpty() ? study : study + " with " + String.join(", ", changes());
  }

  @FormatMethod
  private void print(String format, Object... arguments) {
    PrintWriter terminal = command.commandLine().getOut();
    terminal.printf(Locale.ROOT, format, arguments);
    terminal.flush();
  }

  private List<String> changes() {
    List<String> changes = new ArrayList<>(overrides);
    if (seeds != null) {
      changes.add("seeds=" + seeds);
    }
    return changes;
  }
}
