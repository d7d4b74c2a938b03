package dev.tokenscope.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenscope.journal.Event;
import dev.tokenscope.journal.Event.EndedBy;
import dev.tokenscope.journal.Lane;
import dev.tokenscope.projection.CallDot.Counts;
import dev.tokenscope.projection.CallDot.Result;
import dev.tokenscope.token.TokenName;
import dev.tokenscope.token.TokenType;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LifelinesTest {

  private final Script script = new Script();

  @Test
  void a_call_is_a_dot_with_what_came_of_it() {
    script.logIn("alice").call("/api/orders").wait("20s").call("/api/orders").broken("/api/me");
    assertThat(lines().calls())
        .extracting(CallDot::result)
        .containsExactly(Result.FINE, Result.UNAUTHORIZED, Result.FAILED);
    assertThat(lines().calls()).extracting(CallDot::status).containsExactly(200, 401, 0);
    CallDot last = lines().calls().getLast();
    assertThat(last.upTo()).isEqualTo(new Counts(1, 1, 0, 1));
    assertThat(last.upTo().since(lines().calls().get(1).before()))
        .isEqualTo(new Counts(0, 1, 0, 1));
  }

  @Test
  void a_call_of_an_external_client_is_seen_once_and_a_login_is_no_call() {
    script.logIn("alice").external("/api/me");
    assertThat(lines().calls())
        .singleElement()
        .satisfies(call -> assertThat(call.lane()).isNotEqualTo(Lane.CLIENT));
  }

  @Test
  void statuses_have_four_results() {
    assertThat(Result.of(204)).isEqualTo(Result.FINE);
    assertThat(Result.of(401)).isEqualTo(Result.UNAUTHORIZED);
    assertThat(Result.of(403)).isEqualTo(Result.REFUSED);
    assertThat(Result.of(503)).isEqualTo(Result.FAILED);
    assertThat(new Counts(1, 2, 3, 4).of(Result.REFUSED)).isEqualTo(3);
  }

  @Test
  void a_refresh_gives_a_bar_of_each_kind_and_a_rotation_where_it_happened() {
    script.logIn("alice").wait("16s").call("/api/orders").refreshTokens("/api/orders");
    TokenTrack track = lines().tracks().getFirst();
    assertThat(lines().tracks()).hasSize(1);
    assertThat(track.access())
        .extracting(bar -> bar.name().shortName())
        .containsExactly("AT 1", "AT 2");
    assertThat(track.refresh())
        .extracting(bar -> bar.name().shortName())
        .containsExactly("RT 1", "RT 2");
    assertThat(lines().rotations())
        .singleElement()
        .satisfies(
            rotation ->
                assertThat(rotation.what())
                    .isEqualTo(new What.Rotated(name("RT 1"), name("RT 2"))));
    assertThat(script.journal().since(track.access().getLast().seq() - 1, 1).getFirst().event())
        .as("the request that brought it")
        .isInstanceOf(Event.RequestSent.class);
  }

  @Test
  void a_family_takes_the_place_of_one_that_is_over_and_no_other() {
    script.logIn("alice").wait("5s").logIn("bob");
    assertThat(lines().tracks()).hasSize(2);
    script.wait("10m").logIn("alice");
    assertThat(lines().tracks()).hasSize(2);
    assertThat(lines().tracks().getFirst().access())
        .extracting(bar -> bar.name().family())
        .containsExactly("A", "C");
  }

  @Test
  void a_revoked_family_keeps_its_place_while_its_access_token_may_be_good() {
    script.logIn("alice");
    script.append(new Event.FamilyRevoked(script.refresh().sid(), EndedBy.LOGOUT, script.now()));
    assertThat(lines().tracks().getFirst().free()).isEqualTo(script.access().expiresAt());
    assertThat(lines().alarms().getLast().what())
        .isEqualTo(new What.FamilyRevoked("A", EndedBy.LOGOUT));
  }

  @Test
  void more_families_than_there_are_places_are_counted() {
    for (int i = 0; i < 11; i++) {
      script.logIn("alice");
    }
    assertThat(lines().tracks()).hasSize(8);
    assertThat(lines().crowded()).isEqualTo(3);
  }

  @Test
  void theft_reuse_and_revocation_are_alarms_and_the_attackers_calls_are_apart() {
    script.logIn("alice");
    Script.Issued copied = script.refresh();
    script.append(new Event.TokenStolen(Lane.CLIENT, copied.raw()));
    script.wait("16s").call("/api/orders").refreshTokens("/api/orders").wait("1s").replay(copied);
    assertThat(lines().alarms())
        .extracting(alarm -> (Object) alarm.what().getClass())
        .containsExactly(What.Stolen.class, What.Reused.class, What.FamilyRevoked.class);
    assertThat(lines().attacks()).as("the token endpoint is no API").isEmpty();
  }

  @Test
  void ended_tokens_are_named_where_one_is_meant() {
    script.logIn("alice");
    script.append(
        new Event.TokenEnded(
            script.access().jti(), TokenType.ACCESS, 0, EndedBy.LAB, script.now()));
    script.append(new Event.TokenEnded(null, TokenType.ACCESS, 9, EndedBy.LAB, script.now()));
    assertThat(lines().alarms())
        .extracting(Happening::what)
        .containsExactly(
            new What.Ended(TokenType.ACCESS, name("AT 1"), EndedBy.LAB),
            new What.Ended(TokenType.ACCESS, null, EndedBy.LAB));
  }

  @Test
  void the_clocks_tell_leaps_and_how_far_the_client_is_off() {
    Duration none = Duration.ZERO;
    Duration off = Duration.ofSeconds(5);
    script.append(new Event.ClockChanged(1, false, Duration.ofSeconds(9), none));
    script.append(new Event.ClockChanged(1, false, none, off));
    script.append(new Event.ClockChanged(2, false, none, off));
    script.append(new Event.ClockChanged(2, false, none, none));
    assertThat(lines().clocks())
        .extracting(Happening::what)
        .containsExactly(
            new What.ClockJumped(Duration.ofSeconds(9)),
            new What.ClockSkewed(off),
            new What.ClockSkewed(none));
  }

  @Test
  void the_first_thing_that_can_be_seen_is_the_first_login() {
    assertThat(lines().first()).isEmpty();
    Instant before = script.wait("3s").now();
    script.logIn("alice").call("/api/me");
    assertThat(lines().first().orElseThrow()).isBetween(before, before.plusMillis(5));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void whatever_happens_everything_is_in_the_order_of_time(long seed) {
    Lifelines lifelines = new Lifelines();
    Lifelines.Lines lines =
        lifelines.applyAll(lifelines.initial(), RandomScript.of(seed, 1500).entries());
    assertThat(lines.calls()).isSortedAccordingTo((a, b) -> a.at().compareTo(b.at()));
    assertThat(lines.alarms()).isSortedAccordingTo((a, b) -> a.at().compareTo(b.at()));
    assertThat(lines.rotations()).isSortedAccordingTo((a, b) -> a.at().compareTo(b.at()));
    for (TokenTrack track : lines.tracks()) {
      for (TokenType type : TokenType.values()) {
        assertThat(track.bars(type)).isSortedAccordingTo((a, b) -> a.from().compareTo(b.from()));
      }
    }
  }

  private Lifelines.Lines lines() {
    Lifelines lifelines = new Lifelines();
    return lifelines.applyAll(lifelines.initial(), script.entries());
  }

  private static TokenName.Issued name(String shortName) {
    return (TokenName.Issued) TokenName.of("A·" + shortName);
  }
}
