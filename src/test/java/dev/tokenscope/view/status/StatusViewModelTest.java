package dev.tokenscope.view.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenscope.intent.Intent;
import dev.tokenscope.intent.Profile;
import dev.tokenscope.journal.Event;
import dev.tokenscope.projection.Script;
import dev.tokenscope.text.Language;
import dev.tokenscope.text.Texts;
import dev.tokenscope.view.Choices;
import dev.tokenscope.view.Moments;
import dev.tokenscope.view.Theme;
import dev.tokenscope.view.Wishes;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class StatusViewModelTest {

  private final Script script = new Script();
  private final Wishes lab = new Wishes();
  private final StatusViewModel model =
      new StatusViewModel(
          Texts.in(Language.ENGLISH),
          "http://nowhere",
          lab.asking(),
          new Choices(Language.ENGLISH, Theme.LIGHT));

  @Test
  void it_says_what_is_in_force() {
    script.logIn("alice");
    show(Duration.ZERO);
    StatusViewModel.Shown shown = model.shown().get();

    assertThat(shown.origin()).isEqualTo(Script.ORIGIN);
    assertThat(shown.style()).isEqualTo("Refresh: header style, as tutorials do");
    assertThat(shown.rotation()).isEqualTo("Rotation on · reuse detection on · grace 0 s");
    assertThat(shown.messages()).isEqualTo("2 messages");
    assertThat(shown.clock()).isEmpty();
  }

  @Test
  void it_says_how_far_the_lab_clock_is_ahead() {
    script.append(new Event.ClockChanged(10, false, Duration.ZERO, Duration.ZERO));
    show(Duration.ofMillis(63_400));
    assertThat(model.shown().get().clock())
        .isEqualTo("Clock at 10× · 1 min 3 s ahead of the wall clock");
    assertThat(model.shown().get().behind()).isFalse();
  }

  @Test
  void a_lab_clock_that_is_behind_can_catch_up() {
    script.append(new Event.ClockChanged(1, true, Duration.ZERO, Duration.ZERO));
    show(Duration.ofSeconds(-5));
    assertThat(model.shown().get().clock()).isEqualTo("Clock stopped · 5 s behind the wall clock");
    assertThat(model.shown().get().behind()).isTrue();
    model.catchUp();
    assertThat(lab.last()).isEqualTo(new Intent.CatchUp());
  }

  @Test
  void without_rotation_there_is_nothing_to_detect() {
    script.choose(Profile.NO_ROTATION.settings());
    show(Duration.ZERO);
    assertThat(model.shown().get().rotation()).isEqualTo("Rotation off");
  }

  private void show(Duration ahead) {
    model.show(Moments.at(script, script.now(), ahead));
  }
}
