package io.github.distill4j.cli;

import com.google.errorprone.annotations.FormatMethod;
import io.github.distill4j.UserMistake;
import io.github.distill4j.machine.Provenance;
import io.github.distill4j.net.kernel.Kernels;
import io.github.distill4j.report.Report;
import io.github.distill4j.study.Ownership;
import io.github.distill4j.study.ResultsStore;
import io.github.distill4j.study.StudyImages;
import io.github.distill4j.study.twolayer.DivergedUnit;
import io.github.distill4j.study.twolayer.TwoLayerPlan;
import io.github.distill4j.study.twolayer.TwoLayerResults;
import io.github.distill4j.study.twolayer.TwoLayerRunner;
import io.github.distill4j.study.twolayer.TwoLayerSpec;
import io.github.distill4j.study.twolayer.UnitResult;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a study of the two-layer model and writes its report.
 *
 * @param spec the study
 * @param asked where it comes from, for its log
 * @param images where its images come from
 * @param out the terminal for results
 * @param err the terminal for progress
 */
record TwoLayerStudy(
    TwoLayerSpec spec, String asked, StudyImages images, PrintWriter out, PrintWriter err) {

  private static final Logger LOG = LoggerFactory.getLogger(TwoLayerStudy.class);

  /** A place for results: what {@code --out} and {@code --apart} make of a study's owner. */
  @FunctionalInterface
  interface Place {
    Path of(Ownership owner);
  }

  void run(Place place, boolean dryRun) throws IOException {
    TwoLayerPlan plan = TwoLayerPlan.of(spec, images);
    Ownership owner = Ownership.of(spec, plan.images());
    Path folder = place.of(owner);
    print("%s%n", spec.question());
    images.notes().forEach(note -> print("%s%n", note));
    print("%n%s%n", planned(plan, folder));
    if (!dryRun) {
      run(plan, owner, folder);
    }
  }

  private void run(TwoLayerPlan plan, Ownership owner, Path folder) throws IOException {
    try (ResultsStore store = ResultsStore.open(folder, owner);
        TerminalProgress progress = new TerminalProgress(err, plan.trials())) {
      LogFiles.beginStudy(folder);
      LOG.info("study {}", asked);
      if (plan.finished(folder).size() < plan.trials().size()) {
        note(folder).ifPresent(this::tell);
      }
      TwoLayerResults results = new TwoLayerRunner(plan, images, store, progress).run();
      Report report = Report.of(folder);
      print("%s%nResults: %s%n", report.terminal(), folder);
      Path page = report.write(folder.resolve("report"));
      LOG.info("all finished; report: {}", page);
      print("Report: %s%n", page);
      tellDiverged(DivergedUnit.in(folder), results);
    }
  }

  private void tellDiverged(List<DivergedUnit> diverged, TwoLayerResults results) {
    if (diverged.isEmpty()) {
      return;
    }
    print(
        "%d of %d units diverged and have no numbers; they would again, so the same command does not"
            + " train them again%n",
        diverged.size(), diverged.size() + results.units().size());
    if (!results.hasStudents()) {
      DivergedUnit first = diverged.get(0);
      throw new UserMistake("all students have diverged; %s %s", first.trial(), first.words());
    }
  }

  private Optional<String> note(Path folder) {
    return Elsewhere.note(
        TwoLayerResults.of(spec, folder).units().stream().map(UnitResult::provenance),
        Provenance.ofThisProcess("none", Kernels.diagnosis()));
  }

  private void tell(String note) {
    LOG.warn(note);
    print("%s%n%n", note);
  }

  private static String planned(TwoLayerPlan plan, Path folder) {
    int finished = plan.finished(folder).size();
    int lost = DivergedUnit.in(folder).size();
    String students =
        plan.students() == 0 ? "" : String.format(Locale.ROOT, ", %,d students", plan.students());
    return String.format(
        Locale.ROOT,
        "Plan: %d units%s%n  %s%n  %d finished, %s%d to do%n  results in %s%n",
        plan.trials().size(),
        students,
        String.join(", ", plan.trials()),
        finished,
        lost == 0 ? "" : lost + " diverged, ",
        plan.trials().size() - finished - lost,
        folder);
  }

  @FormatMethod
  private void print(String format, Object... arguments) {
    out.printf(Locale.ROOT, format, arguments);
    out.flush();
  }
}
