package dev.tokenscope.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.tokenscope.app.PreferencesFile;
import dev.tokenscope.app.PreferencesFile.Content;
import dev.tokenscope.intent.Intent;
import dev.tokenscope.intent.Profile;
import dev.tokenscope.intent.Settings;
import dev.tokenscope.intent.SettingsText;
import dev.tokenscope.journal.Kept;
import dev.tokenscope.journal.Trouble;
import dev.tokenscope.lab.Lab;
import dev.tokenscope.lab.LabClock;
import dev.tokenscope.lab.LabOptions;
import dev.tokenscope.text.Language;
import dev.tokenscope.view.Appearance;
import dev.tokenscope.view.Placement;
import dev.tokenscope.view.Preferences;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RememberingTest {

  private static final Instant START = Instant.parse("2026-11-25T05:00:00Z");

  @TempDir private Path folder;

  private PreferencesFile file;

  @BeforeEach
  void fileOfChoices() {
    file = new PreferencesFile(folder);
  }

  private static Lab lab(Settings settings) throws IOException {
    Lab lab =
        new Lab(
            LabOptions.forTests(settings), LabClock.standing(START), InstantSource.fixed(START));
    lab.start();
    return lab;
  }

  @Test
  void what_is_chosen_in_the_window_is_in_the_file_when_it_is_closed() throws IOException {
    Placement placement = new Placement(10, 20, 1300, 800, false);
    try (Remembering remembering = Remembering.of(file, true)) {
      Preferences begins = remembering.beginsWith(remembering.preferences());
      remembering.choose(begins.placed(placement));
    }
    assertThat(file.read().preferences().placement()).isEqualTo(placement);
  }

  @Test
  void a_language_of_the_command_line_is_not_remembered_until_it_is_chosen() throws IOException {
    try (Remembering remembering = Remembering.of(file, true)) {
      Preferences begins =
          remembering.beginsWith(
              remembering.preferences().looking(Language.KOREAN, Appearance.DARK));
      remembering.choose(begins.placed(new Placement(1, 2, 1300, 800, false)));
    }
    assertThat(file.read().preferences().language()).isNull();
    assertThat(file.read().preferences().appearance()).isNull();

    try (Remembering remembering = Remembering.of(file, true)) {
      Preferences begins =
          remembering.beginsWith(
              remembering.preferences().looking(Language.KOREAN, Appearance.DARK));
      remembering.choose(begins.looking(Language.ENGLISH, Appearance.DARK));
      remembering.choose(begins.looking(Language.KOREAN, Appearance.DARK));
    }
    assertThat(file.read().preferences().language()).isEqualTo(Language.KOREAN);
    assertThat(file.read().preferences().appearance()).isNull();
  }

  @Test
  void settings_that_were_chosen_are_over_the_usual_ones() throws IOException {
    file.write(new Content(Preferences.USUAL, Map.of("rotation", "off", "access-ttl", "30s")));
    try (Remembering remembering = Remembering.of(file, true)) {
      Settings settings = remembering.settings(Profile.CLASSROOM.settings());
      assertThat(settings.rotation().on()).isFalse();
      assertThat(settings.lifetimes().access()).hasSeconds(30);
    }
  }

  @Test
  void a_setting_of_the_command_line_is_not_remembered_with_those_that_were_chosen()
      throws IOException {
    file.write(new Content(Preferences.USUAL, Map.of("deny-list", "on")));
    Settings said = SettingsText.change(Profile.CLASSROOM.settings(), "access-ttl", "7s");
    try (Remembering remembering = Remembering.of(file, true);
        Lab lab = lab(remembering.settings(said))) {
      remembering.begin(lab);
      lab.ask(new Intent.Choose(SettingsText.change(lab.settings(), "rotation", "off"))).join();
    }
    assertThat(file.read().settings())
        .containsOnly(entry("rotation", "off"), entry("deny-list", "on"));
  }

  @Test
  void a_profile_that_is_chosen_comes_back_whole_with_what_was_changed_in_it() throws IOException {
    Settings chosen;
    try (Remembering remembering = Remembering.of(file, true);
        Lab lab = lab(Profile.CLASSROOM.settings())) {
      remembering.begin(lab);
      lab.ask(new Intent.Choose(SettingsText.change(lab.settings(), "access-ttl", "9s"))).join();
      lab.ask(new Intent.Choose(lab.settings().profile(Profile.OAUTH))).join();
      lab.ask(new Intent.Choose(SettingsText.change(lab.settings(), "alg", "HS256"))).join();
      chosen = lab.settings();
    }
    try (Remembering remembering = Remembering.of(file, true)) {
      assertThat(SettingsText.all(remembering.settings(Profile.CLASSROOM.settings())))
          .isEqualTo(SettingsText.all(chosen));
    }
  }

  @Test
  void lifetimes_that_were_chosen_never_keep_the_window_from_opening() {
    Settings left = SettingsText.change(Profile.CLASSROOM.settings(), "refresh-max-ttl", "1s");
    assertThat(new SettingsOptions().settings(left)).isEqualTo(left);
  }

  @Test
  void of_several_programs_one_remembers() throws IOException {
    try (Remembering remembering = Remembering.of(file, false)) {
      remembering.choose(Preferences.USUAL.placed(new Placement(1, 2, 1300, 800, false)));
    }
    assertThat(file.file()).doesNotExist();
  }

  @Test
  void a_file_that_makes_no_sense_is_told_of_and_written_anew() throws IOException {
    Files.writeString(file.file(), "{ half");
    try (Remembering remembering = Remembering.of(file, true)) {
      assertThat(remembering.preferences()).isEqualTo(Preferences.USUAL);
      assertThat(remembering.troubles())
          .singleElement()
          .isInstanceOfSatisfying(
              Trouble.MovedAside.class,
              moved -> {
                assertThat(moved.what()).isEqualTo(Kept.PREFERENCES);
                assertThat(Path.of(moved.aside())).content().isEqualTo("{ half");
              });
      remembering.choose(Preferences.USUAL.placed(new Placement(1, 2, 1300, 800, false)));
    }
    assertThat(file.read().preferences().placement()).isNotNull();
  }

  @Test
  void a_file_that_cannot_be_read_is_told_of_and_left_alone() throws IOException {
    Files.createDirectories(file.file().resolve("in the way"));
    try (Remembering remembering = Remembering.of(file, true)) {
      assertThat(remembering.troubles()).singleElement().isInstanceOf(Trouble.NotKept.class);
      remembering.choose(Preferences.USUAL.placed(new Placement(1, 2, 1300, 800, false)));
    }
    assertThat(file.file().resolve("in the way")).isDirectory();
  }
}
