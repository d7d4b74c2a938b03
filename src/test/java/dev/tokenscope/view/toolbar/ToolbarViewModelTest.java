package dev.tokenscope.view.toolbar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenscope.intent.ApiCall;
import dev.tokenscope.intent.Intent;
import dev.tokenscope.intent.Profile;
import dev.tokenscope.journal.Event;
import dev.tokenscope.projection.Script;
import dev.tokenscope.text.Language;
import dev.tokenscope.text.Texts;
import dev.tokenscope.token.TokenType;
import dev.tokenscope.view.Choices;
import dev.tokenscope.view.Moments;
import dev.tokenscope.view.Theme;
import dev.tokenscope.view.Wishes;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ToolbarViewModelTest {

  private final Script script = new Script().logIn("alice");
  private final Wishes lab = new Wishes();
  private final ToolbarViewModel model =
      new ToolbarViewModel(
          Texts.in(Language.ENGLISH), lab.asking(), new Choices(Language.ENGLISH, Theme.LIGHT));

  @Test
  void it_makes_the_call_that_was_chosen_once_often_or_again_and_again() {
    show();
    model.call().set(ApiCall.get("/api/me"));
    model.makeCall();
    assertThat(lab.last()).isEqualTo(new Intent.Call(ApiCall.get("/api/me")));
    model.burst();
    assertThat(lab.last()).isEqualTo(new Intent.Burst(ApiCall.get("/api/me"), 10));
    model.repeat();
    assertThat(lab.last())
        .isEqualTo(new Intent.Repeat(ApiCall.get("/api/me"), Duration.ofSeconds(2)));
  }

  @Test
  void a_repetition_that_runs_is_stopped() {
    script.append(new Event.Asked(new Intent.Repeat(ApiCall.ORDERS, Duration.ofSeconds(2))));
    show();
    assertThat(model.shown().get().repeating()).isTrue();
    model.repeat();
    assertThat(lab.last()).isEqualTo(new Intent.Repeat(ApiCall.ORDERS, Duration.ZERO));
  }

  @Test
  void the_clock_is_stopped_and_runs_again() {
    show();
    model.pauseOrResume();
    assertThat(lab.last()).isEqualTo(new Intent.Pause());
    script.append(new Event.ClockChanged(10, true, Duration.ZERO, Duration.ZERO));
    show();
    assertThat(model.shown().get().speed()).isEqualTo("10×");
    model.pauseOrResume();
    assertThat(lab.last()).isEqualTo(new Intent.Resume());
    model.speed(60);
    assertThat(lab.last()).isEqualTo(new Intent.Speed(60));
  }

  @Test
  void it_skips_to_an_expiry_only_while_there_are_tokens() {
    show();
    model.skip(ToolbarViewModel.Skip.BEFORE_ACCESS);
    assertThat(lab.last())
        .isEqualTo(new Intent.SkipToExpiry(TokenType.ACCESS, Duration.ofSeconds(-1)));
    script.loggedOut(dev.tokenscope.journal.LoginReason.LOGGED_OUT);
    show();
    model.skip(ToolbarViewModel.Skip.AFTER_REFRESH);
    model.logOut();
    assertThat(lab.asked()).hasSize(1);
  }

  @Test
  void a_profile_is_chosen_and_what_is_so_already_is_not_asked_for() {
    show();
    model.profile(Profile.CLASSROOM);
    assertThat(lab.asked()).as("it is so already").isEmpty();
    model.profile(Profile.OAUTH);
    assertThat(lab.last()).isEqualTo(new Intent.Choose(Profile.OAUTH.settings()));
  }

  @Test
  void it_says_who_is_in_and_what_is_chosen() {
    show();
    assertThat(model.shown().get().user()).isEqualTo("alice");
    assertThat(model.shown().get().profile()).isEqualTo("Classroom · 15 s / 2 min");
    model.logOut();
    assertThat(lab.last()).isEqualTo(new Intent.LogOut());
  }

  private void show() {
    model.show(Moments.now(script));
  }
}
