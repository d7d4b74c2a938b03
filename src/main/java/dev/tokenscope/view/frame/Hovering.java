package dev.tokenscope.view.frame;

import java.util.function.DoubleSupplier;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * A part above the tabs that can leave its row and hover over something in a tab. Where it is in
 * the order of the keyboard does not change with that.
 */
public final class Hovering extends Region {

  private final Later part;
  private final DoubleSupplier gain;
  private boolean hovers;
  private Runnable changed = () -> {};

  /**
   * In its row at first.
   *
   * @param part what hovers; while it is gone, nothing is seen
   * @param gain how many pixels the tabs would be higher without its row
   */
  Hovering(Later part, DoubleSupplier gain) {
    this.part = part;
    this.gain = gain;
    getChildren().add(part);
    part.managedProperty().subscribe(_ -> arrange());
  }

  /** Whether there is anything to see. */
  public boolean isThere() {
    return part.isManaged();
  }

  /** Whether it has left its row. */
  public boolean hovers() {
    return hovers;
  }

  /** Lets it leave its row, or puts it back. */
  public void hover(boolean now) {
    if (now != hovers) {
      hovers = now;
      arrange();
      afterLayout(getScene());
    }
  }

  /** Its row hears nothing of it while it is being laid out. */
  private void afterLayout(@Nullable Scene scene) {
    if (scene != null) {
      scene.addPostLayoutPulseListener(
          new Runnable() {
            @Override
            public void run() {
              scene.removePostLayoutPulseListener(this);
              if (getParent() != null) {
                getParent().requestLayout();
              }
            }
          });
    }
  }

  /** Hears, while it hovers, that it would like to be higher or lower. */
  public void onChange(Runnable task) {
    changed = task;
  }

  /** How much higher the tabs would be, in pixels, if it left its row; 0 when it has. */
  public double gain() {
    return isManaged() ? gain.getAsDouble() : 0;
  }

  /**
   * Puts it over a node, while it hovers.
   *
   * @param over the node
   * @param x from the left edge of the node, in pixels
   * @param y from the top edge of the node, in pixels
   */
  public void place(Node over, double x, double y, double width, double height) {
    if (hovers && getParent() != null) {
      Point2D at = getParent().sceneToLocal(over.localToScene(x, y));
      resizeRelocate(Math.rint(at.getX()), Math.rint(at.getY()), width, height);
      // what is in it moves with it, not a frame later
      layout();
    }
  }

  private void arrange() {
    setVisible(isThere());
    setManaged(isThere() && !hovers);
    // seen, and pressed, before what it hovers over
    setViewOrder(hovers ? -1 : 0);
    requestLayout();
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  /** A scroll pane asks without saying how wide it is; one line would count as several then. */
  @Override
  protected double computePrefHeight(double width) {
    return Math.ceil(part.prefHeight(width < 0 && getWidth() > 0 ? getWidth() : width));
  }

  @Override
  protected double computePrefWidth(double height) {
    return part.prefWidth(height);
  }

  @Override
  protected void layoutChildren() {
    part.resizeRelocate(0, 0, getWidth(), getHeight());
    if (hovers && prefHeight(getWidth()) != getHeight()) {
      changed.run();
    }
  }
}
