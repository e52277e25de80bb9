package io.github.distill4j.bench;

import io.github.distill4j.bench.Contestant.Speed;
import io.github.distill4j.bench.Sitting.Measurement;
import io.github.distill4j.bench.Sitting.Memory;
import io.github.distill4j.net.Architecture;
import io.github.distill4j.net.FastBlocks;
import io.github.distill4j.net.StockBlocks;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * Runs one sitting. The contestants take turns, one at a time, in an order that changes from round
 * to round, so that a machine that grows slower or faster meanwhile is unfair to none of them.
 */
final class Bench {

  private final BenchOptions options;
  private final PrintWriter terminal;
  private final Machine machine = Machine.ofThisProcess();
  private final Torch torch;
  private final Contestant ours = new OwnContestant(Entrant.DISTILL4J, FastBlocks::new);
  private final List<Measurement> measurements = new ArrayList<>();

  /**
   * A sitting.
   *
   * @param options what is to be timed
   * @param terminal gets a line a turn, begun with the turn; nothing else is written meanwhile,
   *     since a busy thread would spoil the timing
   */
  Bench(BenchOptions options, PrintWriter terminal) {
    this.options = options;
    this.terminal = terminal;
    this.torch = Torch.find(options.python);
  }

  /** Times everything. */
  Sitting run() {
    rehearse();
    Long memory = Machine.peakMemory();
    for (int round = 1; round <= options.rounds; round++) {
      for (Architecture net : options.networks()) {
        takeTurns(round, net);
      }
    }
    List<EpochPair> epochs = options.epochImages == 0 ? List.of() : epochs();
    List<StackPair> stacks = options.students == 0 ? List.of() : stacks();
    return new Sitting(
        machine,
        torch.words(),
        options.stopwatch().batch(),
        options.rounds,
        measurements,
        epochs,
        stacks,
        new Memory(memory, Machine.peakMemory()));
  }

  /**
   * Compiles Java's hot paths and, since nobody else has used memory yet, shows what our networks
   * need of it.
   */
  private void rehearse() {
    for (Architecture net : options.networks()) {
      told("rehearsal " + net, () -> ours.measure(net, options.stopwatch()));
    }
  }

  private void takeTurns(int round, Architecture net) {
    List<Contestant> order = new ArrayList<>(contestants());
    Collections.rotate(order, 1 - round);
    for (Contestant contestant : order) {
      Entrant entrant = contestant.entrant();
      Speed speed =
          told(
              place(round) + net + " " + entrant.column(),
              () -> contestant.measure(net, options.stopwatch()));
      add(new Measurement(round, net.toString(), entrant, speed));
    }
  }

  private List<Contestant> contestants() {
    List<Contestant> all = new ArrayList<>();
    if (!options.noStock) {
      all.add(new OwnContestant(Entrant.STOCK, StockBlocks::new));
    }
    all.add(ours);
    all.addAll(torch.contestants(machine.made().threads()));
    return all;
  }

  private void add(Measurement next) {
    for (Measurement other : measurements) {
      if (other.net().equals(next.net())
          && other.speed().parameters() != next.speed().parameters()) {
        throw new IllegalStateException("one network, but two sizes: " + other + ", " + next);
      }
    }
    measurements.add(next);
  }

  private List<EpochPair> epochs() {
    EpochRace race = new EpochRace(options.epochImages, options.stopwatch().batch());
    return rounds("epochs, hard and soft labels", race::race);
  }

  private List<StackPair> stacks() {
    StackRace race = new StackRace(options.students, options.stopwatch());
    return rounds("students, stacked and alone", race::race);
  }

  private <T> List<T> rounds(String what, IntFunction<T> race) {
    List<T> pairs = new ArrayList<>();
    for (int round = 1; round <= options.rounds; round++) {
      int number = round;
      pairs.add(told(place(round) + what, () -> race.apply(number)));
    }
    return pairs;
  }

  private String place(int round) {
    return "round " + round + "/" + options.rounds + " ";
  }

  private <T> T told(String what, Supplier<T> turn) {
    terminal.printf(Locale.ROOT, "%-40s", what);
    terminal.flush();
    T result = turn.get();
    terminal.println(result);
    terminal.flush();
    return result;
  }
}
