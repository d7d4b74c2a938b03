package dev.tokenscope.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * Ours against a peer, in turns: whatever else the machine does then disturbs both. Who goes first
 * changes from round to round.
 *
 * @param ours what ours reached in each round
 * @param peers what the peer reached in each round
 */
record Duel(Series ours, Series peers) {

  /** One side: runs once and says what it reached. */
  interface Side {
    double run() throws Exception;
  }

  static Duel fight(int rounds, Side ours, Side peer) throws Exception {
    List<Double> own = new ArrayList<>();
    List<Double> others = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      if (round % 2 == 0) {
        own.add(ours.run());
        others.add(peer.run());
      } else {
        others.add(peer.run());
        own.add(ours.run());
      }
    }
    return new Duel(new Series(own), new Series(others));
  }

  /**
   * How many times the peer's ours is: the median of the rounds' ratios. The sides of one round saw
   * the same load of the machine; the medians of the sides may come from rounds that did not.
   */
  Reading ratio(String name, Goal goal, String note) {
    return Reading.of(name, rounds(), "x", goal, note);
  }

  private Series rounds() {
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < ours.size(); i++) {
      ratios.add(ours.values().get(i) / peers.values().get(i));
    }
    return new Series(ratios);
  }
}
