package dev.tokenscope.view.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenscope.intent.FaultRule;
import dev.tokenscope.intent.Intent;
import dev.tokenscope.intent.KeyChange;
import dev.tokenscope.intent.Profile;
import dev.tokenscope.intent.StatusFault;
import dev.tokenscope.journal.Event;
import dev.tokenscope.projection.Script;
import dev.tokenscope.projection.TokenStatus;
import dev.tokenscope.text.Language;
import dev.tokenscope.text.Texts;
import dev.tokenscope.token.Alg;
import dev.tokenscope.token.TokenType;
import dev.tokenscope.view.Choices;
import dev.tokenscope.view.Moments;
import dev.tokenscope.view.Scenes;
import dev.tokenscope.view.Theme;
import dev.tokenscope.view.Wishes;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServerViewModelTest {

  private final Wishes lab = new Wishes();
  private final Choices choices = new Choices(Language.ENGLISH, Theme.LIGHT);
  private final List<String> copied = new ArrayList<>();
  private final ServerViewModel model =
      new ServerViewModel(
          Texts.in(Language.ENGLISH), ZoneOffset.UTC, lab.asking(), choices, copied::add);

  private List<Line> lines(Section section, Script script) {
    model.section().set(section);
    model.show(Moments.now(script));
    return model.shown().get().lines();
  }

  private static List<String> cells(List<Line> lines) {
    return lines.stream().map(line -> String.join(" | ", line.cells())).toList();
  }

  @Test
  void before_the_first_login_it_says_why_there_is_nothing() {
    assertThat(lines(Section.FAMILIES, new Script())).isEmpty();
    assertThat(model.shown().get().empty()).startsWith("The first family comes");
    assertThat(lines(Section.TOKENS, new Script())).isEmpty();
    assertThat(lines(Section.KEYS, new Script())).isEmpty();
    assertThat(lines(Section.FAULTS, new Script())).isEmpty();
    assertThat(model.shown().get().empty()).contains("the server behaves");
  }

  @Test
  void a_family_is_a_login_with_its_owner_and_its_end() {
    List<Line> families = lines(Section.FAMILIES, new Script().logIn("alice"));
    assertThat(cells(families))
        .containsExactly("A | alice | tokenscope | 05:03:04 | 05:13:04 | valid");
    model.revoke(families.getFirst());
    assertThat(lab.last()).isEqualTo(new Intent.Revoke("f-A7Qm"));
    model.tokensOf(families.getFirst());
    assertThat(model.section().get()).isEqualTo(Section.TOKENS);
    assertThat(choices.family().get()).isEqualTo("f-A7Qm");
  }

  @Test
  void a_family_that_was_revoked_says_why_and_cannot_be_revoked_again() {
    Line family = lines(Section.FAMILIES, Scenes.STOLEN.script()).getFirst();
    assertThat(family.cells()).last().isEqualTo("revoked: reuse");
    assertThat(family.status()).isEqualTo(TokenStatus.REVOKED);
    assertThat(family.acts()).isFalse();
  }

  @Test
  void a_family_whose_time_is_over_is_expired() {
    assertThat(lines(Section.FAMILIES, new Script().logIn("alice").wait("11m")).getFirst().status())
        .isEqualTo(TokenStatus.EXPIRED);
  }

  @Test
  void tokens_are_those_of_the_chosen_family_the_newest_first() {
    Script script = Scenes.REFRESHED.script();
    List<Line> tokens = lines(Section.TOKENS, script);
    assertThat(tokens)
        .extracting(line -> line.cells().getFirst())
        .containsExactly("RT 2", "AT 2", "RT 1", "AT 1");
    assertThat(model.shown().get().note()).contains("alice; orders:read orders:write");
    assertThat(tokens).extracting(Line::acts).containsExactly(true, true, false, false);
    model.end(tokens.getFirst());
    assertThat(lab.last()).isEqualTo(new Intent.ExpireToken(script.refresh().jti()));
    model.endAll(TokenType.ACCESS);
    assertThat(lab.last()).isEqualTo(new Intent.Expire(TokenType.ACCESS));
  }

  @Test
  void keys_say_what_they_are_good_for() {
    Script script = new Script().logIn("alice");
    script.append(new Event.KeyRotated("es256-new", Alg.ES256, KeyChange.OVERLAP));
    assertThat(cells(lines(Section.KEYS, script)))
        .containsExactly(
            "es256-new | ES256 | 05:03:04 | signs new tokens",
            "k-2026-03 | ES256 | 05:03:04 | verifies older tokens");
    script.append(new Event.KeyRotated("es256-3", Alg.ES256, KeyChange.HARD));
    assertThat(cells(lines(Section.KEYS, script)).getLast()).contains("refused");
    model.rotateKey(KeyChange.HARD);
    assertThat(lab.last()).isEqualTo(new Intent.RotateKey(KeyChange.HARD));
    model.copyJwks();
    assertThat(copied).containsExactly(Script.ORIGIN + "/.well-known/jwks.json");
  }

  @Test
  void a_secret_is_not_published() {
    Script script = new Script().logIn("alice");
    script.choose(Profile.CLASSROOM.settings().algorithm(Alg.HS256));
    assertThat(cells(lines(Section.KEYS, script)).getFirst()).endsWith("verifies older tokens");
    assertThat(model.shown().get().note()).contains("never published");
  }

  @Test
  void the_deny_list_has_what_would_be_accepted_otherwise() {
    Script script = new Script();
    script.choose(Profile.CLASSROOM.settings().denyList(true));
    script.logIn("alice");
    assertThat(lines(Section.DENIED, script)).isEmpty();
    assertThat(model.shown().get().empty()).startsWith("Nothing is denied");
    script.append(
        new Event.TokenEnded(
            script.access().jti(), TokenType.ACCESS, 0, Event.EndedBy.REVOCATION, script.now()));
    script.append(new Event.FamilyRevoked("f-A7Qm", Event.EndedBy.LOGOUT, script.now()));
    assertThat(cells(lines(Section.DENIED, script)))
        .containsExactly(
            "Token AT 1 | 05:03:04 | 05:03:20 | revocation by the client",
            "Access tokens of family A | 05:03:04 | 05:03:20 | logout");
    assertThat(lines(Section.DENIED, script.wait("20s"))).isEmpty();
  }

  @Test
  void without_a_deny_list_a_sentence_says_what_that_means() {
    assertThat(lines(Section.DENIED, Scenes.STOLEN.script())).isEmpty();
    assertThat(model.shown().get().note()).contains("accepted until its exp");
  }

  @Test
  void armed_faults_say_whom_they_strike_and_how_often() {
    Script script = new Script();
    script.append(
        new Event.FaultArmed(
            1, FaultRule.once(new StatusFault.Status(503, null), FaultRule.Match.REFRESHES)));
    script.append(
        new Event.FaultArmed(
            2,
            new FaultRule(
                new StatusFault.Status(500, null),
                FaultRule.Match.at("/api/orders"),
                FaultRule.Phase.BEFORE_WORK,
                0,
                0.5)));
    assertThat(cells(lines(Section.FAULTS, script)))
        .containsExactly(
            "1 | Server error | refreshes | 1 | 0",
            "2 | Server error | any request · /api/orders · 50 % of them | always | 0");
    model.disarm(model.shown().get().lines().getLast());
    assertThat(lab.last()).isEqualTo(new Intent.Disarm(2));
    model.disarm();
    assertThat(lab.last()).isEqualTo(new Intent.DisarmAll());
  }

  @Test
  void settings_have_the_names_of_the_command_line() {
    assertThat(cells(lines(Section.SETTINGS, new Script())))
        .contains("profile | classroom", "access-ttl | 15s", "deny-list | off");
  }
}
