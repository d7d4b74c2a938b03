package dev.tokenscope.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What watching keeps, over a million exchanges: calls, refreshes with rotation, logins, and more
 * clients than are kept. What the server itself remembers of its logins is measured beside it.
 */
final class WatchMemory implements Figure {

  private static final long STEP = 200_000;
  private static final long ALL = 1_000_000;
  private static final double MIB = 1024 * 1024;

  @Override
  public List<String> names() {
    return List.of("audit.watch_memory", "audit.watched_heap", "audit.unwatched_heap");
  }

  @Override
  public List<Reading> measure() throws Exception {
    List<Double> watched = heaps(true);
    List<Double> plain = heaps(false);
    List<Double> watching = new ArrayList<>();
    for (int i = 0; i < watched.size(); i++) {
      watching.add(watched.get(i) - plain.get(i));
    }
    String note = "heap after a collection, every " + STEP + " exchanges up to " + ALL;
    return List.of(
        Reading.of(
            "audit.watch_memory",
            new Series(List.of(watching.getLast())),
            "MiB",
            Goal.atMost(100),
            "what watching keeps of " + ALL + " exchanges; " + inWords(watching) + " on the way"),
        Reading.of("audit.watched_heap", new Series(watched), "MiB", Goal.NONE, note),
        Reading.of("audit.unwatched_heap", new Series(plain), "MiB", Goal.NONE, note));
  }

  private static String inWords(List<Double> sizes) {
    return sizes.stream().map(Reading::number).collect(Collectors.joining(", "));
  }

  /** The heap of a server in MiB, every so many exchanges. */
  private static List<Double> heaps(boolean watched) throws Exception {
    List<Double> heaps = new ArrayList<>();
    try (TokenScopeServer server = new TokenScopeServer();
        Load load = new Load(server.address(), visitors(server.address()))) {
      if (watched) {
        WatchRatio.watch(server.address());
      }
      for (long answers = 0; answers < ALL; ) {
        answers += load.answers(STEP);
        heaps.add(server.heapUsed() / MIB);
      }
    }
    return heaps;
  }

  private static List<Load.Talk> visitors(InetSocketAddress server) {
    List<Load.Talk> all = new ArrayList<>();
    for (int i = 0; i < Asking.CONNECTIONS; i++) {
      all.add(new Visitor(server, i));
    }
    return all;
  }

  /** Logs in, calls, refreshes now and then, and comes back under another name. */
  private static final class Visitor implements Load.Talk {
    private static final int LOGIN_EVERY = 500;
    private static final int REFRESH_EVERY = 50;

    private final InetSocketAddress server;
    private final int number;
    private int asked;
    private boolean asksForTokens;
    private String access = "";
    private String refresh = "";

    Visitor(InetSocketAddress server, int number) {
      this.server = server;
      this.number = number;
    }

    @Override
    public byte[] next(String last) throws IOException {
      if (asksForTokens) {
        access = Answers.field(last, "access_token");
        refresh = Answers.field(last, "refresh_token");
      }
      int turn = asked++ % LOGIN_EVERY;
      asksForTokens = turn % REFRESH_EVERY == 0;
      if (!asksForTokens) {
        return Asking.get(server, "/api/orders", agent(), "Authorization: Bearer " + access);
      }
      return Asking.form(
          server,
          "/oauth2/token",
          turn == 0
              ? "grant_type=password&username=alice&password=wonderland&client_id=tokenscope"
              : "grant_type=refresh_token&client_id=tokenscope&refresh_token=" + refresh,
          agent());
    }

    private String agent() {
      // the request that is being written was counted already
      return "User-Agent: Visitor-" + number + "/" + (asked - 1) / LOGIN_EVERY;
    }
  }
}
