package dev.tokenscope.view.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenscope.intent.Intent;
import dev.tokenscope.journal.Event;
import dev.tokenscope.journal.LoginReason;
import dev.tokenscope.journal.Outcome;
import dev.tokenscope.projection.Script;
import dev.tokenscope.text.Language;
import dev.tokenscope.text.Texts;
import dev.tokenscope.view.Choices;
import dev.tokenscope.view.Moments;
import dev.tokenscope.view.Person;
import dev.tokenscope.view.Theme;
import dev.tokenscope.view.Wishes;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LoginViewModelTest {

  private final Script script = new Script();
  private final Wishes lab = new Wishes();
  private final LoginViewModel model = model(Language.ENGLISH);

  @Test
  void at_the_first_start_somebody_must_log_in() {
    show();
    assertThat(model.shown().get().needed()).isTrue();
    assertThat(model.shown().get().alarming()).isFalse();
    assertThat(model.shown().get().title()).isEqualTo("Log in to begin");
  }

  @Test
  void it_logs_in_who_was_chosen_with_the_password_that_is_filled_in() {
    show();
    model.person().set(Person.BOB);
    assertThat(model.hint(Person.BOB)).contains("builder");
    model.logIn();
    assertThat(lab.last()).isEqualTo(new Intent.LogIn("bob", "builder"));
  }

  @Test
  void it_does_not_log_in_twice_while_it_waits() {
    CompletableFuture<Outcome> slow = new CompletableFuture<>();
    lab.answering(slow);
    show();
    model.logIn();
    model.logIn();
    assertThat(lab.asked()).hasSize(1);
    assertThat(model.busy().get()).isTrue();
    slow.complete(new Outcome.Done());
    assertThat(model.busy().get()).isFalse();
  }

  @Test
  void once_somebody_is_in_it_is_gone_and_asks_for_nothing() {
    script.logIn("alice");
    show();
    assertThat(model.shown().get().needed()).isFalse();
    model.logIn();
    assertThat(lab.asked()).isEmpty();
  }

  @Test
  void a_wrong_password_is_told() {
    script.append(new Event.LoginRefused("bob"));
    show();
    assertThat(model.shown().get().refused()).contains("bob");
  }

  @ParameterizedTest
  @EnumSource(LoginReason.class)
  void every_reason_has_words_in_both_languages(LoginReason reason) {
    script.logIn("alice").loggedOut(reason);
    for (Language language : Language.values()) {
      LoginViewModel one = model(language);
      one.show(Moments.now(script));
      assertThat(one.shown().get().title()).isNotBlank();
      assertThat(one.shown().get().text()).isNotBlank();
    }
  }

  @Test
  void after_a_theft_it_says_which_token_came_twice_and_from_whom() {
    Script.Issued copied = script.logIn("alice").wait("3s").refresh();
    script.wait("5s").refreshTokens("/api/orders").wait("2s").replay(copied);
    script.wait("20s").loggedOut(LoginReason.REVOKED);
    show();
    assertThat(model.shown().get().text())
        .startsWith("RT 1 came a second time at ")
        .contains("from the attacker")
        .endsWith("Only a new login helps now.");
  }

  @Test
  void a_family_that_was_revoked_without_a_theft_is_not_said_to_be_stolen() {
    script.logIn("alice").wait("3s").refreshTokens("/api/orders").loggedOut(LoginReason.REVOKED);
    show();
    assertThat(model.shown().get().text()).doesNotContain("second time");
  }

  private LoginViewModel model(Language language) {
    return new LoginViewModel(
        Texts.in(language), ZoneOffset.UTC, lab.asking(), new Choices(language, Theme.LIGHT));
  }

  private void show() {
    model.show(Moments.now(script));
  }
}
