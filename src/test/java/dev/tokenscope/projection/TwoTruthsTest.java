package dev.tokenscope.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenscope.intent.StoreKind;
import dev.tokenscope.journal.Event;
import dev.tokenscope.journal.Event.EndedBy;
import dev.tokenscope.journal.Lane;
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
    assertThat(opinions.server().status()).isEqualTo(TokenStatus.NONE);
    assertThat(opinions.differ()).isTrue();
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
