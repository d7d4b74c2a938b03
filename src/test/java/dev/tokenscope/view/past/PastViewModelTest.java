package dev.tokenscope.view.past;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenscope.projection.Script;
import dev.tokenscope.text.Language;
import dev.tokenscope.text.Texts;
import dev.tokenscope.view.Moment;
import dev.tokenscope.view.Playhead;
import dev.tokenscope.view.Scenes;
import dev.tokenscope.view.Story;
import dev.tokenscope.view.Viewpoint;
import java.time.Duration;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PastViewModelTest {

  private final Script script = Scenes.REFRESHED.script();
  private final Story story = new Story(script.journal());
  private final Playhead playhead =
      new Playhead(script.journal(), script::now, () -> story.events(script.now()));
  private final PastViewModel model =
      new PastViewModel(Texts.in(Language.ENGLISH), ZoneOffset.UTC, playhead);

  @BeforeEach
  void fold() {
    story.add(script.entries());
    playhead.place().subscribe(place -> model.show(at(place)));
  }

  @AfterEach
  void close() {
    story.close();
  }

  @Test
  void the_present_needs_no_words() {
    assertThat(model.shown().get().past()).isFalse();
  }

  @Test
  void one_event_back_says_when_it_was_and_what_happened() {
    model.previous();
    assertThat(model.shown().get())
        .isEqualTo(
            new PastViewModel.Shown(
                true, "05:03:27.024", "API → Client: 200 · OK · GET /api/orders"));
  }

  @Test
  void back_and_forth_is_the_present_again() {
    model.previous();
    model.previous();
    model.next();
    assertThat(model.shown().get().past()).isTrue();
    model.next();
    assertThat(model.shown().get().past()).isFalse();
  }

  @Test
  void live_is_one_step_from_anywhere() {
    playhead.first();
    assertThat(model.shown().get().past()).isTrue();
    model.live();
    assertThat(model.shown().get().past()).isFalse();
  }

  @Test
  void before_anything_happened_there_is_only_a_time() {
    model.show(story.at(new Viewpoint(1, Script.START, 0, ""), Duration.ZERO));
    assertThat(model.shown().get().event()).isEmpty();
  }

  private Moment at(Playhead.Place place) {
    return story.at(Viewpoint.of(place, script.now(), 0, ""), Duration.ZERO);
  }
}
