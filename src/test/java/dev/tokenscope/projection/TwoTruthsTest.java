package dev.tokenscope.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenscope.intent.Profile;
import dev.tokenscope.intent.StoreKind;
import dev.tokenscope.journal.Event;
import dev.tokenscope.journal.Event.EndedBy;
import dev.tokenscope.journal.Lane;
import dev.tokenscope.projection.TwoTruths.Why;
import dev.tokenscope.token.TokenType;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TwoTruthsTest {

  private final Script script = new Script();

  @Test
  void without_tokens_there_is_nothing_to_differ_about() {
    TwoTruths.Opinions opinions = opinions(TokenType.ACCESS, script.now());
    assertThat(opinions.name()).isEmpty();
    assertThat(opinions.differ()).isFalse();
  }

  @Test
  void after_a_login_both_agree() {
    script.logIn("alice");
    TwoTruths.Opinions opinions = opinions(TokenType.ACCESS, script.now());

    assertThat(opinions.client().status()).isEqualTo(TokenStatus.VALID);
    assertThat(opinions.server()).isEqualTo(opinions.client());
    assertThat(opinions.differ()).isFalse();
  }

  @Test
  void when_the_time_is_over_both_agree_as_well() {
    script.logIn("alice").wait("17s");
    TwoTruths.Opinions opinions = opinions(TokenType.ACCESS, script.now());
    assertThat(opinions.server().status()).isEqualTo(TokenStatus.EXPIRED);
    assertThat(opinions.differ()).isFalse();
  }

  @Test
  void a_revocation_is_known_to_the_server_alone() {
    script.logIn("alice");
    script.append(new Event.FamilyRevoked(script.refresh().sid(), EndedBy.LAB, script.now()));
    TwoTruths.Opinions opinions = opinions(TokenType.REFRESH, script.now());

    assertThat(opinions.client().status()).isEqualTo(TokenStatus.VALID);
    assertThat(opinions.server().status()).isEqualTo(TokenStatus.REVOKED);
    assertThat(opinions.server().since()).isEqualTo(script.now());
    assertThat(opinions.why()).isEqualTo(new Why.FamilyRevoked("A", EndedBy.LAB));
    assertThat(opinions.differ()).isTrue();
  }

  @Test
  void a_client_whose_clock_is_wrong_believes_otherwise() {
    storedWithSkew(Duration.ofSeconds(-8));
    assertThat(opinions(TokenType.ACCESS, script.now()).differ()).isTrue();
    // the client thinks it is over, the server would still accept it
    TwoTruths.Opinions late = opinions(TokenType.ACCESS, script.now().plusSeconds(9));
    assertThat(late.client().status()).isEqualTo(TokenStatus.EXPIRED);
    assertThat(late.server().status()).isEqualTo(TokenStatus.VALID);
    assertThat(late.differ()).isTrue();
    assertThat(late.why()).isInstanceOf(Why.OtherEnd.class);
  }

  @Test
  void a_rounding_of_a_second_is_no_difference() {
    storedWithSkew(Duration.ofMillis(-900));
    Instant between = script.access().expiresAt().minusMillis(500);
    TwoTruths.Opinions opinions = opinions(TokenType.ACCESS, between);

    assertThat(opinions.client().status()).isEqualTo(TokenStatus.EXPIRED);
    assertThat(opinions.server().status()).isEqualTo(TokenStatus.VALID);
    assertThat(opinions.differ()).isFalse();
  }

  @Test
  void a_token_that_the_server_never_issued_is_unknown_to_it() {
    script.append(
        new Event.TokensStored(Lane.CLIENT, "made up", null, null, null, StoreKind.MEMORY));
    TwoTruths.Opinions opinions = opinions(TokenType.ACCESS, script.now());
    assertThat(opinions.server().status()).isEqualTo(TokenStatus.UNKNOWN);
    assertThat(opinions.why()).isEqualTo(new Why.Unknown());
    assertThat(opinions.differ()).isTrue();
  }

  @Test
  void after_a_theft_the_server_knows_who_came_with_which_token() {
    script.logIn("alice");
    Script.Issued copied = script.refresh();
    script.wait("16s").refreshTokens("/api/orders").replay(copied);
    TwoTruths.Opinions opinions = opinions(TokenType.REFRESH, script.now());

    assertThat(opinions.why()).isEqualTo(new Why.FamilyReused("A", copied.name(), Lane.ATTACKER));
    assertThat(opinions(TokenType.ACCESS, script.now()).why())
        .as("the access token lives on, which is no difference, but worth a word")
        .isEqualTo(new Why.Outlives("A", script.access().expiresAt()));
  }

  @Test
  void with_the_deny_list_the_access_token_dies_as_well() {
    script.choose(Profile.CLASSROOM.settings().denyList(true));
    script.logIn("alice");
    script.append(new Event.FamilyRevoked(script.refresh().sid(), EndedBy.LAB, script.now()));
    TwoTruths.Opinions opinions = opinions(TokenType.ACCESS, script.now());
    assertThat(opinions.server().status()).isEqualTo(TokenStatus.REVOKED);
    assertThat(opinions.why()).isEqualTo(new Why.FamilyRevoked("A", EndedBy.LAB));
  }

  @Test
  void a_reply_that_was_lost_leaves_the_client_with_a_used_token() {
    script.logIn("alice");
    script.rotate(script.refresh());
    TwoTruths.Opinions opinions = opinions(TokenType.REFRESH, script.now());
    assertThat(opinions.server().status()).isEqualTo(TokenStatus.USED);
    assertThat(opinions.why()).isEqualTo(new Why.Exchanged(null));
    assertThat(opinions.differ()).isTrue();
  }

  @Test
  void the_client_may_come_back_with_a_token_that_was_used_twice() {
    script.logIn("alice");
    Script.Issued copied = script.refresh();
    script.rotate(copied).replay(copied);
    TwoTruths.Opinions opinions = opinions(TokenType.REFRESH, script.now());
    assertThat(opinions.server().status()).isEqualTo(TokenStatus.REUSED);
    assertThat(opinions.server().since()).isNotNull();
    assertThat(opinions.why()).isEqualTo(new Why.FamilyReused("A", copied.name(), Lane.ATTACKER));
  }

  @Test
  void what_was_ended_before_its_time_says_why() {
    script.logIn("alice");
    script.append(
        new Event.TokenEnded(
            script.access().jti(), TokenType.ACCESS, 0, EndedBy.REVOCATION, script.now()));
    assertThat(opinions(TokenType.ACCESS, script.now()).why())
        .isEqualTo(new Why.Ended(EndedBy.REVOCATION));
  }

  @Test
  void what_was_ended_all_at_once_says_so_until_its_own_time_is_over() {
    script.logIn("alice").wait("1s");
    script.append(new Event.TokenEnded(null, TokenType.ACCESS, 2, EndedBy.LAB, script.now()));
    TwoTruths.Opinions early = opinions(TokenType.ACCESS, script.now());
    assertThat(early.server().status()).isEqualTo(TokenStatus.EXPIRED);
    assertThat(early.server().since()).isEqualTo(script.now());
    assertThat(early.why()).isEqualTo(new Why.Ended(EndedBy.LAB));

    script.append(new Event.TokenEnded(null, TokenType.REFRESH, 2, EndedBy.LOGOUT, script.now()));
    TwoTruths.Opinions swept = opinions(TokenType.REFRESH, script.now());
    assertThat(swept.server().status()).isEqualTo(TokenStatus.REVOKED);
    assertThat(swept.server().since()).isEqualTo(script.now());
    assertThat(swept.why()).isEqualTo(new Why.Ended(EndedBy.LOGOUT));
  }

  @Test
  void a_reuse_in_an_earlier_run_of_which_no_token_is_left_still_killed_the_family() {
    script.logIn("alice");
    script.append(new Event.FamilyRevoked(script.refresh().sid(), EndedBy.REUSE, script.now()));
    assertThat(opinions(TokenType.REFRESH, script.now()).why())
        .isEqualTo(new Why.FamilyReused("A", null, null));
  }

  private void storedWithSkew(Duration skew) {
    script.logIn("alice");
    script.append(
        new Event.TokensStored(
            Lane.CLIENT,
            script.access().raw(),
            script.access().expiresAt().plus(skew),
            script.refresh().raw(),
            script.refresh().expiresAt(),
            StoreKind.MEMORY));
  }

  private TwoTruths.Opinions opinions(TokenType type, Instant instant) {
    TokenCards projection = new TokenCards();
    return TwoTruths.at(projection.applyAll(projection.initial(), script.entries()), type, instant);
  }
}
