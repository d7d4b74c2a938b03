package dev.tokenscope.bench;

import dev.tokenscope.intent.ApiCall;
import dev.tokenscope.intent.RefreshStyle;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.Okio;

/** Calls through the built-in client, journal on, against bare OkHttp on the same endpoint. */
final class ClientCallRatio implements Figure {

  private static final Duration RUN = Duration.ofMillis(1500);
  private static final Duration WARM_UP = Duration.ofSeconds(12);
  // as many as bare OkHttp keeps connections for
  private static final int CALLERS = Integer.getInteger("bench.callers", 4);

  @Override
  public List<String> names() {
    return List.of("client.call_ratio");
  }

  @Override
  public List<Reading> measure() throws Exception {
    try (ClientLab lab = new ClientLab(RefreshStyle.ENDPOINT)) {
      OkHttpClient bare = new OkHttpClient();
      Request request =
          new Request.Builder()
              .url(lab.orders())
              .header("Authorization", "Bearer " + lab.accessToken())
              .build();
      Duel.Side ours = () -> run(RUN, () -> ClientLab.check(lab.client().call(ApiCall.ORDERS, 0)));
      Duel.Side peer = () -> run(RUN, () -> call(bare, request));
      run(WARM_UP, () -> ClientLab.check(lab.client().call(ApiCall.ORDERS, 0)));
      run(WARM_UP, () -> call(bare, request));
      Duel duel = Duel.fight(21, ours, peer);
      bare.connectionPool().evictAll();
      return List.of(
          duel.ratio(
              "client.call_ratio",
              Goal.atLeast(0.95),
              "GET /api/orders by " + CALLERS + " callers against bare OkHttp"),
          Reading.of(
              "client.calls_per_second", duel.ours(), "1/s", Goal.NONE, "the built-in client's"),
          Reading.of("client.bare_calls_per_second", duel.peers(), "1/s", Goal.NONE, "OkHttp's"));
    }
  }

  private static double run(Duration span, Callers.Call call) throws Exception {
    return Callers.callsPerSecond(CALLERS, span, call);
  }

  private static void call(OkHttpClient client, Request request) throws IOException {
    try (Response response = client.newCall(request).execute()) {
      response.body().source().readAll(Okio.blackhole());
      if (response.code() != 200) {
        throw new IOException("A call ended with " + response.code());
      }
    }
  }
}
