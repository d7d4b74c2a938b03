package dev.tokenscope.view.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenscope.projection.Row;
import dev.tokenscope.projection.Script;
import dev.tokenscope.text.Language;
import dev.tokenscope.text.Texts;
import dev.tokenscope.view.Choices;
import dev.tokenscope.view.Moments;
import dev.tokenscope.view.Scenes;
import dev.tokenscope.view.Theme;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LogViewModelTest {

  private final Choices choices = new Choices(Language.ENGLISH, Theme.LIGHT);
  private final LogViewModel model =
      new LogViewModel(Texts.in(Language.ENGLISH), ZoneOffset.UTC, choices);
  private final Script script = new Script();

  @Test
  void what_happened_stands_there_in_words() {
    script.logIn("alice").wait("16s").call("/api/orders");
    model.show(Moments.now(script));
    Row refused = model.rows().getLast();

    assertThat(model.parties(refused)).isEqualTo("API → Client");
    assertThat(model.what(refused)).isEqualTo("The access token expired");
    assertThat(model.status(refused)).isEqualTo("401 invalid_token");
    assertThat(model.time(refused)).isEqualTo("05:03:20.306");
    assertThat(model.tokens(model.rows().get(model.rows().size() - 2))).isEqualTo("AT 1");
  }

  @Test
  void new_rows_are_added_and_the_old_ones_left_alone() {
    script.logIn("alice");
    model.show(Moments.now(script));
    List<Integer> added = new ArrayList<>();
    model
        .rows()
        .addListener(
            (ListChangeListener<Row>)
                change -> {
                  while (change.next()) {
                    added.add(change.getAddedSize());
                    assertThat(change.getRemovedSize()).isZero();
                  }
                });
    script.call("/api/orders");
    model.show(Moments.now(script));
    model.show(Moments.now(script));
    model.show(Moments.at(script, script.now().plusSeconds(20), Duration.ZERO));
    assertThat(added).as("a call, then an expiry").containsExactly(2, 1);
  }

  @Test
  void in_the_past_the_later_rows_are_gone_and_the_others_left_alone() {
    script.logIn("alice").call("/api/orders").call("/api/me");
    model.show(Moments.now(script));
    List<Row> all = List.copyOf(model.rows());
    List<Integer> removed = new ArrayList<>();
    model
        .rows()
        .addListener(
            (ListChangeListener<Row>)
                change -> {
                  while (change.next()) {
                    assertThat(change.getAddedSize()).isZero();
                    removed.add(change.getRemovedSize());
                  }
                });
    Row third = all.get(2);
    model.show(Moments.upTo(script, third.seq(), third.at()));
    assertThat(model.rows()).isEqualTo(all.subList(0, 3));
    assertThat(removed).containsExactly(all.size() - 3);
  }

  @Test
  void another_filter_that_finds_a_row_in_the_same_place_shows_its_own() {
    script.logIn("alice").wait("16s").call("/api/orders").call("/api/me");
    model.show(Moments.now(script, "api"));
    model.show(Moments.now(script, "status:401"));
    assertThat(model.rows()).isNotEmpty().allMatch(row -> model.status(row).contains("401"));
  }

  @Test
  void with_a_second_family_every_name_gets_its_letter() {
    script.logIn("alice");
    model.show(Moments.now(script));
    Row login = model.rows().getLast();
    assertThat(model.tokens(login)).isEqualTo("AT 1 + RT 1");
    script.logIn("bob");
    model.show(Moments.now(script));
    assertThat(model.tokens(login)).isEqualTo("A·AT 1 + A·RT 1");
  }

  @Test
  void the_filter_shows_what_contains_it_and_counts() {
    script.logIn("alice").wait("16s").call("/api/orders");
    model.show(Moments.now(script));
    int all = model.rows().size();
    model.show(Moments.now(script, " INVALID_token "));

    assertThat(model.rows()).hasSize(1);
    assertThat(model.count().get()).isEqualTo("1 / " + all);
    model.show(Moments.now(script, ""));
    assertThat(model.count().get()).isEqualTo(all + " rows");
  }

  @ParameterizedTest
  @EnumSource(Scenes.class)
  void every_row_has_words_in_both_languages(Scenes scene) {
    for (Language language : Language.values()) {
      LogViewModel log = new LogViewModel(Texts.in(language), ZoneOffset.UTC, choices);
      log.show(Moments.now(scene.script()));
      assertThat(log.rows())
          .allSatisfy(
              row -> {
                assertThat(log.what(row)).isNotBlank();
                assertThat(log.parties(row)).isNotBlank();
              });
    }
  }
}
