package dev.tokenscope.view;

import dev.tokenscope.intent.HoldFilter;
import dev.tokenscope.text.Texts;
import dev.tokenscope.view.menu.Action;
import dev.tokenscope.view.menu.Keys;
import dev.tokenscope.view.menu.Place;
import dev.tokenscope.view.step.StepViewModel;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCode;

/** What can be done with messages before they go. */
final class HoldActions {
  private HoldActions() {}

  static List<Action> of(Texts texts, StepViewModel step) {
    ObservableValue<Boolean> held = step.shown().map(StepViewModel.Shown::held);
    ObservableValue<Boolean> request =
        step.shown().map(now -> now.front() != null && !now.front().answer());
    return List.of(
        Action.of("menuHold", Place.HOLD, texts.get("menu.hold.toggle"), step::toggle)
            .keys(Keys.shortcut(KeyCode.M))
            .marked(step.shown().map(now -> now.filter().isOn())),
        kind(texts.get("step.what.everything"), HoldFilter.What.EVERYTHING, step).afterLine(),
        kind(texts.get("step.what.requests"), HoldFilter.What.REQUESTS, step),
        kind(texts.get("step.what.refreshes"), HoldFilter.What.REFRESHES, step),
        Action.of("menuSend", Place.HOLD, texts.get("menu.hold.send"), step::send)
            // a presenter's clicker sends a page key or a full stop
            .keys(
                Keys.plain(KeyCode.PAGE_DOWN),
                Keys.plain(KeyCode.ENTER),
                Keys.plain(KeyCode.SPACE),
                Keys.plain(KeyCode.PERIOD))
            .first()
            .when(held)
            .afterLine(),
        Action.of("menuEdit", Place.HOLD, texts.get("step.edit.text"), step::edit).when(request),
        Action.of("menuDrop", Place.HOLD, texts.get("step.drop.text"), step::drop).when(held),
        Action.of("menuLose", Place.HOLD, texts.get("step.lose.text"), step::loseReply)
            .when(request));
  }

  private static Action kind(String text, HoldFilter.What what, StepViewModel step) {
    return Action.of(
            "menuHold-" + what.name().toLowerCase(java.util.Locale.ROOT),
            Place.HOLD,
            text,
            () -> step.hold(step.shown().get().filter().what(what)))
        .marked(step.shown().map(now -> now.filter().what() == what));
  }
}
