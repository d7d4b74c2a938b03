package dev.tokenscope.view.steps;

import javafx.fxml.FXML;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** Binds the seven steps to their view-model. */
public final class StepsController {

  private final StepsViewModel model;

  @FXML private HBox strip;

  /** The controller of the strip. */
  public StepsController(StepsViewModel model) {
    this.model = model;
  }

  @FXML
  void initialize() {
    StepsRow row = new StepsRow(model.shown().get());
    HBox.setHgrow(row, Priority.ALWAYS);
    strip.getChildren().add(row);
    model.shown().subscribe(row::show);
  }
}
