package dev.tokenscope.view;

import dev.tokenscope.text.Texts;
import dev.tokenscope.view.menu.Action;
import dev.tokenscope.view.menu.Keys;
import dev.tokenscope.view.menu.Place;
import dev.tokenscope.view.theft.TheftViewModel;
import java.util.List;
import javafx.scene.input.KeyCode;

/** What can be done as an attacker. */
final class TheftActions {
  private TheftActions() {}

  static List<Action> of(Texts texts, TheftViewModel theft, Runnable compare) {
    return List.of(
        Action.of("menuSteal", Place.THEFT, texts.get("menu.theft.steal"), theft::steal)
            .keys(Keys.alt(KeyCode.S))
            .when(theft.canSteal()),
        Action.of("menuAttack", Place.THEFT, texts.get("menu.theft.refresh"), theft::refresh)
            .keys(Keys.alt(KeyCode.A))
            .when(theft.hasStolen()),
        Action.of("menuVictim", Place.THEFT, texts.get("menu.theft.victim"), theft::refreshAsClient)
            .keys(Keys.alt(KeyCode.V))
            .when(theft.canSteal()),
        Action.of("menuAttackCall", Place.THEFT, texts.get("menu.theft.call"), theft::call)
            .keys(Keys.alt(KeyCode.C))
            .when(theft.hasStolen()),
        Action.of("menuCompare", Place.THEFT, texts.get("menu.theft.compare"), compare)
            .keys(Keys.alt(KeyCode.T))
            .afterLine());
  }
}
