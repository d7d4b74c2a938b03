package dev.tokenscope.view.rotation;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.GridPane;

/** Binds the tree and the two truths to their view-model. */
public final class RotationController {

  private static final PseudoClass GOOD = PseudoClass.getPseudoClass("good");
  private static final PseudoClass DIFFERENT = PseudoClass.getPseudoClass("different");

  private final RotationViewModel model;

  @FXML private Label family;
  @FXML private ListView<RotationViewModel.Line> lines;
  @FXML private GridPane truths;
  @FXML private Label accessClient;
  @FXML private Label accessServer;
  @FXML private Label refreshClient;
  @FXML private Label refreshServer;
  @FXML private Label differ;

  /** The controller of the pane. */
  public RotationController(RotationViewModel model) {
    this.model = model;
  }

  @FXML
  void initialize() {
    var shown = model.shown();
    family.textProperty().bind(shown.map(RotationViewModel.Shown::family));
    lines.setCellFactory(_ -> new LineCell());
    shown
        .map(RotationViewModel.Shown::lines)
        .subscribe(
            now -> {
              if (!now.equals(lines.getItems())) {
                boolean more = now.size() > lines.getItems().size();
                lines.getItems().setAll(now);
                if (more && now.stream().noneMatch(RotationViewModel.Line::heading)) {
                  lines.scrollTo(now.size() - 1);
                }
              }
            });
    bind(shown.map(RotationViewModel.Shown::access), accessClient, accessServer);
    bind(shown.map(RotationViewModel.Shown::refresh), refreshClient, refreshServer);
    differ.visibleProperty().bind(shown.map(RotationViewModel.Shown::differ));
    differ.managedProperty().bind(differ.visibleProperty());
    truths
        .accessibleTextProperty()
        .bind(
            Bindings.concat(
                accessClient.textProperty(),
                " / ",
                accessServer.textProperty(),
                ", ",
                refreshClient.textProperty(),
                " / ",
                refreshServer.textProperty()));
  }

  private static void bind(
      ObservableValue<RotationViewModel.Truth> truth, Label client, Label server) {
    client.textProperty().bind(truth.map(RotationViewModel.Truth::client));
    server.textProperty().bind(truth.map(RotationViewModel.Truth::server));
    truth.subscribe(
        now -> {
          server.pseudoClassStateChanged(GOOD, now.good());
          server.pseudoClassStateChanged(DIFFERENT, now.differ());
        });
  }
}
