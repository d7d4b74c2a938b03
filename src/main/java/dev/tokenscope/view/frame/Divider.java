package dev.tokenscope.view.frame;

import javafx.beans.property.DoubleProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

/**
 * The line between a side and the rest: dragged, moved by arrow keys, and put back by two clicks.
 */
final class Divider extends Region {

  private final Side side;
  private final DoubleProperty size;
  private final ObservableValue<Number> em;
  private double pressedAt;
  private double sizeThen;

  /**
   * A line that moves.
   *
   * @param size of the side, in em
   * @param em how many pixels one em has
   */
  Divider(Side side, DoubleProperty size, ObservableValue<Number> em, String name) {
    this.side = side;
    this.size = size;
    this.em = em;
    getStyleClass().addAll("divider", side.isVertical() ? "vertical" : "horizontal");
    setCursor(side.isVertical() ? Cursor.H_RESIZE : Cursor.V_RESIZE);
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.SLIDER);
    setAccessibleText(name);
    setOnMousePressed(this::press);
    setOnMouseDragged(this::drag);
    setOnKeyPressed(this::type);
  }

  private void press(MouseEvent event) {
    pressedAt = along(event);
    sizeThen = size.get();
    if (event.getClickCount() == 2) {
      size.set(side.size());
    }
    event.consume();
  }

  private void drag(MouseEvent event) {
    double moved = (along(event) - pressedAt) / em.getValue().doubleValue();
    size.set(side.limit(sizeThen + (side == Side.LEFT ? moved : -moved)));
    event.consume();
  }

  private void type(KeyEvent event) {
    double step =
        switch (event.getCode()) {
          case LEFT -> side == Side.LEFT ? -1 : 1;
          case RIGHT -> side == Side.LEFT ? 1 : -1;
          case UP -> 1;
          case DOWN -> -1;
          default -> 0;
        };
    boolean across = side.isVertical() == (event.getCode().isArrowKey() && isSideways(event));
    if (step != 0 && across && !event.isShortcutDown()) {
      size.set(side.limit(size.get() + step));
      event.consume();
    }
  }

  private static boolean isSideways(KeyEvent event) {
    return switch (event.getCode()) {
      case LEFT, RIGHT -> true;
      default -> false;
    };
  }

  /** In the scene, because the line itself moves while it is dragged. */
  private double along(MouseEvent event) {
    Point2D point = new Point2D(event.getSceneX(), event.getSceneY());
    return side.isVertical() ? point.getX() : point.getY();
  }
}
