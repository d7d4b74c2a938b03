package dev.tokenscope.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenscope.intent.Profile;
import dev.tokenscope.journal.Event;
import dev.tokenscope.journal.Event.EndedBy;
import dev.tokenscope.journal.Lane;
import dev.tokenscope.token.TokenName;
import dev.tokenscope.token.TokenType;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class FamiliesTest {

  private final Script script = new Script();

  @Test
  void a_login_starts_a_family() {
    script.logIn("alice");
    Family family = tree().newest().orElseThrow();

    assertThat(family.letter()).isEqualTo("A");
    assertThat(family.subject()).isEqualTo("alice");
    assertThat(family.refreshTokens()).hasSize(1);
    assertThat(family.revoked()).isFalse();
  }

  @Test
  void a_refresh_uses_up_one_token_and_begins_the_next_generation() {
    script.logIn("alice").wait("16s").refreshTokens("/api/orders");

    IssuedToken first = refresh(1);
    IssuedToken second = refresh(2);
    assertThat(status(first)).isEqualTo(TokenStatus.USED);
    assertThat(first.presentedBy()).isEqualTo(Lane.CLIENT);
    assertThat(first.successor()).isEqualTo(script.refresh().jti());
    assertThat(first.usedAt()).isNotNull();
    assertThat(second.generation()).isEqualTo(2);
    assertThat(status(second)).isEqualTo(TokenStatus.VALID);
  }

  @Test
  void a_second_use_by_the_attacker_is_told_as_such_and_kills_the_family() {
    script.logIn("alice");
    Script.Issued copied = script.refresh();
    script.wait("16s").refreshTokens("/api/orders").wait("1s").replay(copied);

    assertThat(status(refresh(1))).isEqualTo(TokenStatus.REUSED);
    assertThat(refresh(1).reusedBy()).isEqualTo(Lane.ATTACKER);
    assertThat(status(refresh(2))).isEqualTo(TokenStatus.REVOKED);
    assertThat(tree().newest().orElseThrow().revokedBy()).isEqualTo(EndedBy.REUSE);
  }

  @Test
  void siblings_under_grace_share_parent_and_generation() {
    script.logIn("alice");
    Script.Issued parent = script.refresh();
    script.rotate(parent);
    script.issue(parent.sid(), "A", TokenType.REFRESH, 2, parent.jti());

    assertThat(refresh(2).parent()).isEqualTo(refresh(3).parent());
    assertThat(refresh(2).generation()).isEqualTo(refresh(3).generation());
  }

  @Test
  void a_refresh_token_expires_by_itself() {
    script.logIn("alice").wait("2m1s");
    assertThat(status(refresh(1))).isEqualTo(TokenStatus.EXPIRED);
  }

  @Test
  void without_rotation_the_token_stays_valid() {
    script.choose(Profile.NO_ROTATION.settings());
    script.logIn("alice").wait("16s").refreshTokens("/api/orders");

    assertThat(status(refresh(1))).isEqualTo(TokenStatus.VALID);
    assertThat(refresh(1).presentedBy()).isEqualTo(Lane.CLIENT);
  }

  @Test
  void a_revoked_token_is_revoked() {
    script.logIn("alice");
    script.append(
        new Event.TokenEnded(
            script.refresh().jti(), TokenType.REFRESH, 0, EndedBy.REVOCATION, script.now()));
    assertThat(status(refresh(1))).isEqualTo(TokenStatus.REVOKED);
  }

  @Test
  void what_the_lab_let_expire_all_at_once_is_expired_and_what_comes_later_is_not() {
    script.logIn("alice");
    script.append(new Event.TokenEnded(null, TokenType.ACCESS, 2, EndedBy.LAB, script.now()));
    script.rotate(script.refresh());

    assertThat(status(token(TokenType.ACCESS, 1))).isEqualTo(TokenStatus.EXPIRED);
    assertThat(status(token(TokenType.ACCESS, 2))).isEqualTo(TokenStatus.VALID);
    assertThat(status(refresh(2))).as("another kind").isEqualTo(TokenStatus.VALID);

    script.append(new Event.TokenEnded(null, TokenType.REFRESH, 2, EndedBy.LOGOUT, script.now()));
    assertThat(status(refresh(2))).isEqualTo(TokenStatus.REVOKED);
  }

  @Test
  void with_leeway_the_server_accepts_an_access_token_a_little_longer() {
    script.choose(Profile.CLASSROOM.settings().leeway(Duration.ofSeconds(5)));
    script.logIn("alice").wait("18s");
    assertThat(status(token(TokenType.ACCESS, 1))).isEqualTo(TokenStatus.VALID);
    script.wait("5s");
    assertThat(status(token(TokenType.ACCESS, 1))).isEqualTo(TokenStatus.EXPIRED);
  }

  @Test
  void what_is_told_of_unknown_tokens_and_families_is_ignored() {
    script
        .append(new Event.TokenRotated("nobody", "nothing", "nothing", script.now()))
        .append(new Event.FamilyRevoked("nobody", EndedBy.LAB, script.now()))
        .append(
            new Event.ReuseDetected("nobody", new TokenName.Unknown("3f9a1c"), null, script.now()));
    assertThat(tree().all()).isEmpty();
    assertThat(tree().newest()).isEmpty();
  }

  @Test
  void two_logins_are_two_families_in_the_order_of_their_birth() {
    script.logIn("alice").logIn("bob");
    assertThat(tree().all()).extracting(Family::letter).containsExactly("A", "B");
  }

  @Test
  void every_use_of_a_refresh_token_is_remembered_and_equal_refusals_are_counted() {
    script.logIn("alice");
    Script.Issued copied = script.refresh();
    script.wait("16s").refreshTokens("/api/orders");
    script.replay(copied).wait("1s").replay(copied);

    List<Use> uses = refresh(1).uses();
    assertThat(uses).extracting(Use::by).containsExactly(Lane.CLIENT, Lane.ATTACKER);
    assertThat(uses).extracting(Use::accepted).containsExactly(true, false);
    assertThat(uses).extracting(Use::times).containsExactly(1, 2);
    assertThat(uses.getLast().reuse()).isTrue();
    assertThat(uses.getLast().last()).isAfter(uses.getLast().first());
  }

  @Test
  void of_other_clients_the_token_that_they_showed_last_is_known_newest_first() {
    script.logIn("alice").external("10.0.0.7", "/api/orders");
    script.wait("1s").external("10.0.0.8", "/api/orders");
    script.wait("1s").external("10.0.0.7", "/api/me");

    assertThat(tree().outsiders())
        .extracting(showing -> showing.by().value())
        .containsExactly("10.0.0.7 · Dart/3.9", "10.0.0.8 · Dart/3.9");
    Showing last = tree().outsiders().getFirst();
    assertThat(last.token()).isEqualTo(script.access().name());
    assertThat(last.accepted()).isTrue();
    assertThat(tree().newest().orElseThrow().lastUse()).isEqualTo(last);
  }

  @Test
  void a_family_knows_its_tokens_of_both_kinds() {
    script.logIn("alice").wait("16s").refreshTokens("/api/orders");
    Family family = tree().newest().orElseThrow();
    assertThat(family.accessTokens()).hasSize(2);
    assertThat(family.refreshTokens()).hasSize(2);
    assertThat(family.lastUse()).isNotNull();
  }

  private IssuedToken refresh(int number) {
    return token(TokenType.REFRESH, number);
  }

  private IssuedToken token(TokenType type, int number) {
    return tree().token(new TokenName.Issued("A", type, number)).orElseThrow();
  }

  private TokenStatus status(IssuedToken token) {
    return tree().status(token, script.now());
  }

  private Families.Tree tree() {
    Families projection = new Families();
    return projection.applyAll(projection.initial(), script.entries());
  }
}
