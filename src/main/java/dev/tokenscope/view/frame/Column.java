package dev.tokenscope.view.frame;

import javafx.scene.Node;
import javafx.scene.layout.VBox;

/**
 * What is in a scroll pane that is filled, from the top down. A scroll pane asks how high its
 * content is at least without saying how wide it is; a text that is broken into lines would then
 * count as one line, and what is below the edge could not be scrolled into sight.
 */
public final class Column extends VBox {

  /** A column of these. */
  public Column(Node... children) {
    super(children);
  }

  @Override
  protected double computeMinHeight(double width) {
    return super.computeMinHeight(width < 0 && getWidth() > 0 ? getWidth() : width);
  }
}
