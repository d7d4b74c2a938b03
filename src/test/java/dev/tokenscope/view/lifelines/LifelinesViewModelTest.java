package dev.tokenscope.view.lifelines;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenscope.drawing.TimeWindow;
import dev.tokenscope.projection.Script;
import dev.tokenscope.text.Language;
import dev.tokenscope.text.Texts;
import dev.tokenscope.view.Choices;
import dev.tokenscope.view.Moments;
import dev.tokenscope.view.Playhead;
import dev.tokenscope.view.Scenes;
import dev.tokenscope.view.Theme;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class LifelinesViewModelTest {

  private static final Offset<Double> NEARLY = Offset.offset(0.001);

  private final Script script = Scenes.REFRESHED.script();
  private final Choices choices = new Choices(Language.ENGLISH, Theme.LIGHT);
  private final Playhead playhead =
      new Playhead(script.journal(), script::now, () -> Moments.now(script).log().at(script.now()));
  private final LifelinesViewModel model =
      new LifelinesViewModel(
          Texts.in(Language.ENGLISH), ZoneOffset.UTC, choices, playhead, script::now);

  @Test
  void before_the_first_moment_there_is_nothing_to_draw() {
    assertThat(model.view(false)).isEmpty();
    assertThat(model.spoken()).isEmpty();
    model.fit();
    model.closer();
    assertThat(choices.sight().get()).isEqualTo(Sight.USUAL);
  }

  @Test
  void a_young_session_begins_at_the_left_and_five_access_tokens_fit() {
    show();
    assertThat(window().span()).isEqualTo(Duration.ofSeconds(75));
    assertThat(window().part(Instant.parse("2026-03-02T05:03:05.001Z"))).isEqualTo(0.03, NEARLY);
  }

  @Test
  void an_old_one_goes_along_with_the_present() {
    script.wait("5m");
    show();
    assertThat(window().part(script.now())).isEqualTo(0.7, NEARLY);
    script.wait("10s");
    show();
    assertThat(window().part(script.now())).isEqualTo(0.7, NEARLY);
  }

  @Test
  void who_pans_stands_still_until_the_present_is_asked_for() {
    script.wait("5m");
    show();
    model.earlier();
    TimeWindow panned = window();
    assertThat(panned.part(script.now())).isEqualTo(0.9, NEARLY);
    script.wait("10s");
    show();
    assertThat(window()).isEqualTo(panned);
    model.later();
    assertThat(window()).isNotEqualTo(panned);
    model.live();
    assertThat(window().part(script.now())).isEqualTo(0.7, NEARLY);
  }

  @Test
  void zooming_keeps_what_is_under_the_mouse_and_still_follows() {
    script.wait("5m");
    show();
    model.closer();
    assertThat(window().span()).isLessThan(Duration.ofSeconds(60));
    assertThat(choices.sight().get().follows()).isTrue();
    model.pan(-0.1);
    Instant under = window().at(0.25);
    model.zoom(3, 0.25);
    assertThat(window().part(under)).isEqualTo(0.25, NEARLY);
    model.further();
    assertThat(window().span()).isGreaterThan(Duration.ofSeconds(200));
  }

  @Test
  void everything_fits_when_asked_for() {
    script.wait("5m");
    show();
    model.fit();
    assertThat(window().part(Instant.parse("2026-03-02T05:03:05.001Z"))).isEqualTo(0.03, NEARLY);
    assertThat(window().part(script.now())).isEqualTo(0.7, NEARLY);
  }

  @Test
  void the_playhead_goes_where_it_is_dragged_and_the_window_stands() {
    show();
    TimeWindow before = window();
    model.scrub(0.1);
    Instant there = ((Playhead.Past) playhead.place().get()).instant();
    assertThat(before.part(there)).isEqualTo(0.1, NEARLY);
    model.scrub(0.9);
    assertThat(playhead.isLive()).as("that has not come yet").isTrue();
  }

  @Test
  void the_keys_go_from_event_to_event() {
    show();
    model.previous();
    assertThat(playhead.isLive()).isFalse();
    model.first();
    Playhead.Place first = playhead.place().get();
    model.next();
    assertThat(playhead.place().get()).isNotEqualTo(first);
    model.live();
    assertThat(playhead.isLive()).isTrue();
  }

  @Test
  void a_mark_that_is_chosen_is_the_selection_of_every_pane() {
    show();
    model.choose("entry-17");
    assertThat(choices.selection().get()).isEqualTo(17);
    assertThat(choices.followLive().get()).isFalse();
    model.choose("playhead");
    assertThat(choices.selection().get()).isEqualTo(17);
    assertThat(model.view(true).orElseThrow().selection()).isEqualTo(17);
  }

  @Test
  void who_cannot_see_it_hears_what_is_in_sight() {
    show();
    assertThat(model.spoken())
        .startsWith("Lifelines from 05:03:02 to 05:04:17, 7 calls so far, playhead: LIVE.");
  }

  @Test
  void a_window_has_a_shortest_and_a_longest_span() {
    TimeWindow window = new TimeWindow(Script.START, Duration.ofSeconds(1));
    assertThat(window.scaled(1e-9, 0.5).span()).isEqualTo(TimeWindow.SPAN_MIN);
    assertThat(window.scaled(1e12, 0.5).span()).isEqualTo(TimeWindow.SPAN_MAX);
    assertThat(Optional.of(window.moved(1).from())).contains(window.to());
  }

  @Test
  void what_would_look_the_same_is_not_drawn_anew() {
    show();
    Instant drawn = drawn();
    script.wait("50ms");
    show();
    assertThat(drawn()).as("less than a pixel went by").isEqualTo(drawn);
    script.wait("50ms");
    show();
    assertThat(drawn()).isEqualTo(script.now());
  }

  @Test
  void a_token_ends_when_it_ends_and_not_a_pixel_later() {
    Duration life = Duration.between(script.now(), script.access().expiresAt());
    script.wait(life.minusMillis(20).toMillis() + "ms");
    show();
    Instant drawn = drawn();
    script.wait("30ms");
    show();
    assertThat(drawn()).isAfter(drawn).isEqualTo(script.now());
  }

  @Test
  void the_last_moment_of_a_countdown_is_drawn_because_none_comes_after_it() {
    Duration life = Duration.between(script.now(), script.refresh().expiresAt());
    script.wait(life.minusMillis(20).toMillis() + "ms");
    show();
    script.wait("30ms");
    show();
    assertThat(Moments.now(script).isFollowed()).isFalse();
    assertThat(drawn()).isEqualTo(script.now());
  }

  private void show() {
    model.show(Moments.now(script));
  }

  private Instant drawn() {
    return model.shown().get().orElseThrow().moment().instant();
  }

  private TimeWindow window() {
    return model.shown().get().orElseThrow().window();
  }
}
