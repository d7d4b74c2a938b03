package dev.tokenscope.view;

import dev.tokenscope.text.Texts;
import dev.tokenscope.view.fault.FaultViewModel;
import dev.tokenscope.view.fault.Kind;
import dev.tokenscope.view.menu.Action;
import dev.tokenscope.view.menu.Keys;
import dev.tokenscope.view.menu.Place;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.input.KeyCode;

/** What the server can be made to do wrong. */
final class FaultActions {
  private FaultActions() {}

  /**
   * The menu.
   *
   * @param open opens the page, or closes it
   * @param show opens the page, or leaves it open
   */
  static List<Action> of(Texts texts, FaultViewModel model, Runnable open, Runnable show) {
    FaultTexts words = new FaultTexts(texts);
    List<Action> actions = new ArrayList<>();
    actions.add(
        Action.of("menuFaults", Place.FAULTS, texts.get("menu.faults.all"), open)
            .keys(Keys.shifted(KeyCode.F)));
    for (Kind kind : Kind.ALL) {
      actions.add(
          Action.of(
                  "menuFault-" + kind.name(),
                  kind.group().place(),
                  words.name(kind.name()),
                  () -> {
                    model.kind().set(kind);
                    show.run();
                  })
              .marked(model.shown().map(now -> !now.of(kind).isEmpty()))
              .begins(kind.equals(Kind.ALL.getFirst())));
    }
    actions.add(
        Action.of("menuDisarmAll", Place.FAULTS, texts.get("menu.faults.disarm"), model::disarmAll)
            .when(model.shown().map(now -> !now.armed().isEmpty()))
            .afterLine());
    return actions;
  }
}
