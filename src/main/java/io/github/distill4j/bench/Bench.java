package io.github.distill4j.bench;

import io.github.distill4j.bench.BenchResult.Memory;
import io.github.distill4j.data.fetch.DataStore;
import io.github.distill4j.net.Architecture;
import io.github.distill4j.net.FastBlocks;
import io.github.distill4j.net.StockBlocks;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * One sitting. The contestants take turns, one at a time, in an order that changes from round to
 * round, so that a machine that grows slower or faster meanwhile is unfair to none of them.
 */
public final class Bench {

  private final BenchSpec spec;
  private final DataStore data;
  private final BenchProgress progress;
  private final Machine machine = Machine.ofThisProcess();
  private final Torch.Search torch;
  private final Contestant ours = new Deeplearning4jContestant(Entrant.DISTILL4J, FastBlocks::new);
  private final List<Measurement> measurements = new ArrayList<>();

  /**
   * A sitting.
   *
   * @param spec what is to be timed
   * @param data gives the distillation epoch's images
   * @param progress hears of every turn
   */
  public Bench(BenchSpec spec, DataStore data, BenchProgress progress) {
    this.spec = spec;
    this.data = data;
    this.progress = progress;
    this.torch = Torch.find(spec.python());
  }

  /** Times everything. */
  public BenchResult run() {
    rehearse();
    Long memory = Machine.peakMemory().orElse(null);
    for (int round = 1; round <= spec.rounds(); round++) {
      for (Architecture net : spec.nets()) {
        takeTurns(round, net);
      }
    }
    List<EpochPair> epochs = epochs();
    List<StackPair> stacks = stacks();
    return new BenchResult(
        machine,
        torch.words(),
        spec.batch(),
        spec.rounds(),
        measurements,
        epochs,
        stacks,
        new Memory(memory, Machine.peakMemory().orElse(null)));
  }

  /**
   * Compiles Java's hot paths and, since nobody else has used memory yet, shows what our networks
   * need of it.
   */
  private void rehearse() {
    for (Architecture net : spec.nets()) {
      progress.started("rehearsal " + net);
      progress.ended(words(ours.measure(spec.task(net))));
    }
  }

  private void takeTurns(int round, Architecture net) {
    List<Contestant> order = new ArrayList<>(contestants());
    Collections.rotate(order, 1 - round);
    for (Contestant contestant : order) {
      String place = "round " + round + "/" + spec.rounds();
      progress.started(place + " " + net + " " + contestant.entrant().column());
      Speed speed = contestant.measure(spec.task(net));
      progress.ended(words(speed));
      add(new Measurement(round, net.toString(), contestant.entrant(), speed));
    }
  }

  private List<Contestant> contestants() {
    Stream<Contestant> stock =
        spec.stock()
            ? Stream.of(new Deeplearning4jContestant(Entrant.STOCK, StockBlocks::new))
            : Stream.empty();
    Stream<Contestant> theirs =
        torch.torch().stream()
            .flatMap(found -> found.contestants(machine.made().threads()).stream());
    return Stream.of(stock, Stream.of(ours), theirs).flatMap(each -> each).toList();
  }

  private void add(Measurement next) {
    for (Measurement other : measurements) {
      if (other.net().equals(next.net())
          && other.speed().parameters() != next.speed().parameters()) {
        throw new IllegalStateException(
            String.format(
                Locale.ROOT,
                "%s is not one network: %d parameters as %s, %d as %s",
                next.net(),
                other.speed().parameters(),
                other.entrant(),
                next.speed().parameters(),
                next.entrant()));
      }
    }
    measurements.add(next);
  }

  private List<EpochPair> epochs() {
    if (spec.epochImages() == 0) {
      return List.of();
    }
    EpochRace race = new EpochRace(data, spec.epochImages(), spec.batch());
    List<EpochPair> pairs = new ArrayList<>();
    for (int round = 1; round <= spec.rounds(); round++) {
      progress.started("round " + round + "/" + spec.rounds() + " epochs, hard and soft labels");
      EpochPair pair = race.race(round);
      progress.ended(
          String.format(
              Locale.ROOT, "%.2f s and %.2f s", pair.hard().seconds(), pair.soft().seconds()));
      pairs.add(pair);
    }
    return pairs;
  }

  private List<StackPair> stacks() {
    if (spec.students() == 0) {
      return List.of();
    }
    StackRace race = new StackRace(spec.students(), spec.batch(), spec.seconds());
    List<StackPair> pairs = new ArrayList<>();
    for (int round = 1; round <= spec.rounds(); round++) {
      progress.started("round " + round + "/" + spec.rounds() + " students, stacked and alone");
      StackPair pair = race.race(round);
      progress.ended(
          String.format(
              Locale.ROOT, "training %.0f and %.0f images/s", pair.stacked(), pair.alone()));
      pairs.add(pair);
    }
    return pairs;
  }

  private static String words(Speed speed) {
    return String.format(
        Locale.ROOT, "training %.0f, inference %.0f images/s", speed.training(), speed.inference());
  }
}
