package dev.tokenscope.bench;

import dev.tokenscope.wire.server.AsItComes;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * An authenticated call to the API (ES256), with the journal on, against the same dispatcher in a
 * MockWebServer as it comes: its own sockets, with Nagle's algorithm, and no door before it.
 */
final class ApiRatio implements Figure {

  private static final Duration RUN = Duration.ofSeconds(2);
  private static final Duration WARM_UP = Duration.ofSeconds(6);

  @Override
  public List<String> names() {
    return List.of("server.api_ratio");
  }

  @Override
  public List<Reading> measure() throws Exception {
    int port = Subject.freePort();
    try (TokenScopeServer ours = new TokenScopeServer();
        Subject peer =
            Subject.java(
                Subject.ownClassPath(),
                Map.of(),
                List.of(AsItComes.class.getName(), Integer.toString(port)));
        Load own = load(ours.address());
        Load others = load(peer.listensAt(port))) {
      own.answersPerSecond(WARM_UP);
      others.answersPerSecond(RUN);
      Duel duel =
          Duel.fight(5, () -> own.answersPerSecond(RUN), () -> others.answersPerSecond(RUN));
      return List.of(
          duel.ratio(
              "server.api_ratio",
              Goal.atLeast(40),
              "GET /api/orders on 16 connections against the same dispatcher in MockWebServer as it"
                  + " comes"),
          Reading.of(
              "server.api_per_second", duel.ours(), "1/s", Goal.NONE, "what TokenScope answered"),
          Reading.of(
              "server.api_peer_per_second", duel.peers(), "1/s", Goal.NONE, "what the peer did"));
    }
  }

  private static Load load(InetSocketAddress server) throws IOException {
    String token = Answers.field(Asking.logIn(server), "access_token");
    byte[] request = Asking.get(server, "/api/orders", "Authorization: Bearer " + token);
    return new Load(server, Asking.everywhere(_ -> request));
  }
}
