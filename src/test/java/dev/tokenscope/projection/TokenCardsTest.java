package dev.tokenscope.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenscope.intent.RefreshStyle;
import dev.tokenscope.intent.StoreKind;
import dev.tokenscope.journal.Event;
import dev.tokenscope.journal.Event.EndedBy;
import dev.tokenscope.journal.Lane;
import dev.tokenscope.token.TokenType;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

class TokenCardsTest {

  private final Script script = new Script();

  @Test
  void there_is_no_token_before_the_login() {
    Card card = access();
    assertThat(card.status()).isEqualTo(TokenStatus.NONE);
    assertThat(card.fraction()).isZero();
    assertThat(card.raw()).isEmpty();
  }

  @Test
  void a_login_brings_both_tokens() {
    script.logIn("alice");

    assertThat(access().name()).isEqualTo("AT 1");
    assertThat(access().status()).isEqualTo(TokenStatus.VALID);
    assertThat(access().claims()).extracting("subject").isEqualTo("alice");
    assertThat(access().store()).isEqualTo(StoreKind.MEMORY);
    assertThat(refresh().name()).isEqualTo("RT 1");
    assertThat(refresh().generation()).isEqualTo(1);
    assertThat(refresh().letter()).isEqualTo("A");
    assertThat(refresh().sentTo()).isEqualTo(RefreshStyle.HEADER);
  }

  @Test
  void the_ring_runs_out_with_the_clock_and_no_entry() {
    script.logIn("alice");
    Card now = access();
    Instant later = script.now().plusSeconds(5);

    assertThat(now.left()).as("never more than of 15 s").isEqualTo(Duration.ofSeconds(15));
    assertThat(now.fraction()).isEqualTo(1);
    Card card = cards().at(TokenType.ACCESS, later);
    assertThat(card.left()).isEqualTo(Duration.between(later, script.access().expiresAt()));
    assertThat(card.fraction()).isBetween(0.6, 0.8);
  }

  @Test
  void it_is_expired_from_the_very_second_of_exp() {
    script.logIn("alice");
    Instant exp = script.access().expiresAt();

    assertThat(exp).as("whole seconds").isEqualTo(exp.truncatedTo(ChronoUnit.SECONDS));
    assertThat(cards().at(TokenType.ACCESS, exp.minusMillis(1)).status())
        .isEqualTo(TokenStatus.VALID);
    Card over = cards().at(TokenType.ACCESS, exp);
    assertThat(over.status()).isEqualTo(TokenStatus.EXPIRED);
    assertThat(over.left()).isZero();
    assertThat(over.fraction()).isZero();
  }

  @Test
  void a_refresh_brings_the_next_pair() {
    script.logIn("alice").wait("16s").refreshTokens("/api/orders");

    assertThat(access().name()).isEqualTo("AT 2");
    assertThat(refresh().name()).isEqualTo("RT 2");
    assertThat(refresh().generation()).isEqualTo(2);
  }

  @Test
  void names_have_their_letter_from_the_second_family_on() {
    script.logIn("alice").logIn("bob");
    assertThat(access().name()).isEqualTo("B·AT 1");
  }

  @Test
  void a_revoked_family_ends_the_refresh_token_and_not_the_access_token() {
    script.logIn("alice");
    script.append(new Event.FamilyRevoked(script.refresh().sid(), EndedBy.LAB, script.now()));

    assertThat(refresh().status()).isEqualTo(TokenStatus.REVOKED);
    assertThat(access().status()).isEqualTo(TokenStatus.VALID);
  }

  @Test
  void with_a_deny_list_it_ends_both() {
    script.choose(dev.tokenscope.intent.Profile.CLASSROOM.settings().denyList(true));
    script.logIn("alice");
    script.append(new Event.FamilyRevoked(script.refresh().sid(), EndedBy.LAB, script.now()));

    assertThat(access().status()).isEqualTo(TokenStatus.REVOKED);
  }

  @Test
  void a_refresh_token_that_somebody_else_used_is_used() {
    script.logIn("alice");
    Script.Issued held = script.refresh();
    script.rotate(held);

    assertThat(refresh().name()).isEqualTo("RT 1");
    assertThat(refresh().status()).isEqualTo(TokenStatus.USED);
  }

  @Test
  void a_token_that_was_not_issued_here_is_called_by_its_fingerprint() {
    script.append(
        new Event.TokensStored(Lane.CLIENT, "not a jwt", null, null, null, StoreKind.FILE));

    assertThat(access().name()).startsWith("unknown·");
    assertThat(access().status()).isEqualTo(TokenStatus.UNKNOWN);
    assertThat(access().expiresAt()).isNull();
    assertThat(access().fraction()).isZero();
    assertThat(refresh().status()).isEqualTo(TokenStatus.NONE);
  }

  @Test
  void other_clients_have_their_own_tokens() {
    script.append(new Event.TokensStored(Lane.ATTACKER, "x", null, null, null, StoreKind.MEMORY));
    script.append(new Event.TokensCleared(Lane.ATTACKER));
    assertThat(access().status()).isEqualTo(TokenStatus.NONE);
  }

  @Test
  void a_cleared_store_has_no_tokens_and_no_secret_is_in_the_words() {
    script.logIn("alice");
    assertThat(access().toString()).doesNotContain(script.access().raw());
    assertThat(cards().toString()).doesNotContain(script.access().raw());
    script.append(new Event.TokensCleared(Lane.CLIENT));
    assertThat(access().status()).isEqualTo(TokenStatus.NONE);
  }

  private Card access() {
    return cards().at(TokenType.ACCESS, script.now());
  }

  private Card refresh() {
    return cards().at(TokenType.REFRESH, script.now());
  }

  private TokenCards.Cards cards() {
    TokenCards projection = new TokenCards();
    return projection.applyAll(projection.initial(), script.entries());
  }
}
