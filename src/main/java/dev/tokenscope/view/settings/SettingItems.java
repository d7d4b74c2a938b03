package dev.tokenscope.view.settings;

import dev.tokenscope.intent.Safety;
import dev.tokenscope.intent.Spans;
import dev.tokenscope.text.Texts;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;

/** The settings that are changed while a lesson goes on, as items of menus. */
public final class SettingItems {

  private static final List<String> GRACES = List.of("0s", "2s", "10s", "30s", "1m");
  private static final List<String> ALGORITHMS = List.of("ES256", "RS256", "HS256");

  private final Texts texts;
  private final SettingsViewModel model;

  /** Items in a language. */
  public SettingItems(Texts texts, SettingsViewModel model) {
    this.texts = texts;
    this.model = model;
  }

  /** What is chosen about the server. */
  public List<MenuItem> server() {
    return List.of(
        value("style", "header"),
        value("style", "endpoint"),
        new SeparatorMenuItem(),
        onOff("rotation"),
        onOff("reuse-detection"),
        menu("grace", GRACES.stream().map(this::grace)),
        onOff("deny-list"),
        menu("alg", ALGORITHMS.stream().map(alg -> value("alg", alg))));
  }

  /** What is chosen about the built-in client: what it does right, each to be switched off. */
  public List<MenuItem> client() {
    return Stream.concat(
            Stream.of(onOff("proactive"), new SeparatorMenuItem()),
            Arrays.stream(Safety.values()).map(Setting::name).map(this::onOff))
        .toList();
  }

  private MenuItem onOff(String name) {
    CheckMenuItem item = new CheckMenuItem(texts.get("settings.name." + name));
    item.setId("set-" + name);
    item.setMnemonicParsing(false);
    item.setOnAction(
        _ -> {
          model.choose(name, isChosen(name, "on") ? "off" : "on");
          item.setSelected(isChosen(name, "on"));
        });
    model
        .values()
        .subscribe(
            _ -> {
              item.setSelected(isChosen(name, "on"));
              item.setDisable(!model.matters(name));
            });
    return item;
  }

  private MenuItem value(String name, String value) {
    return radio(name, value, texts.get("settings.value." + name + "." + value));
  }

  private MenuItem grace(String value) {
    return radio("grace", value, texts.times().span(Spans.parse(value)));
  }

  private MenuItem radio(String name, String value, String text) {
    RadioMenuItem item = new RadioMenuItem(text);
    item.setId("set-" + name + "-" + value);
    item.setMnemonicParsing(false);
    item.setOnAction(
        _ -> {
          model.choose(name, value);
          item.setSelected(isChosen(name, value));
        });
    model.values().subscribe(_ -> item.setSelected(isChosen(name, value)));
    return item;
  }

  private Menu menu(String name, Stream<MenuItem> items) {
    Menu menu = new Menu(texts.get("settings.name." + name));
    menu.setId("set-" + name);
    menu.setMnemonicParsing(false);
    menu.getItems().setAll(items.toList());
    model.values().subscribe(_ -> menu.setDisable(!model.matters(name)));
    return menu;
  }

  private boolean isChosen(String name, String value) {
    return value.equals(model.values().get().get(name));
  }
}
