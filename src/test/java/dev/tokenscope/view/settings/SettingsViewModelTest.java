package dev.tokenscope.view.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenscope.intent.Intent;
import dev.tokenscope.intent.Profile;
import dev.tokenscope.intent.RefreshStyle;
import dev.tokenscope.intent.Safety;
import dev.tokenscope.intent.Settings;
import dev.tokenscope.intent.SettingsText;
import dev.tokenscope.projection.Script;
import dev.tokenscope.text.Language;
import dev.tokenscope.text.Texts;
import dev.tokenscope.view.Choices;
import dev.tokenscope.view.Moments;
import dev.tokenscope.view.Theme;
import dev.tokenscope.view.Wishes;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SettingsViewModelTest {

  private final Script script = new Script();
  private final Wishes lab = new Wishes();
  private final Choices choices = new Choices(Language.ENGLISH, Theme.LIGHT);
  private final SettingsViewModel model =
      new SettingsViewModel(Texts.in(Language.ENGLISH), lab.asking(), choices);

  @Test
  void every_setting_of_the_command_line_and_every_safety_is_on_the_page() {
    assertThat(Setting.all().map(Setting::name))
        .containsAll(SettingsText.NAMES.stream().filter(name -> !name.equals("unsafe")).toList());
    for (Safety safety : Safety.values()) {
      assertThat(Setting.all().map(Setting::name)).contains(Setting.name(safety));
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void every_setting_and_every_value_has_its_sentence(Language language) {
    Texts texts = Texts.in(language);
    Setting.all()
        .forEach(
            setting -> {
              assertThat(texts.get("settings.text." + setting.name())).endsWith(".");
              if (setting instanceof Setting.Choice(var name, var values)) {
                values.forEach(
                    value ->
                        assertThat(texts.get("settings.means." + name + "." + value))
                            .endsWith("."));
              }
            });
  }

  @Test
  void what_is_chosen_is_asked_for_at_once() {
    Settings now = Profile.CLASSROOM.settings();
    model.show(Moments.now(script));
    model.choose("deny-list", "on");
    assertThat(lab.last()).isEqualTo(new Intent.Choose(now.denyList(true)));
    model.choose("grace", " 5s ");
    assertThat(lab.last())
        .isEqualTo(new Intent.Choose(now.rotation(now.rotation().grace(Duration.ofSeconds(5)))));
    model.choose("single-flight", "off");
    assertThat(lab.last())
        .isEqualTo(new Intent.Choose(now.client(now.client().without(Safety.SINGLE_FLIGHT))));
    model.choose("skew", "-1m");
    assertThat(lab.last()).isEqualTo(new Intent.Skew(Duration.ofMinutes(-1)));
  }

  @Test
  void what_is_so_already_is_not_asked_for() {
    model.choose("style", "header");
    model.choose("rotation", "on");
    assertThat(lab.asked()).isEmpty();
  }

  @Test
  void the_window_keeps_its_own_choices() {
    model.choose("burst", "250");
    model.choose("every", "500ms");
    model.choose("step", "1m");
    assertThat(choices.burst().get()).isEqualTo(250);
    assertThat(choices.every().get()).isEqualTo(Duration.ofMillis(500));
    assertThat(choices.step().get()).isEqualTo(Duration.ofMinutes(1));
    assertThat(model.values().get()).containsEntry("burst", "250");
    assertThat(lab.asked()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "access-ttl, soon, “soon” is not a duration up to ten years.",
    "access-ttl, 500ms, 500ms is too short. It must be at least 1s.",
    "refresh-max-ttl, 1m, 1m is shorter than an unused refresh token lives (2m).",
    "grace, -1s, -1s is too short. It must be at least 0s.",
    "every, 0s, 0s is too short.",
    "burst, 1, “1” is no number of calls.",
    "burst, many, “many” is no number of calls.",
    "redirect-uris, /callback, “/callback” is no redirect URI."
  })
  void a_wrong_value_is_said_in_words_and_not_asked_for(String name, String typed, String said) {
    model.show(Moments.now(script));
    model.choose(name, typed);
    assertThat(model.wrong().get().get(name)).startsWith(said);
    assertThat(lab.asked()).isEmpty();
    model.choose(name, model.values().get().getOrDefault(name, ""));
    assertThat(model.wrong().get()).as("mended").isEmpty();
  }

  @Test
  void what_does_nothing_as_the_others_are_can_be_seen() {
    model.show(Moments.now(script));
    assertThat(model.matters("grace")).isTrue();
    assertThat(model.matters("proactive")).isFalse();
    assertThat(model.matters("echo-refresh-token")).isFalse();
    script.choose(Profile.NO_ROTATION.settings().style(RefreshStyle.ENDPOINT));
    model.show(Moments.now(script));
    assertThat(model.matters("grace")).isFalse();
    assertThat(model.matters("proactive")).isTrue();
    assertThat(model.matters("echo-refresh-token")).isTrue();
    assertThat(model.values().get()).containsEntry("profile", "no-rotation");
  }
}
