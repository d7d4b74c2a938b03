package dev.tokenscope.view.rotation;

import dev.tokenscope.view.rotation.RotationViewModel.Choice;
import dev.tokenscope.view.rotation.RotationViewModel.Shown;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** Binds the tree to its view-model. */
public final class RotationController {

  private static final PseudoClass DEAD = PseudoClass.getPseudoClass("dead");

  private final RotationViewModel model;
  private String scrolledFor = "";

  @FXML private Label family;
  @FXML private MenuButton families;
  @FXML private MenuItem clients;
  @FXML private SeparatorMenuItem divider;
  @FXML private ListView<Line> lines;

  /** The controller of the pane. */
  public RotationController(RotationViewModel model) {
    this.model = model;
  }

  @FXML
  void initialize() {
    var shown = model.shown();
    family.textProperty().bind(shown.map(Shown::family));
    families.textProperty().bind(shown.map(Shown::family));
    shown
        .map(Shown::dead)
        .subscribe(
            dead -> {
              family.pseudoClassStateChanged(DEAD, dead);
              families.pseudoClassStateChanged(DEAD, dead);
            });
    shown.map(now -> now.families().size() > 1).subscribe(this::showChoice);
    families.setOnShowing(_ -> fill());
    lines.setCellFactory(_ -> new LineCell(this::fold));
    shown.subscribe(this::showLines);
  }

  private void showChoice(boolean several) {
    families.setVisible(several);
    families.setManaged(several);
    family.setVisible(!several);
    family.setManaged(!several);
  }

  /** Made when the menu is opened: what can be chosen changes far more often than that happens. */
  private void fill() {
    families.getItems().setAll(clients, divider);
    for (Choice choice : model.shown().get().families()) {
      MenuItem item = new MenuItem(choice.text());
      item.setMnemonicParsing(false);
      item.setOnAction(_ -> model.choose(choice.sid()));
      families.getItems().add(item);
    }
  }

  /** Only what differs is set, because a countdown comes ten times a second. */
  private void showLines(Shown now) {
    List<Line> items = lines.getItems();
    if (items.size() != now.lines().size()) {
      lines.getItems().setAll(now.lines());
    } else {
      for (int i = 0; i < items.size(); i++) {
        if (!items.get(i).equals(now.lines().get(i))) {
          items.set(i, now.lines().get(i));
        }
      }
    }
    String place = now.sid() + " " + now.lines().size();
    if (!place.equals(scrolledFor) && !model.unfolded().get()) {
      scrolledFor = place;
      lines.scrollTo(Math.max(0, now.lines().size() - 1));
    }
  }

  private void fold() {
    model.unfolded().set(!model.unfolded().get());
  }

  @FXML
  void chooseClients() {
    model.choose("");
  }

  @FXML
  void pressed(KeyEvent event) {
    Line line = lines.getSelectionModel().getSelectedItem();
    boolean wants = event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE;
    if (wants && line != null && line.kind() == Line.Kind.FOLD) {
      fold();
      event.consume();
    }
  }
}
