package dev.tokenscope.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * An authenticated call while every client is judged, against the same server that judges nobody.
 */
final class WatchRatio implements Figure {

  private static final Duration RUN = Duration.ofSeconds(2);
  private static final Duration WARM_UP = Duration.ofSeconds(6);

  @Override
  public List<String> names() {
    return List.of("audit.watch_ratio", "audit.watch_work_ratio");
  }

  @Override
  public List<Reading> measure() throws Exception {
    try (TokenScopeServer watched = new TokenScopeServer();
        TokenScopeServer plain = new TokenScopeServer();
        Load own = load(watched.address());
        Load others = load(plain.address())) {
      watch(watched.address());
      own.answersPerSecond(WARM_UP);
      others.answersPerSecond(WARM_UP);
      List<Double> work = new ArrayList<>();
      List<Double> othersWork = new ArrayList<>();
      Duel duel =
          Duel.fight(
              9, () -> measured(own, watched, work), () -> measured(others, plain, othersWork));
      Duel works = new Duel(new Series(work), new Series(othersWork));
      return List.of(
          duel.ratio(
              "audit.watch_ratio",
              Goal.atLeast(0.9),
              "GET /api/orders on 16 connections while 33 checks watch, against nobody watching"),
          works.ratio(
              "audit.watch_work_ratio",
              Goal.atLeast(0.9),
              "the same in answers for a second of work of all cores, whatever else they do"),
          Reading.of(
              "audit.watched_per_second", duel.ours(), "1/s", Goal.NONE, "while it was watched"),
          Reading.of(
              "audit.unwatched_per_second", duel.peers(), "1/s", Goal.NONE, "while it was not"));
    }
  }

  /** Answers in a second; what they were for a second of the server's work is written down. */
  private static double measured(Load load, TokenScopeServer server, List<Double> perWork)
      throws IOException {
    Duration before = server.worked();
    long start = System.nanoTime();
    double perSecond = load.answersPerSecond(RUN);
    double seconds = (System.nanoTime() - start) / 1e9;
    Duration work = server.worked().minus(before);
    perWork.add(perSecond * seconds / (work.toMillis() / 1e3));
    return perSecond;
  }

  /** Watching begins with the first question. */
  static void watch(InetSocketAddress server) throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      URI audit = URI.create("http://127.0.0.1:" + server.getPort() + "/_lab/audit");
      HttpResponse<String> answer =
          http.send(HttpRequest.newBuilder(audit).build(), HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IOException("Nobody watches: " + answer.body());
      }
    }
  }

  private static Load load(InetSocketAddress server) throws IOException {
    String token = Answers.field(Asking.logIn(server), "access_token");
    byte[] request = Asking.get(server, "/api/orders", "Authorization: Bearer " + token);
    return new Load(server, Asking.everywhere(_ -> request));
  }
}
