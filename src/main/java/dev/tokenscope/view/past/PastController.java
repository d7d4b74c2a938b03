package dev.tokenscope.view.past;

import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/** Binds the banner to its view-model. */
public final class PastController {

  /** What happened comes first; where it needs the room, the hint goes. */
  private static final double HINT_FROM_EM = 100;

  private final PastViewModel model;

  @FXML private HBox past;
  @FXML private Label time;
  @FXML private Label event;
  @FXML private Label hint;

  /** The controller of the banner. */
  public PastController(PastViewModel model) {
    this.model = model;
  }

  @FXML
  void initialize() {
    past.visibleProperty().bind(model.shown().map(PastViewModel.Shown::past));
    past.managedProperty().bind(past.visibleProperty());
    time.textProperty().bind(model.shown().map(PastViewModel.Shown::time));
    event.textProperty().bind(model.shown().map(PastViewModel.Shown::event));
    hint.managedProperty().bind(hint.visibleProperty());
    // as wide as the window, whatever is in it: only then it shows how much room there is
    past.setMinWidth(0);
    past.widthProperty().subscribe(_ -> makeRoom());
    hint.fontProperty().subscribe(_ -> makeRoom());
  }

  private void makeRoom() {
    hint.setVisible(past.getWidth() >= HINT_FROM_EM * hint.getFont().getSize());
  }

  @FXML
  void previous() {
    model.previous();
  }

  @FXML
  void next() {
    model.next();
  }

  @FXML
  void live() {
    model.live();
  }
}
