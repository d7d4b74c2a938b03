package dev.tokenscope.view;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** The row across the top: the name of the program, and the menus. */
final class MenuRow {
  private MenuRow() {}

  static Node of(MenuBar menus) {
    Label name = new Label("TokenScope");
    name.getStyleClass().add("brand");
    name.setMinWidth(Region.USE_PREF_SIZE);
    HBox.setHgrow(menus, Priority.ALWAYS);
    HBox row = new HBox(name, menus);
    row.getStyleClass().add("menu-row");
    return row;
  }
}
