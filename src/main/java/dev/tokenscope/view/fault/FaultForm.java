package dev.tokenscope.view.fault;

import dev.tokenscope.text.Texts;
import dev.tokenscope.view.frame.Paragraph;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** What can be chosen about a fault, as fields. */
final class FaultForm {

  private final Texts texts;
  private final FaultViewModel model;
  private final FlowPane fields = new FlowPane();

  FaultForm(Texts texts, FaultViewModel model) {
    this.texts = texts;
    this.model = model;
    fields.setId("faultOptions");
    fields.getStyleClass().add("fault-options");
    model
        .kind()
        .subscribe(
            kind -> fields.getChildren().setAll(kind.options().stream().map(this::row).toList()));
  }

  Node node() {
    return fields;
  }

  private Node row(Option option) {
    Control control = option instanceof Option.Choice choice ? box(choice) : field(option);
    control.setId("fault-" + option.name());
    Label title = new Label(texts.get("faults.option." + option.name()));
    title.getStyleClass().add("setting-name");
    title.setWrapText(true);
    title.setLabelFor(control);
    control.setAccessibleText(title.getText());
    VBox row = new VBox(title, control);
    row.getStyleClass().add("fault-option");
    if (!(option instanceof Option.Choice)) {
      Label hint = new Paragraph("", "setting-text");
      hint.setText(texts.get("faults.hint." + option.name()));
      control.setAccessibleHelp(hint.getText());
      Label wrong = new Paragraph("", "setting-wrong");
      wrong.setId("faultWrong-" + option.name());
      wrong.setGraphic(new FontIcon("fth-alert-circle"));
      Runnable judge =
          () -> {
            String sentence = model.form().get().wrong().getOrDefault(option.name(), "");
            wrong.setText(sentence);
            show(wrong, !sentence.isEmpty());
            show(hint, sentence.isEmpty());
          };
      row.getChildren().addAll(hint, wrong);
      ((TextField) control)
          .textProperty()
          .subscribe(
              text -> {
                if (!text.strip().equals(model.form().get().typed().text(option.name()))) {
                  model.type(option.name(), text);
                }
                judge.run();
              });
    }
    return row;
  }

  private TextField field(Option option) {
    return new TextField(model.form().get().typed().text(option.name()));
  }

  private ComboBox<String> box(Option.Choice choice) {
    ComboBox<String> box = new ComboBox<>();
    box.getItems().setAll(choice.values());
    box.setMaxWidth(Double.MAX_VALUE);
    box.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(@Nullable String value) {
            return value == null ? "" : shown(choice.name(), value);
          }

          @Override
          public String fromString(String text) {
            throw new UnsupportedOperationException("A value is chosen, never typed.");
          }
        });
    box.setValue(model.form().get().typed().text(choice.name()));
    box.setOnAction(_ -> model.type(choice.name(), box.getValue()));
    return box;
  }

  private String shown(String name, String value) {
    return Character.isDigit(value.charAt(0))
        ? value
        : texts.get("faults.value." + name + "." + value);
  }

  private static void show(Region node, boolean visible) {
    node.setVisible(visible);
    node.setManaged(visible);
  }
}
