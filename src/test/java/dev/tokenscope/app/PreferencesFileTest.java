package dev.tokenscope.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tokenscope.app.PreferencesFile.Content;
import dev.tokenscope.intent.ApiCall;
import dev.tokenscope.journal.FileFlaw;
import dev.tokenscope.journal.FlawedFile;
import dev.tokenscope.text.Language;
import dev.tokenscope.view.Appearance;
import dev.tokenscope.view.Placement;
import dev.tokenscope.view.Preferences;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreferencesFileTest {

  private static final Content CHOSEN =
      new Content(
          new Preferences(
              new Placement(-1200, 40, 1300.5, 850, true),
              Language.KOREAN,
              Appearance.SYSTEM,
              125,
              "log",
              new Preferences.Sides(24, 32.5, 15),
              ApiCall.post("/api/orders", "{\"item\":\"tea\"}"),
              1000,
              Duration.ofMillis(500),
              Duration.ofSeconds(5),
              "bob",
              false),
          Map.of("profile", "oauth", "rotation", "off", "unsafe", "single-flight"));

  @TempDir private Path folder;

  @Test
  void what_was_chosen_is_read_as_it_was_written() throws IOException {
    PreferencesFile file = new PreferencesFile(folder.resolve("new/folder"));
    file.write(CHOSEN);
    assertThat(file.read()).isEqualTo(CHOSEN);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.file())))
        .isEqualTo("rw-------");
    file.write(Content.USUAL);
    assertThat(file.read()).isEqualTo(Content.USUAL);
  }

  @Test
  void a_file_that_is_not_there_says_that_everything_is_usual() throws IOException {
    assertThat(new PreferencesFile(folder).read()).isEqualTo(Content.USUAL);
  }

  @Test
  void what_is_not_in_the_file_is_usual_and_what_nobody_knows_is_passed_over() throws IOException {
    write("{\"zoom\": 150, \"wallpaper\": \"roses\"}");
    Preferences read = new PreferencesFile(folder).read().preferences();
    assertThat(read.zoom()).isEqualTo(150);
    assertThat(read.call()).isEqualTo(ApiCall.ORDERS);
    assertThat(read.language()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"zoom\": 9                                     | Unexpected end",
        "[]                                               | no JSON object",
        "{\"zoom\": 9999}                                 | no zoom of 9999 %",
        "{\"burst\": 1}                                   | cannot have 1 calls",
        "{\"every\": \"0s\"}                              | repeated every",
        "{\"step\": \"soon\"}                             | 'soon' is not a duration",
        "{\"person\": \"mallory\"}                        | no user 'mallory'",
        "{\"language\": \"fr\"}                           | no language",
        "{\"appearance\": \"pink\"}                       | no appearance 'pink'",
        "{\"call\": {\"path\": \"orders\"}}               | is not a path",
        "{\"window\": {\"width\": -3, \"height\": 10}}    | A window cannot be",
        "{\"every\": \"999999999999d\"}                   | longer than ten years",
        "{\"sides\": {\"left\": \"NaN\"}}               | cannot be NaN",
        "{\"settings\": {\"alg\": \"none\"}}              | is not an algorithm",
        "{\"settings\": {\"colour\": \"red\"}}            | no setting 'colour'",
      })
  void what_makes_no_sense_is_set_aside_whole_with_a_sentence(String text, String sentence)
      throws IOException {
    write(text);
    PreferencesFile file = new PreferencesFile(folder);
    assertThatThrownBy(file::read)
        .isInstanceOfSatisfying(
            FlawedFile.class,
            flawed -> {
              assertThat(flawed.flaw()).isEqualTo(FileFlaw.CORRUPT);
              assertThat(flawed.aside())
                  .hasValueSatisfying(aside -> assertThat(aside).content().isEqualTo(text));
            })
        .hasMessageContaining(sentence);
    assertThat(file.read()).isEqualTo(Content.USUAL);
  }

  @Test
  void a_file_of_a_newer_version_is_kept_for_it() throws IOException {
    write("{\"format\": 2, \"zoom\": 150}");
    assertThatThrownBy(new PreferencesFile(folder)::read)
        .isInstanceOfSatisfying(
            FlawedFile.class, flawed -> assertThat(flawed.flaw()).isEqualTo(FileFlaw.NEWER));
  }

  @Test
  void a_file_as_large_as_a_film_is_not_read() throws IOException {
    Files.write(folder.resolve("preferences.json"), new byte[2 << 20]);
    assertThatThrownBy(new PreferencesFile(folder)::read).hasMessageContaining("larger");
  }

  private void write(String text) throws IOException {
    Files.writeString(folder.resolve("preferences.json"), text);
  }
}
