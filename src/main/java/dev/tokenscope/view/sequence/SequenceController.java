package dev.tokenscope.view.sequence;

import dev.tokenscope.drawing.BundledFonts;
import dev.tokenscope.drawing.Drawing;
import dev.tokenscope.drawing.Pen;
import dev.tokenscope.drawing.SequenceDrawing;
import dev.tokenscope.view.canvas.CanvasPane;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.BorderPane;

/** Binds the canvas and its scroll bar to the view-model. */
public final class SequenceController {

  private final SequenceViewModel model;
  private boolean drawing;
  private boolean reveal;

  @FXML private BorderPane place;
  @FXML private ScrollBar scroll;
  @FXML private TextField filter;
  @FXML private Label count;
  @FXML private ToggleButton follow;

  private final CanvasPane canvas;

  /** The controller of the sequence. */
  public SequenceController(SequenceViewModel model) {
    this.model = model;
    this.canvas =
        new CanvasPane(new BundledFonts(), model.theme().getValue().palette(), this::draw);
  }

  @FXML
  void initialize() {
    canvas.setId("sequence");
    canvas.setFocusTraversable(true);
    place.setCenter(canvas);
    filter.textProperty().bindBidirectional(model.filter());
    follow.selectedProperty().bindBidirectional(model.followLive());
    count.textProperty().bind(model.count());
    model.theme().subscribe(theme -> canvas.paintIn(theme.palette()));
    model.slots().subscribe(_ -> laid());
    model.zoom().subscribe(_ -> canvas.redraw());
    model.selection().subscribe(_ -> choose());
    follow.selectedProperty().subscribe(_ -> canvas.redraw());
    canvas.focusedProperty().subscribe(_ -> canvas.redraw());
    scroll.valueProperty().addListener((_, _, _) -> scrolled());
    canvas.addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
    canvas.addEventHandler(ScrollEvent.SCROLL, this::wheel);
    canvas.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
  }

  /** Puts the cursor where what is looked for is typed. */
  public void focusFilter() {
    filter.requestFocus();
  }

  private void laid() {
    canvas.setAccessibleText(model.spoken());
    canvas.redraw();
  }

  private void choose() {
    reveal = true;
    laid();
  }

  private void scrolled() {
    if (!drawing) {
      // who scrolls up wants to read in peace
      if (scroll.getValue() < scroll.getMax() - 1) {
        follow.setSelected(false);
      }
      canvas.redraw();
    }
  }

  private Drawing draw(double width, double height, Pen pen) {
    drawing = true;
    try {
      SequenceDrawing sequence = sequence(pen);
      int chosen = model.chosenIndex();
      scrollTo(sequence, height, chosen);
      return sequence.draw(
          width,
          height,
          new SequenceDrawing.View(
              model.slots().get(), model.lanes(), scroll.getValue(), chosen, canvas.isFocused()));
    } finally {
      drawing = false;
    }
  }

  private void scrollTo(SequenceDrawing sequence, double height, int chosen) {
    double sight = Math.max(1, height - sequence.headHeight());
    double max = Math.max(0, model.slots().get().size() * sequence.rowHeight() - sight);
    scroll.setMax(max);
    scroll.setVisibleAmount(max * sight / (max + sight));
    scroll.setUnitIncrement(sequence.rowHeight());
    scroll.setBlockIncrement(sight);
    scroll.setDisable(max == 0);
    double at = Math.min(scroll.getValue(), max);
    if (follow.isSelected()) {
      at = max;
    } else if (reveal && chosen >= 0) {
      double top = chosen * sequence.rowHeight();
      at = Math.clamp(at, Math.max(0, top + sequence.rowHeight() - sight), Math.min(top, max));
    }
    reveal = false;
    scroll.setValue(at);
  }

  private SequenceDrawing sequence(Pen pen) {
    return new SequenceDrawing(
        new Pen(pen.measure(), pen.em() * model.zoom().get() / 100), model.words());
  }

  private void press(MouseEvent event) {
    canvas.requestFocus();
    SequenceDrawing sequence = sequence(canvas.pen());
    if (event.getY() > sequence.headHeight()) {
      int line = sequence.lineAt(event.getY(), scroll.getValue());
      model.choose(line);
      model.fold(line);
    }
    event.consume();
  }

  private void wheel(ScrollEvent event) {
    if (event.isShortcutDown()) {
      model.zoomBy((int) Math.signum(event.getDeltaY()));
    } else {
      scroll.setValue(Math.clamp(scroll.getValue() - event.getDeltaY(), 0, scroll.getMax()));
    }
    event.consume();
  }

  private void key(KeyEvent event) {
    if (event.isShortcutDown() || event.isAltDown()) {
      return;
    }
    boolean ours =
        switch (event.getCode()) {
          case UP, K -> moved(-1);
          case DOWN, J -> moved(1);
          // other keys of a presenter are not ours
          case ENTER, SPACE -> model.fold(model.chosenIndex());
          case PLUS, EQUALS, ADD -> zoomed(1);
          case MINUS, SUBTRACT -> zoomed(-1);
          default -> false;
        };
    if (ours) {
      event.consume();
    }
  }

  private boolean moved(int lines) {
    model.move(lines);
    return true;
  }

  private boolean zoomed(int steps) {
    model.zoomBy(steps);
    return true;
  }
}
