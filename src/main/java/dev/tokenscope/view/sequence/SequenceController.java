package dev.tokenscope.view.sequence;

import dev.tokenscope.drawing.BundledFonts;
import dev.tokenscope.drawing.Drawing;
import dev.tokenscope.drawing.Pen;
import dev.tokenscope.drawing.SequenceDrawing;
import dev.tokenscope.drawing.SequenceDrawing.Room;
import dev.tokenscope.view.canvas.CanvasPane;
import dev.tokenscope.view.frame.Hovering;
import java.util.OptionalInt;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;
import javafx.scene.layout.BorderPane;
import org.jspecify.annotations.Nullable;

/** Binds the canvas and its scroll bar to the view-model. */
public final class SequenceController {

  private final SequenceViewModel model;
  private boolean drawing;
  private boolean reveal;
  private double beforePinch = 100;
  private Room room = Room.NONE;
  private @Nullable Seat seat;
  private ObservableValue<Long> held = new SimpleObjectProperty<>(0L);
  private ObservableValue<Boolean> inSight = new SimpleBooleanProperty();

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
    // whether they are equal to those before is not asked: it would cost as much as they are long
    model.slots().subscribe(this::laid);
    model.zoom().subscribe(_ -> canvas.redraw());
    model.selection().subscribe(_ -> choose());
    follow.selectedProperty().subscribe(_ -> canvas.redraw());
    canvas.focusedProperty().subscribe(_ -> canvas.redraw());
    scroll.valueProperty().addListener((_, _, _) -> scrolled());
    canvas.addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
    canvas.addEventHandler(ScrollEvent.SCROLL, this::wheel);
    canvas.addEventHandler(ZoomEvent.ANY, this::pinch);
    canvas.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
  }

  /**
   * Lets a card sit at the arrow of the message that it is about, while the sequence is seen.
   *
   * @param card the card
   * @param hold the number of the message that is held; 0 for the one that is to come
   * @param seen whether the sequence is seen
   */
  public void seat(Hovering card, ObservableValue<Long> hold, ObservableValue<Boolean> seen) {
    seat = new Seat(card);
    held = hold;
    inSight = seen;
    card.onChange(canvas::redraw);
    card.addEventHandler(
        ScrollEvent.SCROLL,
        event -> {
          if (card.hovers()) {
            wheel(event);
          }
        });
    hold.subscribe(_ -> arrange());
    card.visibleProperty().subscribe(_ -> arrange());
    seen.subscribe(_ -> arrange());
  }

  /** Before the window is laid out, so that nothing is seen at two places one after the other. */
  private void arrange() {
    if (canvas.getHeight() > 0) {
      room(sequence(canvas.pen()), canvas.getWidth(), canvas.getHeight());
    }
    canvas.redraw();
  }

  private Room room(SequenceDrawing sequence, double width, double height) {
    Seat card = seat;
    if (card == null) {
      return Room.NONE;
    }
    OptionalInt below = inSight.getValue() ? model.seat(held.getValue()) : OptionalInt.empty();
    return card.room(sequence, below, canvas.pen().em(), width, height);
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
      room = room(sequence, width, height);
      scrollTo(sequence, height, chosen);
      if (seat != null) {
        seat.place(canvas, sequence, room, scroll.getValue(), height);
      }
      return sequence.draw(
          width,
          height,
          new SequenceDrawing.View(
              model.slots().get(),
              model.lanes(),
              scroll.getValue(),
              chosen,
              canvas.isFocused(),
              room));
    } finally {
      drawing = false;
    }
  }

  private void scrollTo(SequenceDrawing sequence, double height, int chosen) {
    double sight = Math.max(1, height - sequence.headHeight());
    double row = sequence.rowHeight();
    double max = Math.max(0, model.slots().get().size() * row + room.height() - sight);
    scroll.setMax(max);
    scroll.setVisibleAmount(max * sight / (max + sight));
    scroll.setUnitIncrement(row);
    scroll.setBlockIncrement(sight);
    scroll.setDisable(max == 0);
    double at = Math.min(scroll.getValue(), max);
    if (follow.isSelected()) {
      // what is decided about stays in sight, however many wait behind it
      at = room.height() > 0 ? Math.min(max, Math.max(0, room.below() * row)) : max;
    } else if (reveal && chosen >= 0) {
      // with the line before it and the one after it, and a card at an edge covers none of them
      double top = sequence.top(chosen, room);
      double above = chosen > room.below() ? room.height() : 0;
      double below = chosen <= room.below() ? room.height() : 0;
      double first = top - above - row;
      at = Math.min(Math.max(at, top + 2 * row + below - sight), Math.min(first, max));
      at = Math.max(0, at);
    }
    // what is not there yet is shown once it is
    reveal &= chosen < 0;
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
      int line = sequence.lineAt(event.getY(), scroll.getValue(), room);
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

  /** By as much as the fingers went apart since they were put down. */
  private void pinch(ZoomEvent event) {
    if (event.getEventType() == ZoomEvent.ZOOM_STARTED) {
      beforePinch = model.zoom().get();
    } else if (event.getEventType() == ZoomEvent.ZOOM) {
      model.zoomTo(beforePinch * event.getTotalZoomFactor());
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
