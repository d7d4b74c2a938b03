package dev.tokenscope.view.truths;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenscope.intent.StoreKind;
import dev.tokenscope.journal.Event;
import dev.tokenscope.journal.Event.EndedBy;
import dev.tokenscope.journal.Lane;
import dev.tokenscope.journal.LoginReason;
import dev.tokenscope.projection.Script;
import dev.tokenscope.projection.TokenStatus;
import dev.tokenscope.text.Language;
import dev.tokenscope.text.Texts;
import dev.tokenscope.token.TokenType;
import dev.tokenscope.view.Moments;
import dev.tokenscope.view.truths.TruthsViewModel.Agreement;
import dev.tokenscope.view.truths.TruthsViewModel.Outsider;
import dev.tokenscope.view.truths.TruthsViewModel.Pair;
import dev.tokenscope.view.truths.TruthsViewModel.Reason;
import dev.tokenscope.view.truths.TruthsViewModel.Shown;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class TruthsViewModelTest {

  private final Script script = new Script();

  @Test
  void after_a_login_both_say_the_same() {
    Shown shown = shown(script.logIn("alice"));
    assertThat(shown.agreement()).isEqualTo(Agreement.AGREE);
    assertThat(shown.verdict()).isEqualTo("they agree");
    assertThat(shown.pairs()).extracting(Pair::name).containsExactly("AT 1", "RT 1");
    Pair access = shown.pairs().getFirst();
    assertThat(access.server().text()).isEqualTo("valid 15.7 s");
    assertThat(access.client()).isEqualTo(access.server());
    assertThat(shown.reasons()).isEmpty();
  }

  @Test
  void before_a_login_and_after_a_logout_there_is_nothing_to_differ_about() {
    assertThat(shown(script).agreement()).isEqualTo(Agreement.NOTHING);
    Shown out = shown(script.logIn("alice").loggedOut(LoginReason.LOGGED_OUT));
    assertThat(out.agreement()).isEqualTo(Agreement.NOTHING);
    assertThat(out.pairs()).isEmpty();
  }

  @Test
  void after_a_theft_the_client_believes_in_a_dead_token_and_the_card_says_why() {
    Shown shown = shown(stolen());
    assertThat(shown.agreement()).isEqualTo(Agreement.DIFFER);
    Pair refresh = shown.pairs().getLast();
    assertThat(refresh.differ()).isTrue();
    assertThat(refresh.client().status()).isEqualTo(TokenStatus.VALID);
    assertThat(refresh.server().text()).isEqualTo("revoked 05:03:20");
    assertThat(shown.reasons())
        .extracting(Reason::text)
        .containsExactly(
            "RT 1 was used twice, the last time by the attacker: family A is revoked. The client"
                + " does not know it yet.",
            "Family A is revoked, yet the API takes AT 2 until 05:03:36: the deny list is off.");
    assertThat(shown.reasons()).extracting(Reason::alarming).containsExactly(true, false);
  }

  @Test
  void the_same_in_korean_has_the_particles_that_fit() {
    assertThat(model(Language.KOREAN, stolen()).reasons().getFirst().text())
        .isEqualTo("RT 1이 두 번 사용되어(마지막은 공격자) 토큰 패밀리 A가 폐기되었습니다. 클라이언트는 아직 모릅니다.");
  }

  @Test
  void a_clock_that_is_wrong_is_told_in_both_times() {
    script.logIn("alice");
    stored(script.access().expiresAt().minusSeconds(8));
    Shown shown = shown(script);
    assertThat(shown.reasons())
        .extracting(Reason::text)
        .containsExactly(
            "The client reckons with an end at 05:03:12, the server with 05:03:20: 8 s apart.");
  }

  @Test
  void every_other_way_to_differ_has_its_sentence() {
    script.logIn("alice");
    script.append(
        new Event.TokenEnded(
            script.access().jti(), TokenType.ACCESS, 0, EndedBy.LAB, script.now()));
    script.append(new Event.FamilyRevoked(script.refresh().sid(), EndedBy.LAB, script.now()));
    assertThat(shown(script).reasons())
        .extracting(Reason::text)
        .containsExactly(
            "The server has ended AT 1 before its time (ended from the lab), and the client has"
                + " not asked since.",
            "Family A is revoked (ended from the lab). The client will learn it at its next"
                + " refresh.");

    script.append(
        new Event.TokensStored(Lane.CLIENT, "made up", null, null, null, StoreKind.MEMORY));
    Shown unknown = shown(script);
    assertThat(unknown.pairs().getFirst().server().text()).isEqualTo("unknown");
    assertThat(unknown.reasons().getFirst().text()).contains("does not know unknown·");
  }

  @Test
  void a_lost_reply_is_told_as_one_and_a_thief_who_was_first_as_a_thief() {
    script.logIn("alice");
    Script.Issued first = script.refresh();
    script.rotate(first);
    assertThat(shown(script).reasons().getFirst().text())
        .isEqualTo("RT 1 was exchanged for another one, but the answer never reached the client.");
  }

  @Test
  void of_other_clients_it_says_what_they_showed_last() {
    script.logIn("alice").external("/api/orders").wait("12s");
    assertThat(shown(script).outsiders())
        .containsExactly(
            new Outsider("10.0.0.7 · Dart/3.9", "last showed AT 1, 12 s ago: accepted"));
    script.wait("50s");
    assertThat(shown(script).outsiders().getFirst().text())
        .as("after a minute the time of day, which stands still")
        .isEqualTo("last showed AT 1, 05:03:04: accepted");
  }

  private Script stolen() {
    script.logIn("alice");
    Script.Issued copied = script.refresh();
    return script.wait("16s").refreshTokens("/api/orders").replay(copied);
  }

  private void stored(Instant accessEnd) {
    script.append(
        new Event.TokensStored(
            Lane.CLIENT,
            script.access().raw(),
            accessEnd,
            script.refresh().raw(),
            script.refresh().expiresAt(),
            StoreKind.MEMORY));
  }

  private static Shown shown(Script script) {
    return model(Language.ENGLISH, script);
  }

  private static Shown model(Language language, Script script) {
    TruthsViewModel model = new TruthsViewModel(Texts.in(language), ZoneOffset.UTC);
    model.show(Moments.at(script, script.now(), Duration.ZERO));
    return model.shown().get();
  }
}
