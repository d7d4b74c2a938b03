package dev.tokenscope.wire.client;

import static dev.tokenscope.wire.client.Bench.answered;
import static dev.tokenscope.wire.client.Bench.failure;
import static dev.tokenscope.wire.client.Bench.loginNeeded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenscope.intent.ApiCall;
import dev.tokenscope.intent.RefreshStyle;
import dev.tokenscope.journal.Event;
import dev.tokenscope.journal.FailureKind;
import dev.tokenscope.journal.Lane;
import dev.tokenscope.journal.LoginReason;
import dev.tokenscope.journal.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(value = 90, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class AttackerTest {

  private static StoredSession session(Bench bench) {
    return bench.client.session().orElseThrow();
  }

  @ParameterizedTest
  @EnumSource
  void whoRefreshesFirstWithAStolenTokenHasTheSession(RefreshStyle style) throws Exception {
    try (Bench bench = new Bench(style).expired()) {
      Attacker attacker = bench.attacker();
      assertThat(attacker.hasStolen()).isFalse();
      assertThat(attacker.steal(Lane.CLIENT, session(bench))).isTrue();
      assertThat(attacker.hasStolen()).isTrue();
      assertThat(attacker.refresh()).isEqualTo(answered(200, 1));
      assertThat(attacker.call(ApiCall.ORDERS)).isEqualTo(answered(200, 1));
      assertThat(bench.call()).as("the victim").isEqualTo(loginNeeded(LoginReason.REUSED));
      bench.server.expireAccess();
      assertThat(attacker.call(ApiCall.ORDERS)).isEqualTo(answered(401, 1));
      assertThat(attacker.refresh()).isEqualTo(loginNeeded(LoginReason.REVOKED));
      assertThat(bench.events(Event.TokenStolen.class)).hasSize(1);
      assertThat(bench.events(Event.RequestSent.class))
          .anyMatch(sent -> sent.lane().equals(Lane.ATTACKER))
          .filteredOn(sent -> sent.lane().equals(Lane.ATTACKER))
          .allMatch(
              sent -> sent.request().header("User-Agent").orElse("").equals("TokenScope attacker"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aStolenTokenIsWorthlessOnceTheVictimHasRefreshed(RefreshStyle style) throws Exception {
    try (Bench bench = new Bench(style).expired()) {
      Attacker attacker = bench.attacker();
      attacker.steal(Lane.CLIENT, session(bench));
      bench.call();
      assertThat(attacker.call(ApiCall.ORDERS)).isEqualTo(loginNeeded(LoginReason.REUSED));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aCallWithNothingButARefreshTokenRefreshesFirst(RefreshStyle style) throws Exception {
    try (Bench bench = new Bench(style).loggedIn()) {
      Attacker attacker = bench.attacker();
      attacker.steal(Lane.CLIENT, session(bench));
      assertThat(attacker.call(ApiCall.get("/api/me"))).isEqualTo(answered(200, 1));
      assertThat(bench.server.refreshTokensSeen()).containsExactly("rt-1");
    }
  }

  @ParameterizedTest
  @EnumSource
  void withoutRotationTheThiefAndTheVictimShareForGood(RefreshStyle style) throws Exception {
    try (Bench bench = new Bench(style)) {
      bench.server.rotates = false;
      bench.expired();
      Attacker attacker = bench.attacker();
      attacker.steal(Lane.CLIENT, session(bench));
      assertThat(attacker.refresh()).isEqualTo(answered(200, 1));
      bench.server.expireAccess();
      assertThat(bench.call()).isEqualTo(answered(200, 2));
      assertThat(attacker.refresh()).isEqualTo(answered(200, 1));
    }
  }

  @Test
  void thereMustBeSomethingToSteal() throws Exception {
    try (Bench bench = new Bench(RefreshStyle.ENDPOINT)) {
      bench.server.tokens = json -> json.without(List.of("refresh_token"));
      bench.loggedIn();
      Attacker attacker = bench.attacker();
      assertThat(attacker.steal(Lane.CLIENT, session(bench))).isFalse();
      assertThat(attacker.refresh()).isEqualTo(loginNeeded(LoginReason.NO_REFRESH_TOKEN));
    }
  }

  @ParameterizedTest
  @EnumSource
  void anAttackerHasOutagesLikeAnybody(RefreshStyle style) throws Exception {
    try (Bench bench = new Bench(style).loggedIn()) {
      Attacker attacker = bench.attacker();
      attacker.steal(Lane.CLIENT, session(bench));
      bench.server.script = (_, _) -> ScriptedServer.json(503, "Service Unavailable", "{}");
      Outcome outage = attacker.refresh();
      if (style == RefreshStyle.HEADER) {
        assertThat(outage).isEqualTo(answered(503, 1));
      } else {
        assertThat(failure(outage)).isEqualTo(FailureKind.REFRESH_FAILED);
      }
      bench.server.close();
      assertThat(attacker.call(ApiCall.ORDERS)).isInstanceOf(Outcome.Failed.class);
      bench.origin = "nowhere";
      assertThat(attacker.call(ApiCall.ORDERS)).isInstanceOf(Outcome.Failed.class);
    }
  }
}
