package dev.tokenscope.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenscope.token.TokenName;
import org.junit.jupiter.api.Test;

class TokenNamesTest {

  private final Script script = new Script().logIn("alice");

  @Test
  void a_token_is_called_as_it_was_at_its_issue() {
    assertThat(names().of(script.access().raw())).isEqualTo(script.access().name());
    assertThat(names().ofJti(script.refresh().jti())).contains(script.refresh().name());
  }

  @Test
  void a_token_of_nobody_is_called_by_its_fingerprint() {
    assertThat(names().of("made up")).isInstanceOf(TokenName.Unknown.class);
    assertThat(names().ofJti("nothing")).isEmpty();
  }

  @Test
  void the_letter_is_hidden_while_there_is_one_family() {
    assertThat(names().shown(script.access().name())).isEqualTo("AT 1");
    script.logIn("bob");
    assertThat(names().shown(script.access().name())).isEqualTo("B·AT 1");
  }

  private TokenNames.Known names() {
    TokenNames projection = new TokenNames();
    return projection.applyAll(projection.initial(), script.entries());
  }
}
