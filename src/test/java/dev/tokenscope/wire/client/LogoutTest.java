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
import dev.tokenscope.journal.Lane;
import dev.tokenscope.journal.LoginReason;
import dev.tokenscope.journal.Outcome;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(value = 90, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LogoutTest {

  /** Begins a call whose refresh is held on the server, then does something, then lets it go on. */
  private static Outcome during(Bench bench, Runnable meanwhile) {
    CountDownLatch go = new CountDownLatch(1);
    bench.server.script =
        (seen, usual) -> {
          if (seen.isRefresh()) {
            MockResponse answer = usual.get();
            assertThat(go.await(20, TimeUnit.SECONDS)).isTrue();
            return answer;
          }
          return usual.get();
        };
    PendingCall call = bench.start(1).getFirst();
    Bench.until(() -> bench.server.refreshes() == 1);
    meanwhile.run();
    go.countDown();
    return Bench.outcome(call);
  }

  @ParameterizedTest
  @EnumSource
  void aLogoutBeatsARefreshUnderWay(RefreshStyle style) throws Exception {
    try (Bench bench = new Bench(style).expired()) {
      Outcome outcome =
          during(bench, () -> assertThat(bench.client.logOut()).isEqualTo(answered(204, 1)));
      assertThat(outcome)
          .isEqualTo(
              style == RefreshStyle.HEADER
                  ? answered(200, 2)
                  : loginNeeded(LoginReason.LOGGED_OUT));
      assertThat(bench.client.session()).isEmpty();
      assertThat(bench.refreshResults()).containsExactly(RefreshResult.OVERTAKEN);
      assertThat(bench.call()).isEqualTo(loginNeeded(LoginReason.LOGGED_OUT));
    }
  }

  @ParameterizedTest
  @EnumSource
  void withoutThatALateRefreshBringsTheSessionBack(RefreshStyle style) throws Exception {
    try (Bench bench = new Bench(style).without(Safety.LOGOUT_WINS).expired()) {
      during(bench, bench.client::logOut);
      assertThat(bench.accessToken()).isEqualTo("at-2");
      assertThat(bench.refreshResults()).containsExactly(RefreshResult.REFRESHED);
    }
  }

  @Test
  void aLoginDuringARefreshBeatsItToo() throws Exception {
    try (Bench bench = new Bench(RefreshStyle.ENDPOINT).expired()) {
      assertThat(during(bench, bench::loggedIn)).isEqualTo(answered(200, 2));
      assertThat(bench.accessToken()).isEqualTo("at-3");
      assertThat(bench.refreshToken()).isEqualTo("rt-3");
    }
  }

  @Test
  void aRefusalThatComesAfterALogoutSaysNothingNew() throws Exception {
    try (Bench bench = new Bench(RefreshStyle.ENDPOINT).expired()) {
      bench.server.revoke();
      during(bench, bench.client::logOut);
      assertThat(bench.events(Event.LoginRequired.class))
          .containsExactly(new Event.LoginRequired(Lane.CLIENT, LoginReason.LOGGED_OUT));
    }
  }

  @Test
  void withoutThatARefusalAfterALogoutChangesNothingEither() throws Exception {
    try (Bench bench = new Bench(RefreshStyle.ENDPOINT).without(Safety.LOGOUT_WINS).expired()) {
      bench.server.revoke();
      during(bench, bench.client::logOut);
      assertThat(bench.events(Event.LoginRequired.class)).hasSize(1);
    }
  }

  @Test
  void logoutTellsTheServerTheRefreshToken() throws Exception {
    try (Bench bench = new Bench(RefreshStyle.HEADER).loggedIn()) {
      assertThat(bench.client.logOut()).isEqualTo(answered(204, 1));
      assertThat(bench.server.seen.getLast().body()).isEqualTo("{\"refresh_token\":\"rt-1\"}");
      assertThat(bench.events(Event.TokensCleared.class)).hasSize(1);
      assertThat(bench.client.logOut()).isEqualTo(new Outcome.Done());
      assertThat(bench.events(Event.LoginRequired.class))
          .containsExactly(new Event.LoginRequired(Lane.CLIENT, LoginReason.LOGGED_OUT));
    }
  }

  @Test
  void aDialectInCamelCaseIsSpokenAndUnderstood() throws Exception {
    try (Bench bench = new Bench(RefreshStyle.HEADER)) {
      bench.settings = bench.settings.manner(bench.settings.manner().camelCase(true));
      bench.server.tokens =
          json -> {
            json.set("accessToken", json.remove("access_token"));
            json.set("refreshToken", json.remove("refresh_token"));
            json.set("expiresIn", json.remove("expires_in"));
            return json;
          };
      bench.loggedIn();
      assertThat(bench.refreshToken()).isEqualTo("rt-1");
      bench.client.logOut();
      assertThat(bench.server.seen.getLast().body()).isEqualTo("{\"refreshToken\":\"rt-1\"}");
    }
  }

  @Test
  void theTokensAreGoneEvenIfTheServerIsToo() throws Exception {
    try (Bench bench = new Bench(RefreshStyle.HEADER).loggedIn()) {
      bench.server.close();
      bench.client.forgetConnections();
      assertThat(failure(bench.client.logOut())).isEqualTo(FailureKind.REFUSED);
      assertThat(bench.client.session()).isEmpty();
    }
  }

  @Test
  void a401ForATokenOfAnEndedSessionDoesNotRefresh() throws Exception {
    try (Bench bench = new Bench(RefreshStyle.ENDPOINT).expired()) {
      bench.server.script =
          (seen, usual) -> {
            if (seen.isApi()) {
              bench.client.logOut();
            }
            return usual.get();
          };
      assertThat(bench.call()).isEqualTo(loginNeeded(LoginReason.LOGGED_OUT));
      assertThat(bench.server.refreshes()).isZero();
    }
  }

  @Test
  void a401WithoutATokenIsRepeatedWithTheTokenOfALoginThatCameMeanwhile() throws Exception {
    try (Bench bench = new Bench(RefreshStyle.ENDPOINT).without(Safety.COMPARE_FIRST)) {
      bench.server.script =
          (seen, usual) -> {
            MockResponse answer = usual.get();
            if (seen.isApi() && seen.bearer() == null) {
              bench.loggedIn();
            }
            return answer;
          };
      assertThat(bench.call()).isEqualTo(answered(200, 2));
      assertThat(bench.server.refreshes()).isZero();
    }
  }
}
