package dev.tokenscope.view.help;

import dev.tokenscope.text.Texts;
import dev.tokenscope.view.menu.Action;
import dev.tokenscope.view.menu.Menus;
import dev.tokenscope.view.menu.Place;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Every key and what it does, from the table that makes the keys work. */
public final class KeySheet {

  private KeySheet() {}

  /** The sheet, a card for each menu. */
  public static Node of(Texts texts, List<Action> actions) {
    Map<Place, VBox> cards = new EnumMap<>(Place.class);
    for (Action action : actions) {
      if (!action.keys().isEmpty()) {
        cards
            .computeIfAbsent(action.place().top(), place -> card(Menus.title(texts, place)))
            .getChildren()
            .add(line(action));
      }
    }
    cards
        .computeIfAbsent(Place.VIEW, place -> card(Menus.title(texts, place)))
        .getChildren()
        .addAll(
            line(texts.get("help.keys.nextControl"), "Tab"),
            line(texts.get("help.keys.nextTab"), "Ctrl+Tab"),
            line(texts.get("help.keys.menuBar"), "F10"),
            line(texts.get("help.keys.close"), "Esc"));
    FlowPane sheet = new FlowPane();
    sheet.getStyleClass().add("key-sheet");
    sheet.getChildren().addAll(cards.values());
    return sheet;
  }

  private static VBox card(String title) {
    Label head = new Label(title);
    head.getStyleClass().add("pane-title");
    VBox card = new VBox(head);
    card.getStyleClass().addAll("pane", "key-card");
    return card;
  }

  private static Node line(Action action) {
    return line(
        action.text(),
        action.keys().stream()
            .map(KeyCodeCombination::getDisplayText)
            .limit(2)
            .toArray(String[]::new));
  }

  private static Node line(String text, String... keys) {
    Label what = new Label(text);
    what.setWrapText(true);
    Region between = new Region();
    HBox.setHgrow(between, Priority.ALWAYS);
    HBox line = new HBox(what, between);
    line.getStyleClass().add("key-line");
    for (String one : keys) {
      Label key = new Label(one);
      key.getStyleClass().add("key");
      key.setMinWidth(Region.USE_PREF_SIZE);
      line.getChildren().add(key);
    }
    return line;
  }
}
