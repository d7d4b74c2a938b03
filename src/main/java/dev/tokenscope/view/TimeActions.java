package dev.tokenscope.view;

import dev.tokenscope.text.Texts;
import dev.tokenscope.view.lifelines.LifelinesViewModel;
import dev.tokenscope.view.menu.Action;
import dev.tokenscope.view.menu.Keys;
import dev.tokenscope.view.menu.Place;
import java.util.List;
import javafx.scene.input.KeyCode;

/** Which piece of time the lifelines show. */
final class TimeActions {
  private TimeActions() {}

  static List<Action> of(Texts texts, LifelinesViewModel lines) {
    return List.of(
        Action.of("menuTimeFit", Place.PAST, texts.get("menu.time.fit"), lines::fit)
            .keys(Keys.plain(KeyCode.F))
            .afterLine(),
        Action.of("menuTimeCloser", Place.PAST, texts.get("menu.time.closer"), lines::closer)
            .keys(Keys.plain(KeyCode.PLUS), Keys.plain(KeyCode.ADD), Keys.plain(KeyCode.EQUALS)),
        Action.of("menuTimeFurther", Place.PAST, texts.get("menu.time.further"), lines::further)
            .keys(Keys.plain(KeyCode.MINUS), Keys.plain(KeyCode.SUBTRACT)),
        Action.of("menuTimeEarlier", Place.PAST, texts.get("menu.time.earlier"), lines::earlier),
        Action.of("menuTimeLater", Place.PAST, texts.get("menu.time.later"), lines::later));
  }
}
