package dev.tokenscope.view.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenscope.projection.Step;
import dev.tokenscope.text.Language;
import dev.tokenscope.text.Texts;
import dev.tokenscope.view.Choices;
import dev.tokenscope.view.Moments;
import dev.tokenscope.view.Scenes;
import dev.tokenscope.view.Theme;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class SequenceViewModelTest {

  private final Choices choices = new Choices(Language.ENGLISH, Theme.LIGHT);
  private final SequenceViewModel model =
      new SequenceViewModel(Texts.in(Language.ENGLISH), ZoneOffset.UTC, choices);

  @Test
  void choosing_a_line_explains_it_and_holds_the_sequence_where_it_is() {
    show(Scenes.REFRESHED);
    model.choose(3);
    assertThat(choices.selection().get()).isEqualTo(line(3).seq());
    assertThat(choices.followLive().get()).isFalse();
    assertThat(model.chosenIndex()).isEqualTo(3);
    assertThat(model.spoken()).startsWith("Sequence, chosen: ").contains("→");
  }

  @Test
  void the_keyboard_begins_at_the_newest_line_and_stops_at_the_ends() {
    show(Scenes.REFRESHED);
    int last = model.slots().get().size() - 1;
    model.move(1);
    assertThat(model.chosenIndex()).isEqualTo(last);
    model.move(-1);
    assertThat(model.chosenIndex()).isEqualTo(last - 1);
    model.move(-1000);
    assertThat(model.chosenIndex()).isZero();
  }

  @Test
  void what_is_chosen_elsewhere_is_chosen_here() {
    show(Scenes.REFRESHED);
    choices.selection().set(line(4).seq());
    assertThat(model.chosenIndex()).isEqualTo(4);
  }

  @Test
  void a_burst_tells_in_one_line_what_was_refused_and_what_repaired_it() {
    show(Scenes.CROWDED);
    assertThat(model.slots().get())
        .extracting(slot -> model.words().line(slot.step()))
        .contains("Burst ×10 · 401 ×10 · one refresh for all · all succeeded");
  }

  @Test
  void a_burst_unfolds_and_folds_and_nothing_else_does() {
    show(Scenes.CROWDED);
    int folded = model.slots().get().size();
    int burst = 0;
    while (!(line(burst) instanceof Step.Burst)) {
      burst++;
    }
    assertThat(model.fold(burst)).isTrue();
    assertThat(model.slots().get()).hasSize(folded + 23);
    assertThat(model.fold(burst + 1)).isFalse();
    assertThat(model.fold(burst)).isTrue();
    assertThat(model.slots().get()).hasSize(folded);
  }

  @Test
  void a_filter_looks_for_every_word_and_where_it_is_told_to() {
    show(Scenes.STOLEN, "status:401");
    assertThat(model.slots().get()).isNotEmpty().allMatch(slot -> words(slot).contains("401"));
    show(Scenes.STOLEN, "client:attacker status:400");
    assertThat(model.slots().get()).hasSize(1);
    show(Scenes.STOLEN, "token:RT2");
    assertThat(model.slots().get()).isNotEmpty().allMatch(slot -> words(slot).contains("RT 2"));
    show(Scenes.STOLEN, "path:/oauth2");
    assertThat(model.slots().get()).isNotEmpty();
    show(Scenes.STOLEN, "nothing has this");
    assertThat(model.slots().get()).isEmpty();
    assertThat(model.count().get()).startsWith("0 / ");
    show(Scenes.STOLEN, "");
    assertThat(model.slots().get()).hasSizeGreaterThan(20);
  }

  @Test
  void it_grows_and_shrinks_within_reason() {
    model.zoomBy(1);
    assertThat(model.zoom().get()).isEqualTo(110);
    model.zoomBy(100);
    assertThat(model.zoom().get()).isEqualTo(200);
    model.zoomBy(-100);
    assertThat(model.zoom().get()).isEqualTo(60);
  }

  private String words(dev.tokenscope.projection.Slots.Slot slot) {
    return slot.step() instanceof Step.Burst
        ? ""
        : model.words().spoken(slot.step()) + model.words().line(slot.step());
  }

  private Step line(int index) {
    return model.slots().get().get(index).step();
  }

  private void show(Scenes scene) {
    show(scene, "");
  }

  private void show(Scenes scene, String filter) {
    model.show(Moments.now(scene.script(), filter));
  }
}
