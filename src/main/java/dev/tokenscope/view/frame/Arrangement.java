package dev.tokenscope.view.frame;

import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** How a person arranged the window; it outlives a change of language. Sizes are in em. */
public final class Arrangement {

  private final DoubleProperty left = new SimpleDoubleProperty(Side.LEFT.size());
  private final DoubleProperty right = new SimpleDoubleProperty(Side.RIGHT.size());
  private final DoubleProperty bottom = new SimpleDoubleProperty(Side.BOTTOM.size());
  private final StringProperty tab = new SimpleStringProperty("");

  /** How wide or high a side is, in em. */
  public DoubleProperty size(Side side) {
    return switch (side) {
      case LEFT -> left;
      case RIGHT -> right;
      case BOTTOM -> bottom;
    };
  }

  /** The id of the tab that is in front; empty for the first. */
  public StringProperty tab() {
    return tab;
  }
}
