package dev.tokenscope.wire.client;

import static dev.tokenscope.wire.client.Bench.answered;
import static dev.tokenscope.wire.client.Bench.failure;
import static dev.tokenscope.wire.client.Bench.loginNeeded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenscope.intent.RefreshStyle;
import dev.tokenscope.intent.Safety;
import dev.tokenscope.journal.Event;
import dev.tokenscope.journal.Event.RefreshResult;
import dev.tokenscope.journal.FailureKind;
import dev.tokenscope.journal.LoginReason;
import dev.tokenscope.journal.Outcome;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 90, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class OutageTest {

  /** Answers refreshes, and nothing else. */
  private static void onRefresh(Bench bench, Supplier<MockResponse> answer) {
    bench.server.script = (seen, usual) -> seen.isRefresh() ? answer.get() : usual.get();
  }

  @ParameterizedTest
  @CsvSource({
    "ENDPOINT,500", "ENDPOINT,503", "ENDPOINT,429", "ENDPOINT,408", "ENDPOINT,302",
    "HEADER,500", "HEADER,503", "HEADER,429", "HEADER,404", "HEADER,403"
  })
  void anOutageIsNoLogout(RefreshStyle style, int status) throws Exception {
    try (Bench bench = new Bench(style).expired()) {
      onRefresh(bench, () -> ScriptedServer.json(status, "Trouble", "{}"));
      Outcome outcome = bench.call();
      if (style == RefreshStyle.HEADER) {
        assertThat(outcome).isEqualTo(answered(status, 2));
      } else {
        assertThat(failure(outcome)).isEqualTo(FailureKind.REFRESH_FAILED);
      }
      assertThat(bench.refreshToken()).isEqualTo("rt-1");
      assertThat(bench.refreshResults()).containsExactly(RefreshResult.FAILED);
      assertThat(bench.events(Event.LoginRequired.class)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void withoutKeepingASessionThroughAnOutageItIsLost(RefreshStyle style) throws Exception {
    try (Bench bench = new Bench(style).without(Safety.KEEP_ON_OUTAGE).expired()) {
      onRefresh(bench, () -> ScriptedServer.json(503, "Service Unavailable", "{}"));
      assertThat(bench.call()).isEqualTo(loginNeeded(LoginReason.REFUSED));
      assertThat(bench.client.session()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void withoutKeepingASessionThroughAnOutageABrokenNetworkLosesIt(RefreshStyle style)
      throws Exception {
    try (Bench bench = new Bench(style).without(Safety.KEEP_ON_OUTAGE).expired()) {
      onRefresh(bench, ScriptedServer::hangUp);
      assertThat(bench.call()).isEqualTo(loginNeeded(LoginReason.REFUSED));
    }
  }

  @ParameterizedTest
  @EnumSource
  void afterAFailureThereIsAPauseThatGrowsInLabTime(RefreshStyle style) throws Exception {
    try (Bench bench = new Bench(style).expired()) {
      onRefresh(bench, ScriptedServer::hangUp);
      double pauseSeconds = 0.5;
      for (int failures = 1; failures <= 9; failures++) {
        assertThat(failure(bench.call())).isEqualTo(FailureKind.REFRESH_FAILED);
        assertThat(bench.server.refreshes()).isEqualTo(failures);
        bench.clock.advance(Duration.ofMillis((long) (pauseSeconds * 790)));
        assertThat(bench.call()).isEqualTo(answered(401, 1));
        assertThat(bench.server.refreshes()).isEqualTo(failures);
        bench.clock.advance(Duration.ofMillis((long) (pauseSeconds * 420)));
        pauseSeconds = Math.min(30, pauseSeconds * 2);
      }
      bench.server.script = (_, usual) -> usual.get();
      assertThat(bench.call()).isEqualTo(answered(200, 2));
      bench.server.expireAccess();
      onRefresh(bench, ScriptedServer::hangUp);
      bench.call();
      bench.clock.advance(Duration.ofMillis(601));
      bench.call();
      assertThat(bench.server.refreshes()).as("a success starts the pauses anew").isEqualTo(12);
    }
  }

  @Test
  void withoutBackOffEveryCallTriesAgain() throws Exception {
    try (Bench bench = new Bench(RefreshStyle.ENDPOINT).without(Safety.BACK_OFF).expired()) {
      onRefresh(bench, () -> unavailable("60"));
      for (int i = 0; i < 3; i++) {
        bench.call();
      }
      assertThat(bench.server.refreshes()).isEqualTo(3);
    }
  }

  private static MockResponse unavailable(String retryAfter) {
    return ScriptedServer.json(503, "Service Unavailable", "{}")
        .newBuilder()
        .addHeader("Date", "Mon, 04 May 2026 14:00:00 GMT")
        .addHeader("Retry-After", retryAfter)
        .build();
  }

  @ParameterizedTest
  @ValueSource(strings = {"40", "Mon, 04 May 2026 14:00:40 GMT"})
  void retryAfterIsHonouredToTheSecond(String retryAfter) throws Exception {
    try (Bench bench = new Bench(RefreshStyle.ENDPOINT).expired()) {
      onRefresh(bench, () -> unavailable(retryAfter));
      bench.call();
      bench.clock.advance(Duration.ofMillis(39_999));
      assertThat(bench.call()).isEqualTo(answered(401, 1));
      bench.clock.advance(Duration.ofMillis(1));
      assertThat(failure(bench.call())).isEqualTo(FailureKind.REFRESH_FAILED);
      assertThat(bench.server.refreshes()).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @CsvSource({"ENDPOINT,0", "HEADER,0", "ENDPOINT,soon", "HEADER,'Mon, 04 May 2026 13:59:00 GMT'"})
  void anInvitationToRepeatAtOnceIsNotFollowedByTheHttpStack(RefreshStyle style, String retryAfter)
      throws Exception {
    try (Bench bench = new Bench(style).expired()) {
      onRefresh(bench, () -> unavailable(retryAfter));
      bench.call();
      assertThat(bench.server.refreshes()).isEqualTo(1);
      bench.clock.advance(Duration.ofMillis(399));
      assertThat(bench.call()).isEqualTo(answered(401, 1));
    }
  }

  @Test
  void aLoginMakesUpForFailures() throws Exception {
    try (Bench bench = new Bench(RefreshStyle.ENDPOINT).expired()) {
      onRefresh(bench, ScriptedServer::hangUp);
      bench.call();
      bench.server.script = (_, usual) -> usual.get();
      bench.expired();
      assertThat(bench.call()).isEqualTo(answered(200, 2));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"error\":\"server_error\"}",
        "{\"error\":\"x\",\"access_token\":\"at-9\"}",
        "{\"access_token\":\"\"}",
        "{\"access_token\":\"  \"}",
        "{\"access_token\":\"undefined\"}",
        "{\"access_token\":\"null\"}",
        "{\"access_token\":null}",
        "{\"access_token\":{}}",
        "{\"access_token\":\"a\\nb\"}",
        "{\"access_token\":\"at-9\",\"token_type\":\"mac\"}",
        "<html>",
        "",
        "[]",
        "null"
      })
  void whatIsNoTokenIsNotTakenForOne(String body) throws Exception {
    try (Bench bench = new Bench(RefreshStyle.ENDPOINT).expired()) {
      onRefresh(bench, () -> ScriptedServer.json(200, "OK", body));
      assertThat(failure(bench.call())).isEqualTo(FailureKind.REFRESH_FAILED);
      assertThat(bench.refreshToken()).isEqualTo("rt-1");
      assertThat(bench.accessToken()).isEqualTo("at-1");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "400,The refresh token was already used,REUSED",
    "403,Invalid Refresh Token: Already Used,REUSED",
    "400,The refresh token was revoked,REVOKED",
    "401,The refresh token expired,REFRESH_EXPIRED",
    "400,The refresh token is unknown,UNKNOWN_TOKEN",
    "400,No,REFUSED"
  })
  void a4xxOfTheTokenEndpointEndsTheSessionAndSaysWhy(
      int status, String description, LoginReason reason) throws Exception {
    try (Bench bench = new Bench(RefreshStyle.ENDPOINT).expired()) {
      onRefresh(bench, () -> ScriptedServer.invalidGrant(status, description));
      assertThat(bench.call()).isEqualTo(loginNeeded(reason));
    }
  }

  @ParameterizedTest
  @EnumSource
  void anOmittedRefreshTokenLeavesTheOldOneInPlace(RefreshStyle style) throws Exception {
    try (Bench bench = new Bench(style)) {
      bench.server.rotates = false;
      bench.expired();
      assertThat(bench.call()).isEqualTo(answered(200, 2));
      assertThat(bench.refreshToken()).isEqualTo("rt-1");
      assertThat(bench.client.session().orElseThrow().refreshExpiresAt())
          .isEqualTo(Bench.START.plusSeconds(120));
      bench.server.expireAccess();
      assertThat(bench.call()).isEqualTo(answered(200, 2));
      assertThat(bench.server.refreshTokensSeen()).containsExactly("rt-1", "rt-1");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aClientThatIgnoresRotationKillsItsOwnFamily(RefreshStyle style) throws Exception {
    try (Bench bench = new Bench(style).without(Safety.ADOPT_ROTATION).expired()) {
      bench.call();
      bench.server.expireAccess();
      assertThat(bench.call()).isEqualTo(loginNeeded(LoginReason.REUSED));
      assertThat(bench.server.refreshTokensSeen()).containsExactly("rt-1", "rt-1");
    }
  }

  @ParameterizedTest
  @EnumSource
  void theSameFaultOnACallIsNotTheRefreshsBusiness(RefreshStyle style) throws Exception {
    try (Bench bench = new Bench(style).loggedIn()) {
      assertThat(bench.call("/api/broken")).isEqualTo(answered(500, 1));
      bench.server.script = (_, _) -> ScriptedServer.hangUp();
      assertThat(failure(bench.call())).isEqualTo(FailureKind.BROKEN);
      bench.server.script =
          (_, _) ->
              ScriptedServer.json(200, "OK", "[1,2,3]")
                  .newBuilder()
                  .setHeader("Content-Length", "100")
                  .onResponseEnd(new SocketEffect.CloseSocket())
                  .build();
      assertThat(failure(bench.call())).isEqualTo(FailureKind.BROKEN);
      bench.server.script = (_, _) -> new MockResponse.Builder().status("SMTP 220 hello").build();
      assertThat(failure(bench.call())).isEqualTo(FailureKind.GARBLED);
      assertThat(bench.events(Event.ExchangeFailed.class)).hasSize(3);
      assertThat(bench.client.session()).isPresent();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aServerThatIsGoneIsAnArrowThatDoesNotArrive(RefreshStyle style) throws Exception {
    try (Bench bench = new Bench(style).loggedIn()) {
      bench.server.close();
      bench.client.forgetConnections();
      assertThat(failure(bench.call())).isEqualTo(FailureKind.REFUSED);
      assertThat(bench.events(Event.ExchangeFailed.class))
          .extracting(Event.ExchangeFailed::kind)
          .containsExactly(FailureKind.REFUSED);
      Event.RequestSent sent = bench.events(Event.RequestSent.class).getLast();
      assertThat(sent.request().header("Authorization")).contains("Bearer at-1");
    }
  }

  @Test
  void aServerThatComesBackOnAnotherPortIsFound() throws Exception {
    try (Bench bench = new Bench(RefreshStyle.ENDPOINT).loggedIn();
        ScriptedServer second = new ScriptedServer()) {
      second.script =
          (seen, usual) -> seen.isApi() ? ScriptedServer.json(200, "OK", "{}") : usual.get();
      bench.origin = second.origin();
      assertThat(bench.call()).isEqualTo(answered(200, 1));
      assertThat(second.bearersSeen()).containsExactly("at-1");
    }
  }

  @Test
  void aServerStartedAnewOnItsPortCostsOneCallAtMost() throws Exception {
    try (Bench bench = new Bench(RefreshStyle.HEADER).loggedIn()) {
      CountDownLatch five = new CountDownLatch(5);
      bench.server.script =
          (_, usual) -> {
            five.countDown();
            assertThat(five.await(20, TimeUnit.SECONDS)).isTrue();
            return usual.get();
          };
      assertThat(Bench.outcomes(bench.start(5))).containsOnly(answered(200, 1));
      bench.server.close();
      try (ScriptedServer anew = new ScriptedServer("127.0.0.1", bench.server.port())) {
        assertThat(anew.origin()).isEqualTo(bench.origin);
        assertThat(failure(bench.call())).isEqualTo(FailureKind.BROKEN);
        for (int i = 0; i < 4; i++) {
          bench.server.expireAccess();
          assertThat(bench.call()).isEqualTo(answered(200, 1));
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aWarmConnectionDroppedUnderARefreshIsNotUsedTwice(RefreshStyle style) throws Exception {
    try (Bench bench = new Bench(style).expired()) {
      warmAndDrop(bench);
      assertThat(bench.server.refreshTokensSeen()).containsExactly("rt-1", "rt-2");
    }
  }

  @ParameterizedTest
  @EnumSource
  void withAReplayableRefreshTheHttpStackSendsItAgainByItself(RefreshStyle style) throws Exception {
    try (Bench bench = new Bench(style).without(Safety.ONE_SHOT_REFRESH).expired()) {
      warmAndDrop(bench);
      assertThat(bench.server.refreshTokensSeen()).startsWith("rt-1", "rt-2", "rt-2");
    }
  }

  /** The first refresh warms a connection, the second is committed and its answer lost. */
  private static void warmAndDrop(Bench bench) {
    assertThat(bench.call()).isEqualTo(answered(200, 2));
    bench.server.expireAccess();
    AtomicBoolean dropped = new AtomicBoolean();
    bench.server.script =
        (seen, usual) -> {
          if (seen.isRefresh() && dropped.compareAndSet(false, true)) {
            MockResponse lost = usual.get();
            assertThat(lost.getCode()).isEqualTo(200);
            return ScriptedServer.hangUp();
          }
          return usual.get();
        };
    bench.call();
  }
}
