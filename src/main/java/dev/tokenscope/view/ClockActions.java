package dev.tokenscope.view;

import dev.tokenscope.text.Texts;
import dev.tokenscope.view.menu.Action;
import dev.tokenscope.view.menu.Keys;
import dev.tokenscope.view.menu.Place;
import dev.tokenscope.view.toolbar.ToolbarViewModel;
import dev.tokenscope.view.toolbar.ToolbarViewModel.Skip;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCode;

/** What can be done with the lab clock. */
final class ClockActions {

  private static final List<KeyCode> DIGITS =
      List.of(
          KeyCode.DIGIT1,
          KeyCode.DIGIT2,
          KeyCode.DIGIT3,
          KeyCode.DIGIT4,
          KeyCode.DIGIT5,
          KeyCode.DIGIT6);

  private final Texts texts;
  private final ToolbarViewModel toolbar;

  ClockActions(Texts texts, ToolbarViewModel toolbar) {
    this.texts = texts;
    this.toolbar = toolbar;
  }

  List<Action> all() {
    ObservableValue<Boolean> in = toolbar.shown().map(ToolbarViewModel.Shown::loggedIn);
    List<Action> actions = new ArrayList<>();
    actions.add(
        Action.of("menuPause", Place.CLOCK, texts.get("menu.clock.pause"), toolbar::pauseOrResume)
            .keys(Keys.shortcut(KeyCode.P), Keys.plain(KeyCode.SPACE))
            .marked(toolbar.shown().map(ToolbarViewModel.Shown::paused)));
    actions.add(
        Action.of("menuStep", Place.CLOCK, texts.get("menu.clock.step"), toolbar::step)
            .keys(Keys.shortcut(KeyCode.PERIOD)));
    actions.add(
        Action.of("menuCatchUp", Place.CLOCK, texts.get("menu.clock.catchUp"), toolbar::catchUp));
    for (int i = 0; i < ToolbarViewModel.SPEEDS.size(); i++) {
      int speed = ToolbarViewModel.SPEEDS.get(i);
      actions.add(
          Action.of(
                  "menuSpeed-" + speed,
                  Place.CLOCK_SPEED,
                  toolbar.times(speed),
                  () -> toolbar.speed(speed))
              .keys(Keys.shortcut(DIGITS.get(i)))
              .marked(toolbar.shown().map(shown -> shown.speed().equals(toolbar.times(speed))))
              .begins(i == 0));
    }
    actions.add(
        skip("menuBeforeAccess", "toolbar.skip.beforeAccess", Skip.BEFORE_ACCESS, in)
            .keys(Keys.shifted(KeyCode.E)));
    actions.add(
        skip("menuAfterAccess", "toolbar.skip.afterAccess", Skip.AFTER_ACCESS, in)
            .keys(Keys.shortcut(KeyCode.E)));
    actions.add(
        skip("menuBeforeRefresh", "toolbar.skip.beforeRefresh", Skip.BEFORE_REFRESH, in)
            .keys(Keys.shifted(KeyCode.D)));
    actions.add(
        skip("menuAfterRefresh", "toolbar.skip.afterRefresh", Skip.AFTER_REFRESH, in)
            .keys(Keys.shortcut(KeyCode.D)));
    for (Duration skew : ToolbarViewModel.SKEWS) {
      actions.add(
          Action.of(
                  "menuSkew" + skew.toSeconds(),
                  Place.CLOCK_SKEW,
                  toolbar.skew(skew),
                  () -> toolbar.chooseSkew(skew))
              .marked(toolbar.shown().map(shown -> shown.skew().equals(skew))));
    }
    for (Duration step : ToolbarViewModel.STEPS) {
      actions.add(
          Action.of(
                  "menuStep-" + step.toMillis(),
                  Place.CLOCK_STEP,
                  toolbar.span(step),
                  () -> toolbar.stepBy().set(step))
              .marked(toolbar.stepBy().map(step::equals)));
    }
    return actions;
  }

  private Action skip(String id, String text, Skip skip, ObservableValue<Boolean> in) {
    return Action.of(id, Place.CLOCK_SKIP, texts.get(text), () -> toolbar.skip(skip)).when(in);
  }
}
