package dev.tokenscope.view.settings;

import dev.tokenscope.text.Texts;
import dev.tokenscope.view.frame.Paragraph;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** Makes a row of the page: the control, and what it means in a sentence. */
final class SettingRows {

  private final Texts texts;
  private final SettingsViewModel model;

  SettingRows(Texts texts, SettingsViewModel model) {
    this.texts = texts;
    this.model = model;
  }

  Node of(Setting setting) {
    VBox row =
        switch (setting) {
          case Setting.Switch(var name) -> onOrOff(name);
          case Setting.Choice choice -> choice(choice);
          case Setting.Typed(var name) -> typed(name);
        };
    row.getStyleClass().add("setting");
    model.values().subscribe(_ -> row.setDisable(!model.matters(setting.name())));
    return row;
  }

  private VBox onOrOff(String name) {
    CheckBox box = new CheckBox(title(name));
    box.setId("setting-" + name);
    box.setAccessibleHelp(meaning(name));
    box.setOnAction(_ -> model.choose(name, box.isSelected() ? "on" : "off"));
    model.values().subscribe(values -> box.setSelected("on".equals(values.get(name))));
    return new VBox(box, sentence(meaning(name)));
  }

  private VBox choice(Setting.Choice choice) {
    Label title = new Label(title(choice.name()));
    title.getStyleClass().add("setting-name");
    VBox column = new VBox(title, sentence(meaning(choice.name())));
    ToggleGroup group = new ToggleGroup();
    for (String value : choice.values()) {
      String means = texts.get("settings.means." + choice.name() + "." + value);
      RadioButton button =
          new RadioButton(texts.get("settings.value." + choice.name() + "." + value));
      button.setId("setting-" + choice.name() + "-" + value);
      button.setAccessibleText(title.getText() + ": " + button.getText());
      button.setAccessibleHelp(means);
      button.setUserData(value);
      button.setToggleGroup(group);
      VBox one = new VBox(button, sentence(means));
      one.getStyleClass().add("setting-value");
      column.getChildren().add(one);
    }
    // by the arrow keys as well, which press no button
    group
        .selectedToggleProperty()
        .subscribe(
            (_, chosen) -> {
              if (chosen != null) {
                model.choose(choice.name(), String.valueOf(chosen.getUserData()));
              }
            });
    model
        .values()
        .subscribe(
            values -> {
              for (Toggle toggle : group.getToggles()) {
                toggle.setSelected(
                    String.valueOf(toggle.getUserData()).equals(values.get(choice.name())));
              }
            });
    return column;
  }

  private VBox typed(String name) {
    TextField field = new TextField(model.values().get().get(name));
    field.setId("setting-" + name);
    field.setAccessibleText(title(name));
    field.setAccessibleHelp(meaning(name));
    field.setOnAction(_ -> model.choose(name, field.getText()));
    field
        .focusedProperty()
        .subscribe(
            (was, _) -> {
              if (was) {
                model.choose(name, field.getText());
              }
            });
    model
        .values()
        .subscribe(
            values -> {
              if (!field.isFocused() && !model.wrong().get().containsKey(name)) {
                field.setText(values.get(name));
              }
            });
    Label title = new Label(title(name));
    title.getStyleClass().add("setting-name");
    title.setLabelFor(field);
    title.setMinWidth(Region.USE_PREF_SIZE);
    Region between = new Region();
    HBox.setHgrow(between, Priority.ALWAYS);
    HBox line = new HBox(title, between, field);
    line.getStyleClass().add("setting-line");
    return new VBox(line, sentence(meaning(name)), refusal(name));
  }

  private Label refusal(String name) {
    Label label = sentence("");
    label.setId("wrong-" + name);
    label.setGraphic(new FontIcon("fth-alert-circle"));
    label.getStyleClass().add("setting-wrong");
    model.wrong().subscribe(wrong -> label.setText(wrong.getOrDefault(name, "")));
    label.visibleProperty().bind(label.textProperty().isNotEmpty());
    label.managedProperty().bind(label.visibleProperty());
    return label;
  }

  private static Label sentence(String text) {
    return new Paragraph(text, "setting-text");
  }

  private String title(String name) {
    return texts.get("settings.name." + name);
  }

  private String meaning(String name) {
    return texts.get("settings.text." + name);
  }
}
