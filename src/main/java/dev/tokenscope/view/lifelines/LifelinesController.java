package dev.tokenscope.view.lifelines;

import dev.tokenscope.drawing.BundledFonts;
import dev.tokenscope.drawing.Drawing;
import dev.tokenscope.drawing.LifelinesDrawing;
import dev.tokenscope.drawing.Mark;
import dev.tokenscope.drawing.Pen;
import dev.tokenscope.view.canvas.CanvasPane;
import java.util.List;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Cursor;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;
import javafx.scene.layout.StackPane;

/** Binds the canvas to the view-model: its drawing, the mouse and the keys. */
public final class LifelinesController {

  private static final double GRIP_PX = 6;
  private static final double CLICK_PX = 4;
  private static final double WHEEL_STEP = 1.2;

  private final LifelinesViewModel model;
  private final CanvasPane canvas;
  private final Tooltip tooltip = new Tooltip();
  private Drag drag = Drag.NONE;
  private double pressedX;
  private double lastX;
  private boolean told;

  @FXML private StackPane place;

  private enum Drag {
    NONE,
    PLAYHEAD,
    TIME
  }

  /** The controller of the lifelines. */
  public LifelinesController(LifelinesViewModel model) {
    this.model = model;
    this.canvas =
        new CanvasPane(new BundledFonts(), model.theme().getValue().palette(), this::draw);
  }

  @FXML
  void initialize() {
    canvas.setId("lifelines");
    canvas.setFocusTraversable(true);
    place.getChildren().add(canvas);
    model.theme().subscribe(theme -> canvas.paintIn(theme.palette()));
    model.shown().subscribe(_ -> canvas.redraw());
    model.selection().subscribe(_ -> canvas.redraw());
    canvas
        .focusedProperty()
        .subscribe(
            focused -> {
              if (focused) {
                canvas.setAccessibleText(model.spoken());
              }
              canvas.redraw();
            });
    canvas.addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
    canvas.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
    canvas.addEventHandler(MouseEvent.MOUSE_RELEASED, this::release);
    canvas.addEventHandler(MouseEvent.MOUSE_MOVED, this::move);
    canvas.addEventHandler(ScrollEvent.SCROLL, this::wheel);
    canvas.addEventHandler(ZoomEvent.ZOOM, this::pinch);
    canvas.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
  }

  private Drawing draw(double width, double height, Pen pen) {
    return model
        .view(canvas.isFocused())
        .map(view -> model.drawing(pen).draw(width, height, view))
        .orElseGet(() -> new Drawing(width, height, List.of()));
  }

  private void press(MouseEvent event) {
    canvas.requestFocus();
    if (event.getButton() != MouseButton.PRIMARY) {
      return;
    }
    pressedX = event.getX();
    lastX = event.getX();
    drag = grips(event) ? Drag.PLAYHEAD : Drag.TIME;
    if (drag == Drag.PLAYHEAD) {
      if (event.getClickCount() == 2) {
        drag = Drag.NONE;
        model.live();
      } else {
        model.scrub(part(event.getX()));
      }
    }
    event.consume();
  }

  private void drag(MouseEvent event) {
    switch (drag) {
      case PLAYHEAD -> model.scrub(part(event.getX()));
      case TIME -> {
        if (Math.abs(event.getX() - pressedX) > CLICK_PX || lastX != pressedX) {
          model.pan(part(lastX) - part(event.getX()));
          lastX = event.getX();
        }
      }
      case NONE -> {}
    }
    event.consume();
  }

  private void release(MouseEvent event) {
    boolean click = drag == Drag.TIME && lastX == pressedX;
    drag = Drag.NONE;
    if (click) {
      canvas.drawing().at(event.getX(), event.getY()).ifPresent(mark -> model.choose(mark.id()));
    }
    event.consume();
  }

  private void move(MouseEvent event) {
    canvas.setCursor(grips(event) ? Cursor.H_RESIZE : Cursor.DEFAULT);
    Optional<String> says =
        canvas
            .drawing()
            .at(event.getX(), event.getY())
            .flatMap(mark -> zone(mark.id(), event.getX(), event.getY()));
    says.ifPresent(tooltip::setText);
    if (says.isPresent() != told) {
      told = says.isPresent();
      if (told) {
        Tooltip.install(canvas, tooltip);
      } else {
        tooltip.hide();
        Tooltip.uninstall(canvas, tooltip);
      }
    }
  }

  private Optional<String> zone(String id, double x, double y) {
    return canvas
        .drawing()
        .of(id)
        .filter(mark -> mark.bounds().contains(x, y))
        .filter(Mark.Zone.class::isInstance)
        .map(mark -> ((Mark.Zone) mark).says())
        .findFirst();
  }

  /** The whole strip of times is a rail for the playhead, and its line can be taken as well. */
  private boolean grips(MouseEvent event) {
    LifelinesDrawing drawing = model.drawing(canvas.pen());
    boolean onLine =
        canvas
            .drawing()
            .of("playhead")
            .anyMatch(mark -> Math.abs(mark.bounds().centreX() - event.getX()) <= GRIP_PX);
    boolean onTime = event.getX() >= drawing.left() - GRIP_PX;
    return onTime && (onLine || event.getY() <= drawing.axisHeight());
  }

  private double part(double x) {
    LifelinesDrawing drawing = model.drawing(canvas.pen());
    double left = drawing.left();
    return (x - left) / (drawing.right(canvas.getWidth()) - left);
  }

  private void wheel(ScrollEvent event) {
    if (event.isShiftDown() || Math.abs(event.getDeltaX()) > Math.abs(event.getDeltaY())) {
      double delta = event.getDeltaX() == 0 ? event.getDeltaY() : event.getDeltaX();
      model.pan(-delta / Math.max(1, canvas.getWidth()));
    } else if (event.getDeltaY() != 0) {
      model.zoom(event.getDeltaY() > 0 ? 1 / WHEEL_STEP : WHEEL_STEP, part(event.getX()));
    }
    event.consume();
  }

  private void pinch(ZoomEvent event) {
    if (event.getZoomFactor() > 0) {
      model.zoom(1 / event.getZoomFactor(), part(event.getX()));
    }
    event.consume();
  }

  private void key(KeyEvent event) {
    if (event.isAltDown() || event.isShortcutDown()) {
      return;
    }
    if (event.isShiftDown()
        && (event.getCode() == KeyCode.LEFT || event.getCode() == KeyCode.RIGHT)) {
      if (event.getCode() == KeyCode.LEFT) {
        model.earlier();
      } else {
        model.later();
      }
      event.consume();
      return;
    }
    Runnable action = action(event.getCode());
    if (action != null) {
      action.run();
      event.consume();
    }
  }

  private @org.jspecify.annotations.Nullable Runnable action(KeyCode code) {
    return switch (code) {
      case LEFT -> model::previous;
      case RIGHT -> model::next;
      case HOME -> model::first;
      case END -> model::live;
      case PLUS, ADD, EQUALS -> model::closer;
      case MINUS, SUBTRACT -> model::further;
      case F -> model::fit;
      default -> null;
    };
  }
}
