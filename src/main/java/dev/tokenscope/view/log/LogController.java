package dev.tokenscope.view.log;

import dev.tokenscope.projection.Row;
import dev.tokenscope.view.Shapes;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** Binds the table to its view-model. */
public final class LogController {

  private final LogViewModel model;
  private final Runnable scrollToEnd = this::scrollToEnd;
  private boolean scrolling;
  private boolean marking;

  @FXML private TableView<Row> log;
  @FXML private TableColumn<Row, String> time;
  @FXML private TableColumn<Row, String> parties;
  @FXML private TableColumn<Row, String> what;
  @FXML private TableColumn<Row, String> token;
  @FXML private TableColumn<Row, String> status;
  @FXML private TextField filter;
  @FXML private Label count;
  @FXML private ToggleButton follow;

  /** The controller of the log. */
  public LogController(LogViewModel model) {
    this.model = model;
  }

  @FXML
  void initialize() {
    column(time, model::time);
    column(parties, model::parties);
    column(what, model::what);
    column(token, model::tokens);
    column(status, model::status);
    what.setCellFactory(_ -> new ShapeCell());
    model.em().subscribe(em -> size(em.doubleValue()));
    log.setRowFactory(_ -> new ToneRow());
    log.setItems(model.rows());
    filter.textProperty().bindBidirectional(model.filter());
    follow.selectedProperty().bindBidirectional(model.followLive());
    count.textProperty().bind(model.count());
    model.rows().addListener((ListChangeListener<Row>) _ -> keepUp());
    follow.selectedProperty().subscribe(_ -> keepUp());
    log.heightProperty().subscribe(_ -> keepUp());
    log.getSelectionModel().selectedItemProperty().subscribe(this::choose);
    model.selection().subscribe(_ -> mark());
  }

  private void choose(@Nullable Row row) {
    // rows that come anew take the selection with them; that is nobody's choice
    if (row != null && !marking) {
      model.choose(row);
    }
  }

  private void mark() {
    marking = true;
    int index = model.chosenIndex();
    if (index < 0) {
      log.getSelectionModel().clearSelection();
    } else if (log.getSelectionModel().getSelectedIndex() != index) {
      log.getSelectionModel().clearAndSelect(index);
      log.scrollTo(Math.max(0, index - 3));
    }
    marking = false;
  }

  /** Puts the cursor where what is looked for is typed. */
  public void focusFilter() {
    filter.requestFocus();
  }

  /** After the layout, because only then the table knows of its new rows. */
  private void keepUp() {
    Scene scene = log.getScene();
    if (scene != null && follow.isSelected() && !scrolling) {
      scrolling = true;
      scene.addPostLayoutPulseListener(scrollToEnd);
      Platform.requestNextPulse();
    }
  }

  private void scrollToEnd() {
    scrolling = false;
    if (log.getScene() != null) {
      log.getScene().removePostLayoutPulseListener(scrollToEnd);
    }
    if (!log.getItems().isEmpty()) {
      log.scrollTo(log.getItems().size() - 1);
    }
  }

  /** What happened gets the room that is left. */
  private void size(double em) {
    size(time, 7.6 * em, 7.6 * em, 7.6 * em);
    size(parties, 7 * em, 13.5 * em, 17 * em);
    size(what, 9 * em, 18 * em, Double.MAX_VALUE);
    size(token, 5.4 * em, 8.6 * em, 11 * em);
    size(status, 6.8 * em, 10.8 * em, 14 * em);
  }

  private static void size(
      TableColumn<Row, String> column, double least, double preferred, double most) {
    column.setMaxWidth(most);
    column.setMinWidth(least);
    column.setPrefWidth(preferred);
  }

  private static void column(TableColumn<Row, String> column, Function<Row, String> text) {
    column.setCellValueFactory(
        cell -> new ReadOnlyStringWrapper(text.apply(cell.getValue())).getReadOnlyProperty());
    column.setSortable(false);
    column.setReorderable(false);
  }

  /** A row in the colour of what it tells. */
  private static final class ToneRow extends TableRow<Row> {
    @Override
    protected void updateItem(@Nullable Row row, boolean empty) {
      super.updateItem(row, empty);
      getStyleClass().removeIf(name -> name.startsWith("tone-"));
      if (row != null && !empty) {
        getStyleClass().add(Shapes.styleClass(row.tone()));
      }
    }
  }

  /** A text behind the shape of what it tells. */
  private static final class ShapeCell extends TableCell<Row, String> {
    private final FontIcon shape = new FontIcon();
    private final Tooltip full = new Tooltip();

    @Override
    protected void updateItem(@Nullable String text, boolean empty) {
      super.updateItem(text, empty);
      Row row = getTableRow() == null ? null : getTableRow().getItem();
      if (empty || row == null) {
        setText(null);
        setGraphic(null);
        setTooltip(null);
        return;
      }
      shape.setIconLiteral(Shapes.icon(row.tone()));
      setText(text);
      setGraphic(shape);
      // longer than the column more often than not
      full.setText(text);
      setTooltip(full);
    }
  }
}
