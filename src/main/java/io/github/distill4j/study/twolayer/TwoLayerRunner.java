package io.github.distill4j.study.twolayer;

import io.github.distill4j.machine.Provenance;
import io.github.distill4j.net.kernel.Kernels;
import io.github.distill4j.study.Progress;
import io.github.distill4j.study.ResultsStore;
import io.github.distill4j.study.StudyImages;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a two-layer study in this process: every unit that has no result yet. */
public final class TwoLayerRunner {

  private static final Logger LOG = LoggerFactory.getLogger(TwoLayerRunner.class);

  private final TwoLayerPlan plan;
  private final StudyImages images;
  private final UnitDesk desk;

  /**
   * A runner.
   *
   * @param plan what is to be done
   * @param images where images come from
   * @param store where results are and go
   * @param progress hears of everything
   */
  public TwoLayerRunner(
      TwoLayerPlan plan, StudyImages images, ResultsStore store, Progress progress) {
    this.plan = plan;
    this.images = images;
    this.desk = new UnitDesk(store, plan.trials(), progress);
  }

  /**
   * Does what is missing.
   *
   * @return all results
   * @throws IOException when one cannot be written; all earlier ones are kept
   */
  public TwoLayerResults run() throws IOException {
    int toDo = plan.trials().size() - plan.finished(desk.store().folder()).size();
    LOG.info("plan: {} units, {} to do", plan.trials().size(), toDo);
    if (toDo > 0) {
      LOG.info("machine: {}", Provenance.ofThisProcess("none", Kernels.diagnosis()).machine());
    }
    if (plan.spec() instanceof ScalingSpec scaling) {
      new ScalingRunner(scaling, desk).run();
    } else {
      StacksSpec stacks = (StacksSpec) plan.spec();
      for (String set : stacks.sets().keySet()) {
        run(new SetUnits(stacks, set));
      }
    }
    return TwoLayerResults.of(plan.spec(), desk.store().folder());
  }

  private void run(SetUnits units) throws IOException {
    if (!units.trials().stream().allMatch(desk::has)) {
      SetImages set = SetImages.of(images.load(units.spec().sets().get(units.set()).data()));
      new SetRunner(units, set, desk).run();
    }
  }
}
