package dev.tokenscope.view.theft;

import dev.tokenscope.scenario.Theft;
import dev.tokenscope.view.frame.Paragraph;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** Binds the comparison to its view-model. */
public final class TheftController {

  private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");

  private final TheftViewModel model;

  @FXML private ToggleButton client;
  @FXML private ToggleButton attacker;
  @FXML private Label running;
  @FXML private FlowPane columns;

  /** The controller of the comparison. */
  public TheftController(TheftViewModel model) {
    this.model = model;
  }

  @FXML
  void initialize() {
    ToggleGroup first = new ToggleGroup();
    client.setToggleGroup(first);
    attacker.setToggleGroup(first);
    (model.first().get() == Theft.Who.CLIENT ? client : attacker).setSelected(true);
    running.visibleProperty().bind(model.running());
    model.columns().addListener((ListChangeListener<TheftViewModel.Column>) _ -> show());
    show();
  }

  @FXML
  void chooseClient() {
    choose(client, Theft.Who.CLIENT);
  }

  @FXML
  void chooseAttacker() {
    choose(attacker, Theft.Who.ATTACKER);
  }

  private void choose(ToggleButton button, Theft.Who who) {
    // one of the two is always chosen
    button.setSelected(true);
    model.first().set(who);
    model.compare();
  }

  private void show() {
    columns.getChildren().setAll(model.columns().stream().map(TheftController::card).toList());
  }

  private static Node card(TheftViewModel.Column column) {
    Label title = new Label(column.title());
    title.getStyleClass().add("pane-title");
    Label why = wrapped(column.why());
    why.getStyleClass().add("theft-why");
    VBox card = new VBox(title, why);
    card.getStyleClass().addAll("pane", "theft-card");
    card.getChildren().addAll(lines(column.deeds()));
    Region space = new Region();
    VBox.setVgrow(space, Priority.ALWAYS);
    card.getChildren().addAll(space, new Separator());
    card.getChildren().addAll(lines(column.ends()));
    return card;
  }

  private static List<HBox> lines(List<TheftViewModel.Line> lines) {
    return lines.stream().map(TheftController::line).toList();
  }

  private static HBox line(TheftViewModel.Line line) {
    HBox box =
        new HBox(
            new FontIcon(line.good() ? "fth-shield" : "fth-alert-triangle"), wrapped(line.text()));
    box.getStyleClass().add("theft-line");
    box.pseudoClassStateChanged(BAD, !line.good());
    return box;
  }

  private static Label wrapped(String text) {
    Label label = new Paragraph(text);
    HBox.setHgrow(label, Priority.ALWAYS);
    return label;
  }
}
