package dev.tokenscope.view.inspector;

import dev.tokenscope.view.frame.Later;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;

/** The place of the inspector: says what it is for until there is a message to look at. */
public final class InspectorPlace extends StackPane {

  /**
   * A place.
   *
   * @param model tells whether there is a message
   * @param inspector makes what shows it
   */
  public InspectorPlace(InspectorViewModel model, Supplier<? extends Node> inspector) {
    setId("inspector");
    getStyleClass().add("inspector");
    setAccessibleText(model.text("inspector.name.text"));
    Label empty = new Label(model.text("inspector.empty.text"));
    empty.getStyleClass().add("empty");
    empty.setWrapText(true);
    empty.visibleProperty().bind(model.shown().isNull());
    getChildren().addAll(empty, new Later(model.shown().isNotNull(), inspector));
  }
}
