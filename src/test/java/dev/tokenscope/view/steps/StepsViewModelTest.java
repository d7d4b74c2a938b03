package dev.tokenscope.view.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenscope.projection.Script;
import dev.tokenscope.text.Language;
import dev.tokenscope.text.Texts;
import dev.tokenscope.view.Moments;
import dev.tokenscope.view.Scenes;
import dev.tokenscope.view.steps.StepsViewModel.Shown;
import org.junit.jupiter.api.Test;

class StepsViewModelTest {

  private final StepsViewModel model = new StepsViewModel(Texts.in(Language.ENGLISH));

  @Test
  void there_are_seven_and_none_is_reached_at_first() {
    model.show(Moments.now(new Script()));
    assertThat(model.shown().get()).hasSize(7).noneMatch(Shown::reached);
  }

  @Test
  void at_the_end_all_are_reached_and_the_last_one_is_the_latest() {
    model.show(Moments.now(Scenes.EXPIRED.script()));
    assertThat(model.shown().get()).allMatch(Shown::reached);
    assertThat(model.shown().get().getLast().latest()).isTrue();
  }
}
