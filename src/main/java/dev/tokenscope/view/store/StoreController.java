package dev.tokenscope.view.store;

import dev.tokenscope.intent.StoreKind;
import java.util.EnumMap;
import java.util.Map;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;

/** Binds the page to its view-model. */
public final class StoreController {

  private final StoreViewModel model;
  private final Map<StoreKind, ToggleButton> kinds = new EnumMap<>(StoreKind.class);

  @FXML private ToggleButton memory;
  @FXML private ToggleButton file;
  @FXML private ToggleButton encrypted;
  @FXML private Label about;
  @FXML private Label where;
  @FXML private Label key;
  @FXML private Label empty;
  @FXML private TextArea content;
  @FXML private ToggleButton reveal;

  /** The controller of the page. */
  public StoreController(StoreViewModel model) {
    this.model = model;
  }

  @FXML
  void initialize() {
    kinds.put(StoreKind.MEMORY, memory);
    kinds.put(StoreKind.FILE, file);
    kinds.put(StoreKind.ENCRYPTED_FILE, encrypted);
    kinds.forEach(
        (kind, toggle) ->
            toggle.setOnAction(
                _ -> {
                  model.choose(kind);
                  // what was clicked is chosen only once it is in force
                  mark();
                }));
    var shown = model.shown();
    about.textProperty().bind(shown.map(StoreViewModel.Shown::about));
    where.textProperty().bind(shown.map(StoreViewModel.Shown::where));
    key.textProperty().bind(shown.map(StoreViewModel.Shown::key));
    empty.textProperty().bind(shown.map(StoreViewModel.Shown::empty));
    content.textProperty().bind(shown.map(StoreViewModel.Shown::content));
    reveal.selectedProperty().bindBidirectional(model.revealed());
    only(key, key.textProperty().isNotEmpty());
    only(empty, empty.textProperty().isNotEmpty());
    only(content, content.textProperty().isNotEmpty());
    only(reveal, content.textProperty().isNotEmpty());
    shown.subscribe(_ -> mark());
  }

  private void mark() {
    kinds.forEach((kind, toggle) -> toggle.setSelected(kind == model.shown().get().kind()));
  }

  private static void only(Node node, ObservableValue<? extends Boolean> visible) {
    node.visibleProperty().bind(visible);
    node.managedProperty().bind(node.visibleProperty());
  }

  @FXML
  void again() {
    model.read();
  }
}
