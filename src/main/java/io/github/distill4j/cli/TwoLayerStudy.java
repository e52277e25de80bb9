package io.github.distill4j.cli;

import com.google.errorprone.annotations.FormatMethod;
import io.github.distill4j.report.Report;
import io.github.distill4j.study.Ownership;
import io.github.distill4j.study.ResultsStore;
import io.github.distill4j.study.StudyImages;
import io.github.distill4j.study.twolayer.TwoLayerPlan;
import io.github.distill4j.study.twolayer.TwoLayerRunner;
import io.github.distill4j.study.twolayer.TwoLayerSpec;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Runs a study of the two-layer model and writes its report. */
record TwoLayerStudy(TwoLayerSpec spec, StudyImages images, PrintWriter out, PrintWriter err) {

  /** A place for results: what {@code --out} and {@code --apart} make of a study's owner. */
  @FunctionalInterface
  interface Place {
    Path of(Ownership owner);
  }

  void run(Place place, boolean dryRun) throws IOException {
    TwoLayerPlan plan = TwoLayerPlan.of(spec, images);
    Ownership owner = Ownership.of(spec, plan.images());
    Path folder = place.of(owner);
    print("%s%n%n%s%n", spec.question(), planned(plan, folder));
    if (!dryRun) {
      run(plan, owner, folder);
    }
  }

  private void run(TwoLayerPlan plan, Ownership owner, Path folder) throws IOException {
    try (ResultsStore store = ResultsStore.open(folder, owner);
        UnitBar progress = new UnitBar(err, Boolean.getBoolean("distill4j.terminal"))) {
      new TwoLayerRunner(plan, images, store, progress).run();
      Report report = Report.of(folder);
      print("%s%nResults: %s%n", report.terminal(), folder);
      print("Report: %s%n", report.write(folder.resolve("report")));
    }
  }

  private static String planned(TwoLayerPlan plan, Path folder) {
    List<String> finished = plan.finished(folder);
    String students =
        plan.students() == 0 ? "" : String.format(Locale.ROOT, ", %,d students", plan.students());
    return String.format(
        Locale.ROOT,
        "Plan: %d units%s%n  %s%n  %d finished, %d to do%n  results in %s%n",
        plan.trials().size(),
        students,
        String.join(", ", plan.trials()),
        finished.size(),
        plan.trials().size() - finished.size(),
        folder);
  }

  @FormatMethod
  private void print(String format, Object... arguments) {
    out.printf(Locale.ROOT, format, arguments);
    out.flush();
  }
}
