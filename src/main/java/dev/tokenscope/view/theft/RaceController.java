package dev.tokenscope.view.theft;

import dev.tokenscope.journal.Lane;
import dev.tokenscope.view.frame.Paragraph;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Binds the card about a stolen token to its view-model. */
public final class RaceController {

  private final RaceViewModel model;
  private List<RaceViewModel.Choice> offered = List.of();
  private boolean leftOpen;

  @FXML private VBox race;
  @FXML private Label title;
  @FXML private Label text;
  @FXML private GridPane choices;
  @FXML private FlowPane after;
  @FXML private Node call;

  /** The controller of the card. */
  public RaceController(RaceViewModel model) {
    this.model = model;
  }

  @FXML
  void initialize() {
    race.accessibleTextProperty().bind(title.textProperty());
    only(choices, false);
    model.shown().subscribe(this::show);
  }

  private void show(RaceViewModel.Shown now) {
    title.setText(now.title());
    text.setText(now.text());
    only(after, now.over());
    only(call, now.attackerCan());
    if (!now.choices().equals(offered)) {
      offered = now.choices();
      offer();
    }
  }

  private void offer() {
    boolean here = leftOpen || choices.getChildren().stream().anyMatch(Node::isFocused);
    // while the one that was chosen refreshes there may be nothing to choose for a moment
    leftOpen = here && offered.isEmpty();
    choices.getChildren().clear();
    for (int row = 0; row < offered.size(); row++) {
      RaceViewModel.Choice choice = offered.get(row);
      Button button = new Button(choice.text());
      button.setId(choice.lane().equals(Lane.CLIENT) ? "raceClient" : "raceAttacker");
      button.getStyleClass().add("keeps-keys");
      button.setMinWidth(Region.USE_PREF_SIZE);
      button.setMaxWidth(Double.MAX_VALUE);
      button.setAccessibleHelp(choice.will());
      button.setOnAction(_ -> model.refresh(choice.lane()));
      Label will = new Paragraph(choice.will());
      GridPane.setHgrow(will, Priority.ALWAYS);
      choices.addRow(row, button, will);
    }
    // what cannot be seen takes no keys
    only(choices, !offered.isEmpty());
    // who chose by keyboard goes on from there
    if (here && !offered.isEmpty()) {
      choices.getChildren().getFirst().requestFocus();
    }
  }

  private static void only(Node node, boolean visible) {
    node.setVisible(visible);
    node.setManaged(visible);
  }

  @FXML
  void call() {
    model.callAsAttacker();
  }

  @FXML
  void compare() {
    model.compare();
  }

  @FXML
  void close() {
    model.dismiss();
  }
}
