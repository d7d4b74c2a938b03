package dev.tokenscope.view.truths;

import dev.tokenscope.projection.TokenStatus;
import dev.tokenscope.view.Shapes;
import dev.tokenscope.view.frame.Paragraph;
import dev.tokenscope.view.truths.TruthsViewModel.Agreement;
import dev.tokenscope.view.truths.TruthsViewModel.Outsider;
import dev.tokenscope.view.truths.TruthsViewModel.Pair;
import dev.tokenscope.view.truths.TruthsViewModel.Reason;
import dev.tokenscope.view.truths.TruthsViewModel.Shown;
import dev.tokenscope.view.truths.TruthsViewModel.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** Binds the card to its view-model. */
public final class TruthsController {

  private static final PseudoClass DIFFERENT = PseudoClass.getPseudoClass("different");
  private static final PseudoClass ALARMING = PseudoClass.getPseudoClass("alarming");
  private static final int TITLES = 1;

  private final TruthsViewModel model;

  @FXML private VBox card;
  @FXML private Label verdict;
  @FXML private FontIcon verdictIcon;
  @FXML private GridPane pairs;
  @FXML private VBox reasons;
  @FXML private VBox outsiders;
  @FXML private VBox outsiderLines;
  @FXML private Label empty;

  /** The controller of the card. */
  public TruthsController(TruthsViewModel model) {
    this.model = model;
  }

  @FXML
  void initialize() {
    var shown = model.shown();
    verdict.textProperty().bind(shown.map(Shown::verdict));
    show(verdict, false);
    shown.map(Shown::agreement).subscribe(this::paint);
    shown.map(Shown::pairs).subscribe(this::showPairs);
    shown.map(Shown::reasons).subscribe(this::showReasons);
    shown.map(Shown::outsiders).subscribe(this::showOutsiders);
    shown.subscribe(now -> show(empty, now.pairs().isEmpty() && now.outsiders().isEmpty()));
  }

  private void paint(Agreement agreement) {
    show(verdict, agreement != Agreement.NOTHING);
    verdictIcon.setIconLiteral(
        agreement == Agreement.DIFFER ? "fth-alert-triangle" : "fth-check-circle");
    for (Agreement each : Agreement.values()) {
      card.pseudoClassStateChanged(
          PseudoClass.getPseudoClass(each.name().toLowerCase(Locale.ROOT)), each == agreement);
    }
  }

  /** Cells stay where they are, only their texts run: a countdown comes ten times a second. */
  private void showPairs(List<Pair> now) {
    pairs.getChildren().removeIf(node -> row(node) > now.size());
    show(pairs, !now.isEmpty());
    for (int i = 0; i < now.size(); i++) {
      Pair pair = now.get(i);
      int row = i + TITLES;
      cell(row, 0, "truth-name").setText(pair.name());
      side(cell(row, 1, "truth"), pair.client(), false);
      Label sign = cell(row, 2, "truth-sign");
      sign.setText(sign(pair));
      sign.pseudoClassStateChanged(DIFFERENT, pair.differ());
      side(cell(row, 3, "truth"), pair.server(), pair.differ());
    }
  }

  /** The client reckons its own end, so that they may agree and yet not be equal to the letter. */
  private static String sign(Pair pair) {
    if (pair.differ()) {
      return "≠";
    }
    return pair.client().text().equals(pair.server().text()) ? "=" : "≈";
  }

  private static int row(Node node) {
    Integer row = GridPane.getRowIndex(node);
    return row == null ? 0 : row;
  }

  private Label cell(int row, int column, String styleClass) {
    String id = "truth-" + row + "-" + column;
    for (Node node : pairs.getChildren()) {
      if (id.equals(node.getId())) {
        return (Label) node;
      }
    }
    Label label = new Paragraph("", styleClass);
    label.setId(id);
    label.setMaxWidth(Double.MAX_VALUE);
    if (column != 1 && column != 3) {
      label.setMinWidth(Region.USE_PREF_SIZE);
    } else {
      label.setGraphic(new FontIcon(Shapes.icon(TokenStatus.NONE)));
    }
    pairs.add(label, column, row);
    return label;
  }

  private static void side(Label label, Side side, boolean different) {
    label.setText(side.text());
    Shapes.show(label, "status-", Shapes.state(side.status()));
    label.pseudoClassStateChanged(DIFFERENT, different);
    if (label.getGraphic() instanceof FontIcon icon) {
      String literal = Shapes.icon(side.status());
      if (!literal.equals(icon.getIconLiteral())) {
        icon.setIconLiteral(literal);
      }
    }
  }

  private void showReasons(List<Reason> now) {
    List<HBox> lines = new ArrayList<>();
    for (Reason reason : now) {
      HBox line =
          new HBox(
              new FontIcon(reason.alarming() ? "fth-alert-triangle" : "fth-info"),
              new Paragraph(reason.text()));
      line.getStyleClass().add("truth-why");
      line.pseudoClassStateChanged(ALARMING, reason.alarming());
      lines.add(line);
    }
    reasons.getChildren().setAll(lines);
    show(reasons, !now.isEmpty());
  }

  private void showOutsiders(List<Outsider> now) {
    List<VBox> lines = new ArrayList<>();
    for (Outsider outsider : now) {
      Label who = new Label(outsider.who());
      who.getStyleClass().add("outsider-who");
      who.setTooltip(new Tooltip(outsider.who()));
      lines.add(new VBox(who, new Paragraph(outsider.text(), "outsider-what")));
    }
    outsiderLines.getChildren().setAll(lines);
    show(outsiders, !now.isEmpty());
  }

  private static void show(Node node, boolean visible) {
    node.setVisible(visible);
    node.setManaged(visible);
  }
}
