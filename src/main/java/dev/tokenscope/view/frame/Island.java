package dev.tokenscope.view.frame;

import javafx.geometry.Orientation;
import javafx.scene.layout.Region;

/**
 * A part that is laid out by itself. What changes in it moves only what is in it; the window around
 * it is laid out anew only when it needs another height. Without this a countdown, ten times a
 * second, would lay out every row of the window.
 */
public final class Island extends Region {

  private final Region content;
  private double wanted;
  private double least;

  /** An island of this; what it needs depends on its width alone. */
  public Island(Region content) {
    this.content = content;
    content.setManaged(false);
    getChildren().add(content);
    // false as soon as it is being laid out: now its texts have their styles, and their room is not
    // given yet
    content
        .needsLayoutProperty()
        .subscribe(
            needed -> {
              if (!needed) {
                look();
              }
            });
  }

  private void look() {
    double width = getWidth();
    if (width > 0 && (content.prefHeight(width) != wanted || content.minHeight(width) != least)) {
      keep(width);
      requestLayout();
    }
  }

  private void keep(double width) {
    wanted = content.prefHeight(width);
    least = content.minHeight(width);
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computeMinWidth(double height) {
    return content.minWidth(-1);
  }

  @Override
  protected double computePrefWidth(double height) {
    return content.prefWidth(-1);
  }

  @Override
  protected double computeMaxWidth(double height) {
    return content.maxWidth(-1);
  }

  @Override
  protected double computeMinHeight(double width) {
    return content.minHeight(width);
  }

  @Override
  protected double computePrefHeight(double width) {
    return content.prefHeight(width);
  }

  @Override
  protected double computeMaxHeight(double width) {
    return content.maxHeight(width);
  }

  @Override
  protected void layoutChildren() {
    keep(getWidth());
    content.resizeRelocate(0, 0, getWidth(), getHeight());
  }
}
