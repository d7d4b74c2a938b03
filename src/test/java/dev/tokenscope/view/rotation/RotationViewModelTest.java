package dev.tokenscope.view.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenscope.projection.Script;
import dev.tokenscope.text.Language;
import dev.tokenscope.text.Texts;
import dev.tokenscope.token.TokenType;
import dev.tokenscope.view.Moments;
import dev.tokenscope.view.rotation.RotationViewModel.Line;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class RotationViewModelTest {

  private final Script script = new Script();
  private final RotationViewModel model =
      new RotationViewModel(Texts.in(Language.ENGLISH), ZoneOffset.UTC);

  @Test
  void a_rotation_is_told_as_a_tree() {
    script.logIn("alice").wait("16s").refreshTokens("/api/orders");
    show();

    assertThat(model.shown().get().family()).isEqualTo("family A");
    assertThat(model.shown().get().lines())
        .extracting(Line::text)
        .containsExactly("RT 1 — used 05:03:20, replaced by RT 2", "RT 2 — active, 2:01 left");
    assertThat(model.shown().get().lines().getFirst().first()).isTrue();
    assertThat(model.shown().get().lines().getLast().last()).isTrue();
  }

  @Test
  void a_theft_is_told_with_who_did_it_and_the_truths_differ() {
    script.logIn("alice");
    Script.Issued copied = script.refresh();
    script.wait("16s").refreshTokens("/api/orders").replay(copied);
    show();

    assertThat(model.shown().get().lines())
        .extracting(Line::text)
        .containsExactly("RT 1 — used again 05:03:20 by the attacker", "RT 2 — revoked: reuse");
    assertThat(model.shown().get().differ()).isTrue();
    assertThat(model.shown().get().refresh().server()).isEqualTo("RT 2 revoked");
    assertThat(model.shown().get().access().differ()).isFalse();
  }

  @Test
  void a_sibling_under_grace_stands_further_in() {
    script.logIn("alice");
    Script.Issued parent = script.refresh();
    script.rotate(parent);
    script.issue(parent.sid(), "A", TokenType.REFRESH, 2, parent.jti());
    show();
    assertThat(model.shown().get().lines()).extracting(Line::indent).containsExactly(0, 0, 1);
  }

  @Test
  void several_families_have_a_heading_each_and_the_newest_comes_first() {
    script.logIn("alice").logIn("bob");
    show();
    assertThat(model.shown().get().family()).isEmpty();
    assertThat(model.shown().get().lines())
        .filteredOn(Line::heading)
        .extracting(Line::text)
        .containsExactly("Family B · bob", "Family A · alice");
  }

  @Test
  void without_tokens_both_say_so() {
    show();
    assertThat(model.shown().get().lines()).isEmpty();
    assertThat(model.shown().get().access().client()).isEqualTo("no access token");
  }

  private void show() {
    model.show(Moments.now(script));
  }
}
