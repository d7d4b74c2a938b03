package dev.tokenscope.wire.client;

import static dev.tokenscope.wire.client.Bench.answered;
import static dev.tokenscope.wire.client.Bench.loginNeeded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenscope.intent.RefreshStyle;
import dev.tokenscope.intent.Safety;
import dev.tokenscope.journal.Event;
import dev.tokenscope.journal.Lane;
import dev.tokenscope.journal.LoginReason;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 90, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ProactiveTest {

  @Test
  void theTokenIsRefreshedShortlyBeforeItEnds() throws Exception {
    try (Bench bench = new Bench(RefreshStyle.ENDPOINT).proactive().loggedIn()) {
      // 15 s: a margin of 3 s, and up to 0.3 s earlier
      bench.clock.advance(Duration.ofMillis(11_690));
      assertThat(bench.call()).isEqualTo(answered(200, 1));
      assertThat(bench.server.refreshes()).isZero();
      bench.clock.advance(Duration.ofMillis(310));
      assertThat(bench.call()).isEqualTo(answered(200, 1));
      assertThat(bench.server.bearersSeen()).containsExactly("at-1", "at-2");
      assertThat(bench.events(Event.RefreshStarted.class))
          .containsExactly(
              new Event.RefreshStarted(Lane.CLIENT, 1, Event.RefreshWhy.AHEAD_OF_TIME));
    }
  }

  @Test
  void theMarginOfALongLivedTokenIsAMinute() throws Exception {
    try (Bench bench = new Bench(RefreshStyle.ENDPOINT).proactive()) {
      bench.server.tokens = json -> json.put("expires_in", 3600);
      bench.loggedIn();
      bench.clock.advance(Duration.ofSeconds(3600 - 67));
      bench.call();
      assertThat(bench.server.refreshes()).isZero();
      bench.clock.advance(Duration.ofSeconds(7));
      bench.call();
      assertThat(bench.server.refreshes()).isEqualTo(1);
    }
  }

  @Test
  void inHeaderStyleNoRefreshTokenIsSentBeforeA401() throws Exception {
    try (Bench bench = new Bench(RefreshStyle.HEADER).proactive().loggedIn()) {
      bench.clock.advance(Duration.ofSeconds(60));
      assertThat(bench.call()).isEqualTo(answered(200, 1));
      assertThat(bench.server.refreshes()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"soon", "-10", "0", "NaN", ""})
  void anUnknownLifetimeMakesAReactiveClient(String expiresIn) throws Exception {
    try (Bench bench = new Bench(RefreshStyle.ENDPOINT).proactive()) {
      bench.server.tokens = json -> json.put("expires_in", expiresIn);
      bench.loggedIn();
      assertThat(bench.events(Event.TokensStored.class).getFirst().accessExpiresAt()).isNull();
      bench.clock.advance(Duration.ofDays(1));
      bench.call();
      assertThat(bench.server.refreshes()).isZero();
      bench.server.expireAccess();
      assertThat(bench.call()).isEqualTo(answered(200, 2));
    }
  }

  @Test
  void aLifetimeBeyondAllReasonDoesNotOverflow() throws Exception {
    try (Bench bench = new Bench(RefreshStyle.ENDPOINT).proactive()) {
      bench.server.tokens = json -> json.put("expires_in", 999_999_999_999_999_999L);
      bench.loggedIn();
      assertThat(bench.call()).isEqualTo(answered(200, 1));
      assertThat(bench.server.refreshes()).isZero();
    }
  }

  @Test
  void aRefreshThatFailsAheadOfTimeLetsTheCallTryItsToken() throws Exception {
    try (Bench bench = new Bench(RefreshStyle.ENDPOINT).proactive().loggedIn()) {
      bench.clock.advance(Duration.ofSeconds(13));
      bench.server.script =
          (seen, usual) -> seen.isRefresh() ? ScriptedServer.hangUp() : usual.get();
      assertThat(bench.call()).isEqualTo(answered(200, 1));
      assertThat(bench.call()).isEqualTo(answered(200, 1));
      assertThat(bench.server.refreshes()).isEqualTo(1);
    }
  }

  @Test
  void aSessionThatEndsAheadOfTimeNeedsNoCall() throws Exception {
    try (Bench bench = new Bench(RefreshStyle.ENDPOINT).proactive().loggedIn()) {
      bench.clock.advance(Duration.ofSeconds(13));
      bench.server.revoke();
      assertThat(bench.call()).isEqualTo(loginNeeded(LoginReason.REVOKED));
      assertThat(bench.server.bearersSeen()).isEmpty();
    }
  }

  /** An unsigned token is enough: a client does not verify. */
  private static String jwt(int number, Instant issued, Instant expires) {
    String claims =
        "{\"jti\":\"%d\",\"iat\":%d,\"exp\":%d}"
            .formatted(number, issued.getEpochSecond(), expires.getEpochSecond());
    Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
    return base64.encodeToString("{\"alg\":\"ES256\"}".getBytes(StandardCharsets.UTF_8))
        + "."
        + base64.encodeToString(claims.getBytes(StandardCharsets.UTF_8))
        + ".c2ln";
  }

  private static void issueJwts(Bench bench) {
    AtomicInteger number = new AtomicInteger();
    bench.server.tokens =
        json ->
            json.put(
                "access_token",
                jwt(
                    number.incrementAndGet(),
                    bench.clock.instant(),
                    bench.clock.instant().plusSeconds(15)));
    bench.server.script =
        (seen, usual) -> seen.isApi() ? ScriptedServer.json(200, "OK", "{}") : usual.get();
  }

  @Test
  void aWrongClockDoesNotDisturbWhoCountsFromTheReceipt() throws Exception {
    try (Bench bench = new Bench(RefreshStyle.ENDPOINT).proactive()) {
      bench.skew = Duration.ofHours(1);
      issueJwts(bench);
      bench.loggedIn();
      bench.call();
      bench.call();
      assertThat(bench.server.refreshes()).isZero();
      assertThat(bench.client.session().orElseThrow().accessExpiresAt())
          .isEqualTo(Bench.START.plusSeconds(15));
    }
  }

  @Test
  void whoReadsTheTimesOffAWallClockRefreshesBeforeEveryCall() throws Exception {
    try (Bench bench = new Bench(RefreshStyle.ENDPOINT).proactive().without(Safety.TRUST_RECEIPT)) {
      bench.skew = Duration.ofHours(1);
      issueJwts(bench);
      bench.loggedIn();
      bench.call();
      bench.call();
      assertThat(bench.server.refreshes()).isEqualTo(2);
      assertThat(bench.client.session().orElseThrow().accessExpiresAt())
          .isEqualTo(Bench.START.plusSeconds(15).minus(Duration.ofHours(1)));
    }
  }

  @Test
  void whoReadsTheTimesOffAnOpaqueTokenFindsNone() throws Exception {
    try (Bench bench =
        new Bench(RefreshStyle.ENDPOINT).proactive().without(Safety.TRUST_RECEIPT).loggedIn()) {
      bench.call();
      assertThat(bench.server.refreshes()).isZero();
      bench.clock.advance(Duration.ofSeconds(14));
      bench.call();
      assertThat(bench.server.refreshes()).isEqualTo(1);
    }
  }

  @Test
  void aTokenWithoutABirthIsTakenToBeBornWhenItCame() throws Exception {
    try (Bench bench = new Bench(RefreshStyle.ENDPOINT).proactive().without(Safety.TRUST_RECEIPT)) {
      bench.server.tokens =
          json ->
              json.put(
                  "access_token",
                  jwt(1, Bench.START, Bench.START.plusSeconds(15)).replace("aWF0", "eHh4"));
      bench.loggedIn();
      bench.server.script =
          (seen, usual) -> seen.isApi() ? ScriptedServer.json(200, "OK", "{}") : usual.get();
      bench.call();
      assertThat(bench.server.refreshes()).isZero();
    }
  }
}
