package dev.tokenscope.bench;

import dev.tokenscope.intent.ApiCall;
import dev.tokenscope.intent.RefreshStyle;
import dev.tokenscope.journal.Entry;
import dev.tokenscope.journal.Event;
import dev.tokenscope.token.TokenType;
import java.util.ArrayList;
import java.util.List;

/**
 * A thousand calls at once on a token that the server no longer accepts, against the same thousand
 * on a good one.
 */
final class ClientStorm implements Figure {

  private static final int CALLS = 1000;
  private static final int ROUNDS = 21;
  private static final int WARM_UP_ROUNDS = 6;

  @Override
  public List<String> names() {
    return List.of("client.storm_refreshes", "client.storm_ratio");
  }

  @Override
  public List<Reading> measure() throws Exception {
    List<Reading> readings = new ArrayList<>(storm(RefreshStyle.ENDPOINT, "client.storm"));
    readings.addAll(storm(RefreshStyle.HEADER, "client.header_storm"));
    return readings;
  }

  private static List<Reading> storm(RefreshStyle style, String name) throws Exception {
    try (ClientLab lab = new ClientLab(style)) {
      for (int i = 0; i < WARM_UP_ROUNDS; i++) {
        calm(lab);
        storm(lab);
      }
      List<Double> refreshes = new ArrayList<>();
      Duel duel =
          Duel.fight(
              ROUNDS,
              () -> {
                long before = lab.journal().lastSeq();
                double speed = storm(lab);
                refreshes.add((double) refreshesSince(lab, before));
                return speed;
              },
              () -> calm(lab));
      return List.of(
          Reading.of(
              name + "_refreshes",
              new Series(refreshes),
              "refreshes",
              Goal.exactly(1),
              "of 1,000 parallel calls on an expired token, in " + words(style)),
          duel.ratio(
              name + "_ratio",
              Goal.atLeast(0.8),
              "the same calls on a valid token took "
                  + Reading.number(CALLS * 1e3 / duel.peers().median())
                  + " ms, on an expired one "
                  + Reading.number(CALLS * 1e3 / duel.ours().median())
                  + " ms"));
    }
  }

  private static String words(RefreshStyle style) {
    return style == RefreshStyle.HEADER ? "header style" : "token endpoint style";
  }

  private static double calm(ClientLab lab) throws Exception {
    return Callers.allAtOnce(CALLS, () -> ClientLab.check(lab.client().call(ApiCall.ORDERS, 1)));
  }

  private static double storm(ClientLab lab) throws Exception {
    lab.server().expireAll(TokenType.ACCESS);
    return calm(lab);
  }

  private static long refreshesSince(ClientLab lab, long seq) {
    return lab.journal().since(seq).stream()
        .map(Entry::event)
        .filter(Event.RefreshStarted.class::isInstance)
        .count();
  }
}
