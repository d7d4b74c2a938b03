package dev.tokenscope.view.notice;

import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** Binds the bar to its view-model. */
public final class NoticeController {

  private static final int LINES_MAX = 6;

  private final NoticeViewModel model;

  @FXML private VBox notice;
  @FXML private FontIcon shape;
  @FXML private Label what;
  @FXML private Label help;
  @FXML private Label when;
  @FXML private Label waiting;
  @FXML private ToggleButton more;
  @FXML private TextArea details;
  @FXML private Button dismissAll;

  /** The controller of the bar. */
  public NoticeController(NoticeViewModel model) {
    this.model = model;
  }

  @FXML
  void initialize() {
    what.textProperty().bind(model.shown().map(NoticeViewModel.Shown::what));
    help.textProperty().bind(model.shown().map(NoticeViewModel.Shown::help));
    when.textProperty().bind(model.shown().map(NoticeViewModel.Shown::when));
    waiting.textProperty().bind(model.shown().map(NoticeViewModel.Shown::waiting));
    details.textProperty().bind(model.shown().map(NoticeViewModel.Shown::details));
    notice.accessibleTextProperty().bind(what.textProperty());
    more.selectedProperty().bindBidirectional(model.detailed());
    only(notice, model.shown().map(NoticeViewModel.Shown::there));
    only(waiting, waiting.textProperty().isNotEmpty());
    only(dismissAll, waiting.textProperty().isNotEmpty());
    only(details, model.detailed());
    model.shown().subscribe(this::paint);
  }

  private void paint(NoticeViewModel.Shown now) {
    shape.setIconLiteral(now.over() ? "fth-check-circle" : "fth-alert-triangle");
    notice.getStyleClass().removeAll("notice-over");
    if (now.over()) {
      notice.getStyleClass().add("notice-over");
    }
    details.setPrefRowCount(Math.clamp(now.details().lines().count(), 1, LINES_MAX));
  }

  private static void only(
      Node node, javafx.beans.value.ObservableValue<? extends Boolean> visible) {
    node.visibleProperty().bind(visible);
    node.managedProperty().bind(node.visibleProperty());
  }

  @FXML
  void copy() {
    model.copy();
  }

  @FXML
  void dismiss() {
    model.dismiss();
  }

  @FXML
  void dismissAll() {
    model.dismissAll();
  }
}
