package dev.tokenscope.view;

import dev.tokenscope.text.Texts;
import dev.tokenscope.view.menu.Action;
import dev.tokenscope.view.menu.Keys;
import dev.tokenscope.view.menu.Place;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCode;

/** What can be done with the moment that is looked at. */
final class PastActions {
  private PastActions() {}

  static List<Action> of(Texts texts, Playhead playhead) {
    ObservableValue<Boolean> past = playhead.place().map(place -> place instanceof Playhead.Past);
    return List.of(
        Action.of("menuFirst", Place.PAST, texts.get("menu.past.first"), playhead::first)
            .keys(Keys.alt(KeyCode.HOME)),
        Action.of("menuPrevious", Place.PAST, texts.get("menu.past.previous"), playhead::previous)
            .keys(Keys.alt(KeyCode.LEFT)),
        Action.of("menuNext", Place.PAST, texts.get("menu.past.next"), playhead::next)
            .keys(Keys.alt(KeyCode.RIGHT))
            .when(past),
        Action.of("menuLive", Place.PAST, texts.get("menu.past.live"), playhead::live)
            .keys(Keys.alt(KeyCode.END), Keys.plain(KeyCode.ESCAPE))
            .when(past));
  }
}
