package dev.tokenscope.view.menu;

import dev.tokenscope.intent.OptionName;
import dev.tokenscope.text.Texts;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/** Makes menus of actions. */
public final class Menus {

  private Menus() {}

  /** The bar with every action in its menu; a menu in which nothing can be done is not there. */
  public static MenuBar bar(Texts texts, List<Action> actions) {
    Map<Place, Menu> menus = new EnumMap<>(Place.class);
    MenuBar bar = new MenuBar();
    bar.setId("menu");
    for (Action action : actions) {
      Menu menu = menu(texts, bar, menus, action.place(), action.begins());
      if (action.begins() && menu.getItems().size() > 0 && !isNew(menu)) {
        line(menu);
      }
      menu.getItems().add(item(action));
    }
    return bar;
  }

  /** A menu of a bar that has something in it. */
  public static Menu of(MenuBar bar, Place place) {
    String id = "menu-" + OptionName.of(place);
    return bar.getMenus().stream()
        .filter(menu -> id.equals(menu.getId()))
        .findFirst()
        .orElseThrow();
  }

  /** The items of one menu by themselves, to be shown elsewhere too. */
  public static List<MenuItem> items(List<Action> actions, Place place) {
    return actions.stream().filter(action -> action.place() == place).map(Menus::item).toList();
  }

  /** A menu within another by itself, to be shown elsewhere too. */
  public static Menu within(Texts texts, List<Action> actions, Place place) {
    Menu menu = new Menu(title(texts, place));
    menu.setMnemonicParsing(false);
    menu.getItems().setAll(items(actions, place));
    return menu;
  }

  /** One action as an item of a menu; its keys are shown, and installed elsewhere. */
  public static MenuItem item(Action action) {
    MenuItem item;
    if (action.chosen().isEmpty()) {
      item = new MenuItem(action.text());
    } else {
      CheckMenuItem check = new CheckMenuItem(action.text());
      action.chosen().getFirst().subscribe(check::setSelected);
      item = check;
    }
    item.setId(action.id());
    item.setMnemonicParsing(false);
    item.setOnAction(
        _ -> {
          action.run().run();
          // what was clicked is chosen only once it is in force
          if (item instanceof CheckMenuItem check) {
            check.setSelected(action.chosen().getFirst().getValue());
          }
        });
    action.keys().stream().findFirst().ifPresent(item::setAccelerator);
    action.possible().subscribe(possible -> item.setDisable(!possible));
    return item;
  }

  private static Menu menu(
      Texts texts, MenuBar bar, Map<Place, Menu> menus, Place place, boolean begins) {
    Menu known = menus.get(place);
    if (known != null) {
      return known;
    }
    Menu menu = new Menu(title(texts, place));
    menu.setId("menu-" + OptionName.of(place));
    menu.setMnemonicParsing(false);
    menus.put(place, menu);
    Place within = place.within();
    if (within == null) {
      bar.getMenus().add(menu);
    } else {
      Menu outer = menu(texts, bar, menus, within, false);
      if (begins && !isNew(outer)) {
        line(outer);
      }
      outer.getItems().add(menu);
    }
    return menu;
  }

  private static boolean isNew(Menu menu) {
    return menu.getItems().isEmpty();
  }

  private static void line(Menu menu) {
    menu.getItems().add(new SeparatorMenuItem());
  }

  /** What a menu is called. */
  public static String title(Texts texts, Place place) {
    return texts.get("menu.place." + OptionName.of(place));
  }
}
