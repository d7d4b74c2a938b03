package dev.tokenscope.wire.client;

import static dev.tokenscope.wire.client.Bench.answered;
import static dev.tokenscope.wire.client.Bench.failure;
import static dev.tokenscope.wire.client.Bench.loginNeeded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenscope.intent.ApiCall;
import dev.tokenscope.intent.Intent;
import dev.tokenscope.intent.RefreshStyle;
import dev.tokenscope.intent.StoreKind;
import dev.tokenscope.journal.Cause;
import dev.tokenscope.journal.Entry;
import dev.tokenscope.journal.Event;
import dev.tokenscope.journal.FailureKind;
import dev.tokenscope.journal.Header;
import dev.tokenscope.journal.Lane;
import dev.tokenscope.journal.LoginReason;
import dev.tokenscope.journal.Message;
import dev.tokenscope.journal.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SevenStepsTest {

  @Test
  void aLoginBringsTwoTokensAndTheyAreKept() throws Exception {
    try (Bench bench = new Bench(RefreshStyle.HEADER).loggedIn()) {
      StoredSession session = bench.client.session().orElseThrow();
      assertThat(session)
          .isEqualTo(
              new StoredSession(
                  "at-1",
                  Bench.START,
                  Bench.START.plusSeconds(15),
                  "rt-1",
                  Bench.START.plusSeconds(120),
                  "orders:read",
                  "alice",
                  bench.server.origin()));
      assertThat(bench.events(Event.TokensStored.class))
          .containsExactly(
              new Event.TokensStored(
                  Lane.CLIENT,
                  "at-1",
                  Bench.START.plusSeconds(15),
                  "rt-1",
                  Bench.START.plusSeconds(120),
                  StoreKind.MEMORY));
      assertThat(bench.server.seen.getFirst().body())
          .isEqualTo("{\"username\":\"alice\",\"password\":\"wonderland\"}");
    }
  }

  @Test
  void aWrongPasswordLeavesEverythingAsItWas() throws Exception {
    try (Bench bench = new Bench(RefreshStyle.HEADER)) {
      assertThat(bench.client.logIn("alice", "looking-glass")).isEqualTo(answered(401, 1));
      assertThat(bench.client.session()).isEmpty();
    }
  }

  @Test
  void aLoginWithoutATokenInItsAnswerIsNoLogin() throws Exception {
    try (Bench bench = new Bench(RefreshStyle.HEADER)) {
      bench.server.tokens = json -> json.put("access_token", "undefined");
      assertThat(failure(bench.client.logIn("alice", "wonderland"))).isEqualTo(FailureKind.GARBLED);
      assertThat(bench.client.session()).isEmpty();
    }
  }

  @Test
  void everyCallCarriesTheAccessTokenAndItsTrace() throws Exception {
    try (Bench bench = new Bench(RefreshStyle.HEADER).loggedIn()) {
      assertThat(bench.call()).isEqualTo(answered(200, 1));
      ScriptedServer.Seen call = bench.server.seen.getLast();
      assertThat(call.bearer()).isEqualTo("at-1");
      assertThat(call.headers().get("User-Agent")).isEqualTo("TokenScope built-in client");
      Event.RequestSent sent = bench.events(Event.RequestSent.class).getLast();
      assertThat(call.headers().get("traceparent"))
          .isEqualTo(sent.exchange().traceparent(Bench.TRACE));
      assertThat(sent.request().headers())
          .extracting(h -> h.name() + ": " + h.value())
          .containsExactlyElementsOf(
              call.headers().toMultimap().isEmpty()
                  ? List.of()
                  : IntStream.range(0, call.headers().size())
                      .mapToObj(i -> call.headers().name(i) + ": " + call.headers().value(i))
                      .toList());
      assertThat(sent.request().startLine()).isEqualTo("GET /api/orders HTTP/1.1");
    }
  }

  @ParameterizedTest
  @EnumSource
  void anExpiredAccessTokenIsRefreshedAndTheCallSucceeds(RefreshStyle style) throws Exception {
    try (Bench bench = new Bench(style).expired()) {
      bench.clock.advance(Duration.ofSeconds(16));
      assertThat(bench.client.call(ApiCall.post("/api/orders", "{\"item\":\"tea\"}"), 0))
          .isEqualTo(answered(201, 2));
      assertThat(bench.server.refreshTokensSeen()).containsExactly("rt-1");
      assertThat(bench.accessToken()).isEqualTo("at-2");
      assertThat(bench.refreshToken()).isEqualTo("rt-2");
      assertThat(bench.client.session().orElseThrow().accessExpiresAt())
          .isEqualTo(Bench.START.plusSeconds(31));
      assertThat(bench.refreshResults()).containsExactly(Event.RefreshResult.REFRESHED);
      assertThat(
              bench.server.seen.stream()
                  .filter(ScriptedServer.Seen::isApi)
                  .map(ScriptedServer.Seen::body))
          .containsOnly("{\"item\":\"tea\"}");
    }
  }

  @Test
  void theTokenEndpointGetsAFormFromAPublicClient() throws Exception {
    try (Bench bench = new Bench(RefreshStyle.ENDPOINT).expired()) {
      bench.call();
      ScriptedServer.Seen refresh = bench.server.seen.get(2);
      assertThat(refresh.method() + " " + refresh.path()).isEqualTo("POST /oauth2/token");
      assertThat(refresh.body())
          .isEqualTo("grant_type=refresh_token&refresh_token=rt-1&client_id=tokenscope");
      assertThat(refresh.bearer()).isNull();
      assertThat(bench.server.bearersSeen()).containsExactly("at-1", "at-2");
    }
  }

  @Test
  void inHeaderStyleTheRepeatedRequestCarriesTheRefreshToken() throws Exception {
    try (Bench bench = new Bench(RefreshStyle.HEADER).expired()) {
      bench.call("/api/orders?page=2");
      assertThat(bench.server.bearersSeen()).containsExactly("at-1", "rt-1");
      assertThat(bench.server.seen.getLast().path()).isEqualTo("/api/orders?page=2");
      List<Long> calls =
          bench.events(Event.RequestSent.class).stream().map(Event.RequestSent::call).toList();
      assertThat(calls).containsExactly(0L, 1L, 1L);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aRefreshTokenThatIsNoLongerGoodMeansLogIn(RefreshStyle style) throws Exception {
    try (Bench bench = new Bench(style).expired()) {
      bench.server.revoke();
      assertThat(bench.call()).isEqualTo(loginNeeded(LoginReason.REVOKED));
      assertThat(bench.client.session()).isEmpty();
      assertThat(bench.call()).isEqualTo(loginNeeded(LoginReason.REVOKED));
      assertThat(bench.events(Event.LoginRequired.class))
          .containsExactly(new Event.LoginRequired(Lane.CLIENT, LoginReason.REVOKED));
      assertThat(bench.events(Event.TokensCleared.class)).hasSize(1);
      assertThat(bench.server.bearersSeen().getLast()).isEqualTo("-");
      assertThat(bench.refreshResults()).containsExactly(Event.RefreshResult.REFUSED);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aCallWithoutASessionGoesWithoutATokenAndAsksForALogin(RefreshStyle style) throws Exception {
    try (Bench bench = new Bench(style)) {
      bench.client.resume();
      assertThat(bench.call()).isEqualTo(loginNeeded(LoginReason.FIRST_START));
      assertThat(bench.call("/api/public")).isEqualTo(answered(200, 1));
      assertThat(bench.server.bearersSeen()).containsExactly("-", "-");
      assertThat(bench.events(Event.LoginRequired.class))
          .containsExactly(new Event.LoginRequired(Lane.CLIENT, LoginReason.FIRST_START));
      assertThat(bench.events(Event.RefreshStarted.class)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aSessionWithoutARefreshTokenEndsAtItsFirst401(RefreshStyle style) throws Exception {
    try (Bench bench = new Bench(style)) {
      bench.server.tokens = json -> json.without(List.of("refresh_token"));
      bench.expired();
      assertThat(bench.call()).isEqualTo(loginNeeded(LoginReason.NO_REFRESH_TOKEN));
      assertThat(bench.server.refreshes()).isZero();
      assertThat(bench.client.logOut()).isEqualTo(new Outcome.Done());
    }
  }

  @Test
  void whoAskedForACallIsTheCauseOfAllThatFollows() throws Exception {
    try (Bench bench = new Bench(RefreshStyle.HEADER).expired()) {
      Entry asked = bench.journal.append(new Event.Asked(new Intent.Call(ApiCall.ORDERS)));
      Cause.run(asked.seq(), () -> Bench.outcome(bench.start(1).getFirst()));
      assertThat(bench.journal.since(asked.seq())).allMatch(e -> e.cause() == asked.seq());
      assertThat(bench.events(Event.RefreshStarted.class)).hasSize(1);
    }
  }

  @Test
  void theAnswerIsWrittenDownAsItCame() throws Exception {
    try (Bench bench = new Bench(RefreshStyle.HEADER).loggedIn()) {
      bench.server.script =
          (_, _) ->
              ScriptedServer.json(200, "Fine", "{\"a\":1}")
                  .newBuilder()
                  .addHeader("X-One", "1")
                  .addHeader("X-One", "2")
                  .build();
      bench.call();
      Message.Response response = bench.events(Event.ResponseReceived.class).getLast().response();
      assertThat(response.startLine()).isEqualTo("HTTP/1.1 200 Fine");
      assertThat(Header.all(response.headers(), "x-one")).containsExactly("1", "2");
      assertThat(response.body().text()).isEqualTo("{\"a\":1}");
    }
  }

  @Test
  void anAnswerLargerThanTheJournalKeepsIsDeliveredWhole() throws Exception {
    try (Bench bench = new Bench(RefreshStyle.HEADER).loggedIn()) {
      bench.server.script = (_, _) -> ScriptedServer.json(200, "OK", "x".repeat(1_500_000));
      assertThat(bench.call()).isEqualTo(answered(200, 1));
      assertThat(bench.events(Event.ResponseReceived.class).getLast().response().body().size())
          .isEqualTo(1024 * 1024);
    }
  }

  @Test
  void aCallThatIsNoHttpFailsAtTheDoor() throws Exception {
    try (Bench bench = new Bench(RefreshStyle.HEADER).loggedIn()) {
      assertThat(failure(bench.client.call(new ApiCall("GE T", "/api/orders", ""), 0)))
          .isEqualTo(FailureKind.GARBLED);
      bench.origin = "nowhere";
      assertThat(failure(bench.call())).isEqualTo(FailureKind.GARBLED);
    }
  }

  @Test
  void headAndDeleteNeedNoBody() throws Exception {
    try (Bench bench = new Bench(RefreshStyle.HEADER).loggedIn()) {
      assertThat(bench.client.call(new ApiCall("HEAD", "/api/orders", ""), 0))
          .isEqualTo(answered(200, 1));
      assertThat(bench.client.call(new ApiCall("DELETE", "/api/orders", ""), 0))
          .isEqualTo(answered(200, 1));
      assertThat(bench.client.call(new ApiCall("PUT", "/api/orders", ""), 0))
          .isEqualTo(answered(200, 1));
      assertThat(bench.client.call(new ApiCall("GET", "/api/orders", "{}"), 0))
          .isEqualTo(answered(200, 1));
    }
  }
}
