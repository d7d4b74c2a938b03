package dev.tokenscope.view.frame;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.SplitMenuButton;
import javafx.scene.control.ToggleButton;

/** Makes a menu of tools for which there is no room. Each does there what it does in the bar. */
final class Overflow {

  private Overflow() {}

  /** Fills a menu with tools; those that were in it get their items back. */
  static void fill(MenuButton more, List<Node> tools) {
    for (MenuItem item : more.getItems()) {
      if (item instanceof Menu menu && menu.getUserData() instanceof MenuButton owner) {
        giveBack(menu, owner);
      }
    }
    more.getItems().setAll(tools.stream().map(Overflow::item).toList());
  }

  private static MenuItem item(Node tool) {
    MenuItem item =
        switch (tool) {
          case SplitMenuButton split -> {
            Menu menu = borrowing(split);
            MenuItem itself = new MenuItem(split.getText());
            itself.setOnAction(_ -> split.fire());
            menu.getItems().add(0, itself);
            menu.getItems().add(1, new SeparatorMenuItem());
            yield menu;
          }
          case MenuButton button -> borrowing(button);
          case ToggleButton toggle -> {
            CheckMenuItem check = new CheckMenuItem();
            toggle.selectedProperty().subscribe(check::setSelected);
            check.setOnAction(
                _ -> {
                  toggle.fire();
                  check.setSelected(toggle.isSelected());
                });
            yield check;
          }
          case Button button -> {
            MenuItem plain = new MenuItem();
            plain.setOnAction(_ -> button.fire());
            yield plain;
          }
          default -> throw new IllegalArgumentException("This is no tool of a bar: " + tool);
        };
    item.setText(name((ButtonBase) tool));
    item.setMnemonicParsing(false);
    item.disableProperty().bind(tool.disableProperty());
    return item;
  }

  /** A menu with the items of a button: an item can be in one place only. */
  private static Menu borrowing(MenuButton owner) {
    Menu menu = new Menu();
    menu.setUserData(owner);
    List<MenuItem> items = List.copyOf(owner.getItems());
    owner.getItems().clear();
    menu.getItems().setAll(items);
    return menu;
  }

  private static void giveBack(Menu menu, MenuButton owner) {
    List<MenuItem> items =
        menu.getItems().stream().skip(owner instanceof SplitMenuButton ? 2 : 0).toList();
    menu.getItems().clear();
    owner.getItems().setAll(items);
  }

  /** What the tool is called, and what it says. */
  private static String name(ButtonBase tool) {
    String name = tool.getAccessibleText();
    String says = tool.getText() == null ? "" : tool.getText();
    if (name == null || name.equals(says)) {
      return says;
    }
    return says.isEmpty() ? name : name + ": " + says;
  }
}
