package dev.tokenscope.view.log;

import dev.tokenscope.projection.Row;
import dev.tokenscope.view.Shapes;
import java.util.List;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import org.jspecify.annotations.Nullable;

/** Binds the table to its view-model. */
public final class LogController {

  /** With less room a row has two lines: what happened, and below it who, with what, and how. */
  private static final double ONE_LINE_FROM_EM = 68;

  /** As wide as the longest of what comes there, in the font size. */
  private static final double TIME_EM = 8.2;

  private static final double PARTIES_EM = 14;
  private static final double TOKEN_EM = 9;
  private static final double STATUS_EM = 13.5;

  /** Of the bar at the right. */
  private static final double BAR_EM = 1.2;

  /** The style class of a table whose rows have two lines. */
  private static final String TALL = "tall-rows";

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
    what.setCellFactory(_ -> new WhatCell(model, this::isBrief));
    model.em().subscribe(_ -> size());
    log.widthProperty().subscribe(_ -> size());
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
  private void size() {
    double em = model.em().getValue().doubleValue();
    boolean brief = log.getWidth() < ONE_LINE_FROM_EM * em;
    if (brief != isBrief()) {
      for (TableColumn<Row, String> column : List.of(parties, token, status)) {
        column.setVisible(!brief);
      }
      log.getStyleClass().remove(TALL);
      if (brief) {
        log.getStyleClass().add(TALL);
      }
      log.refresh();
    }
    size(time, TIME_EM * em);
    size(parties, PARTIES_EM * em);
    size(token, TOKEN_EM * em);
    size(status, STATUS_EM * em);
    double others = TIME_EM + (brief ? 0 : PARTIES_EM + TOKEN_EM + STATUS_EM);
    size(what, Math.max(10 * em, log.getWidth() - (others + BAR_EM) * em));
  }

  private boolean isBrief() {
    return !status.isVisible();
  }

  private static void size(TableColumn<Row, String> column, double pixels) {
    double width = Math.floor(pixels);
    column.setMinWidth(width);
    column.setMaxWidth(width);
    column.setPrefWidth(width);
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
      Shapes.show(this, "tone-", row == null || empty ? null : Shapes.state(row.tone()));
    }
  }
}
