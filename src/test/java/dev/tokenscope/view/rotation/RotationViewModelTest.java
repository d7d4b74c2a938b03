package dev.tokenscope.view.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenscope.intent.Profile;
import dev.tokenscope.journal.Event;
import dev.tokenscope.journal.Event.EndedBy;
import dev.tokenscope.projection.Script;
import dev.tokenscope.text.Language;
import dev.tokenscope.text.Texts;
import dev.tokenscope.token.TokenType;
import dev.tokenscope.view.Choices;
import dev.tokenscope.view.Moments;
import dev.tokenscope.view.Theme;
import dev.tokenscope.view.rotation.Line.Kind;
import dev.tokenscope.view.rotation.Line.Look;
import dev.tokenscope.view.rotation.RotationViewModel.Choice;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class RotationViewModelTest {

  private final Script script = new Script();
  private final RotationViewModel model =
      new RotationViewModel(
          Texts.in(Language.ENGLISH), ZoneOffset.UTC, new Choices(Language.ENGLISH, Theme.LIGHT));

  @Test
  void a_rotation_is_told_as_a_tree() {
    script.logIn("alice").wait("16s").refreshTokens("/api/orders");
    show();

    assertThat(model.shown().get().family()).isEqualTo("family A · alice");
    assertThat(texts())
        .containsExactly("RT 1 — used 05:03:20, replaced by RT 2", "RT 2 — active, 2:01 left");
    assertThat(lines().getFirst().above()).isFalse();
    assertThat(lines().getFirst().below()).isTrue();
    assertThat(lines().getLast().below()).isFalse();
  }

  @Test
  void a_countdown_runs_and_ends() {
    script.logIn("alice");
    show();
    assertThat(texts()).containsExactly("RT 1 — active, 2:01 left");
    script.wait("3s");
    show();
    assertThat(texts()).containsExactly("RT 1 — active, 1:58 left");
    script.wait("2m");
    show();
    assertThat(texts()).containsExactly("RT 1 — expired 05:05:05");
    assertThat(lines().getFirst().look()).isEqualTo(Look.EXPIRED);
  }

  @Test
  void the_second_use_is_a_branch_that_says_who_and_what_follows_is_dead() {
    script.logIn("alice");
    Script.Issued copied = script.refresh();
    script.wait("16s").refreshTokens("/api/orders").wait("5s").replay(copied);
    show();

    assertThat(texts())
        .containsExactly(
            "RT 1 — used 05:03:20 by the client",
            "RT 1 again — 05:03:25 by the attacker",
            "RT 2 — revoked with the family");
    assertThat(lines())
        .extracting(Line::look)
        .containsExactly(Look.REUSED, Look.THEFT, Look.REVOKED);
    assertThat(lines()).extracting(Line::kind).containsExactly(Kind.TOKEN, Kind.USE, Kind.TOKEN);
    assertThat(lines()).allMatch(Line::dead);
    assertThat(model.shown().get().dead()).isTrue();
    assertThat(model.shown().get().family()).isEqualTo("family A · alice · revoked");
  }

  @Test
  void a_third_use_is_counted_on_the_same_branch() {
    script.logIn("alice");
    Script.Issued copied = script.refresh();
    script.wait("16s").refreshTokens("/api/orders").replay(copied).replay(copied);
    show();
    assertThat(texts().get(1)).isEqualTo("RT 1 again — 05:03:20 by the attacker · 2×");
  }

  @Test
  void a_reuse_in_an_earlier_run_is_a_branch_as_well() {
    script.logIn("alice");
    Script.Issued copied = script.refresh();
    script.rotate(copied);
    script.append(new Event.ReuseDetected(copied.sid(), copied.name(), null, script.now()));
    script.append(new Event.FamilyRevoked(copied.sid(), EndedBy.REUSE, script.now()));
    show();
    assertThat(texts())
        .containsExactly(
            "RT 1 — used 05:03:04",
            "RT 1 again — 05:03:04 by somebody",
            "RT 2 — revoked with the family");
  }

  @Test
  void a_refresh_token_that_came_too_late_was_shown_and_refused() {
    script.logIn("alice").wait("3m").refreshTokens("/api/orders");
    show();
    assertThat(texts())
        .containsExactly("RT 1 — expired 05:05:05", "RT 1 sent — 05:06:04, the client: refused");
    assertThat(lines().getLast().look()).isEqualTo(Look.REFUSED);
  }

  @Test
  void without_rotation_a_use_is_nothing_special() {
    script.choose(Profile.NO_ROTATION.settings());
    script.logIn("alice").refreshTokens("/api/orders").refreshTokens("/api/orders");
    show();
    assertThat(lines()).hasSize(1);
    assertThat(lines().getFirst().look()).isEqualTo(Look.ACTIVE);
  }

  @Test
  void a_token_that_was_ended_alone_says_why() {
    script.logIn("alice");
    script.append(
        new Event.TokenEnded(
            script.refresh().jti(), TokenType.REFRESH, 0, EndedBy.REVOCATION, script.now()));
    show();
    assertThat(texts()).containsExactly("RT 1 — ended: revocation by the client");
  }

  @Test
  void a_sibling_under_grace_branches_off() {
    script.logIn("alice");
    Script.Issued parent = script.refresh();
    script.rotate(parent);
    script.issue(parent.sid(), "A", TokenType.REFRESH, 2, parent.jti());
    show();
    assertThat(lines())
        .extracting(Line::kind)
        .containsExactly(Kind.TOKEN, Kind.TOKEN, Kind.SIBLING);
  }

  @Test
  void of_several_families_that_of_the_client_is_shown_until_another_is_chosen() {
    script.logIn("alice").logIn("bob");
    show();
    assertThat(model.shown().get().families())
        .extracting(Choice::text)
        .containsExactly("family B · bob", "family A · alice");
    assertThat(model.shown().get().family()).isEqualTo("family B · bob");

    model.choose(model.shown().get().families().getLast().sid());
    assertThat(model.shown().get().family()).isEqualTo("family A · alice");
    model.choose("");
    assertThat(model.shown().get().family()).isEqualTo("family B · bob");
  }

  @Test
  void a_long_family_has_its_beginning_folded_until_somebody_wants_it() {
    script.logIn("alice");
    for (int i = 0; i < 20; i++) {
      script.wait("5s").refreshTokens("/api/orders");
    }
    show();
    assertThat(lines()).hasSize(1 + Tree.TOKENS_FOLDED);
    assertThat(lines().getFirst().kind()).isEqualTo(Kind.FOLD);
    assertThat(texts().getFirst()).isEqualTo("13 earlier generations");
    assertThat(texts().getLast()).startsWith("RT 21 — active");

    model.unfolded().set(true);
    assertThat(lines()).hasSize(1 + 21);
    assertThat(texts().get(1)).startsWith("RT 1 — used");
  }

  @Test
  void without_tokens_there_is_no_tree() {
    show();
    assertThat(lines()).isEmpty();
  }

  private List<Line> lines() {
    return model.shown().get().lines();
  }

  private List<String> texts() {
    return lines().stream().map(Line::text).toList();
  }

  private void show() {
    model.show(Moments.now(script));
  }
}
