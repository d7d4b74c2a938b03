package dev.tokenscope.view.cards;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenscope.projection.Script;
import dev.tokenscope.projection.TokenStatus;
import dev.tokenscope.text.Language;
import dev.tokenscope.text.Texts;
import dev.tokenscope.token.TokenType;
import dev.tokenscope.view.Moments;
import java.time.Duration;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class CardViewModelTest {

  private final Script script = new Script();
  private final CardViewModel model =
      new CardViewModel(TokenType.ACCESS, Texts.in(Language.ENGLISH), ZoneOffset.UTC);

  @Test
  void without_a_token_it_says_none() {
    model.show(Moments.now(script));
    assertThat(model.shown().get().pill()).isEqualTo("none");
    assertThat(model.shown().get().countdown()).isEqualTo("–");
    assertThat(model.parts().header()).isEmpty();
  }

  @Test
  void a_valid_token_says_its_name_and_what_is_left() {
    script.logIn("alice").wait("9997ms");
    model.show(Moments.now(script));
    CardViewModel.Shown shown = model.shown().get();

    assertThat(shown.status()).isEqualTo(TokenStatus.VALID);
    assertThat(shown.pill()).isEqualTo("valid · AT 1");
    assertThat(shown.countdown()).isEqualTo("5.7 s");
    assertThat(shown.lifetime()).isEqualTo("of 15 s");
    assertThat(shown.facts())
        .contains(new CardViewModel.Fact("sub", "alice"))
        .contains(new CardViewModel.Fact("scope", "orders:read\norders:write"))
        .contains(new CardViewModel.Fact("sent to", "API"));
  }

  @Test
  void an_expired_token_says_so_in_korean() {
    CardViewModel korean =
        new CardViewModel(TokenType.ACCESS, Texts.in(Language.KOREAN), ZoneOffset.UTC);
    script.logIn("alice").wait("20s");
    korean.show(Moments.now(script));
    assertThat(korean.shown().get().pill()).isEqualTo("만료됨 · AT 1");
    assertThat(korean.shown().get().countdown()).isEqualTo("0.0초");
    assertThat(korean.shown().get().fraction()).isZero();
  }

  @Test
  void the_signature_is_seen_and_copied_only_when_it_is_revealed() {
    script.logIn("alice");
    model.show(Moments.now(script));
    String raw = script.access().raw();
    String signature = raw.substring(raw.lastIndexOf('.') + 1);

    assertThat(model.copyable()).doesNotContain(signature);
    assertThat(model.parts().signature()).isEqualTo("•••");
    model.revealed().set(true);
    assertThat(model.copyable()).isEqualTo(raw);
    assertThat(model.parts().signature()).isEqualTo(signature);
  }

  @Test
  void a_refresh_token_says_where_it_is_sent() {
    CardViewModel refresh =
        new CardViewModel(TokenType.REFRESH, Texts.in(Language.ENGLISH), ZoneOffset.UTC);
    script.logIn("alice");
    refresh.show(Moments.now(script));
    assertThat(refresh.shown().get().facts())
        .contains(new CardViewModel.Fact("family", "A · generation 1"))
        .contains(new CardViewModel.Fact("sent to", "API (header style)"));
    assertThat(refresh.shown().get().lifetime()).isEqualTo("of 2 min");
  }

  @Test
  void the_ring_runs_out_between_entries() {
    script.logIn("alice");
    model.show(Moments.now(script));
    double before = model.shown().get().fraction();
    model.show(Moments.at(script, script.now().plusSeconds(5), Duration.ZERO));
    assertThat(model.shown().get().fraction()).isLessThan(before);
  }
}
