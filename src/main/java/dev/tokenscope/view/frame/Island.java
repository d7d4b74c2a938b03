package dev.tokenscope.view.frame;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/**
 * A part that is laid out by itself, as wide as its place. What changes in it moves only what is in
 * it; the window around it is laid out anew at most when it needs another height. Without this a
 * countdown, ten times a second, would lay out every row of the window.
 */
public final class Island extends Region {

  private final Shore shore;
  private final boolean asks;
  private double wanted;
  private double least;

  private Island(Node content, boolean asks) {
    this.shore = new Shore(content);
    this.asks = asks;
    getChildren().add(shore);
    if (asks) {
      // false as soon as it is being laid out: its texts have their styles, and not their room
      shore
          .needsLayoutProperty()
          .subscribe(
              needed -> {
                if (!needed) {
                  look();
                }
              });
    }
  }

  /** An island that asks for the height that its content needs at its width. */
  public static Island asking(Region content) {
    return new Island(content, true);
  }

  /** An island that asks for nothing, and fills the place that it is given. */
  public static Island filling(Node content) {
    return new Island(content, false);
  }

  private void look() {
    double width = getWidth();
    if (width > 0 && (shore.prefers(width) != wanted || shore.needs(width) != least)) {
      keep(width);
      requestLayout();
    }
  }

  private void keep(double width) {
    wanted = shore.prefers(width);
    least = shore.needs(width);
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computeMinWidth(double height) {
    return 0;
  }

  @Override
  protected double computePrefWidth(double height) {
    return 0;
  }

  @Override
  protected double computeMinHeight(double width) {
    return asks ? shore.needs(width) : 0;
  }

  @Override
  protected double computePrefHeight(double width) {
    return asks ? shore.prefers(width) : 0;
  }

  @Override
  protected void layoutChildren() {
    if (asks) {
      keep(getWidth());
    }
    shore.resizeRelocate(0, 0, getWidth(), getHeight());
  }

  /**
   * The edge of it: nothing beyond hears of what is within, because what is not managed is laid out
   * by itself. The toolkit keeps no height that depends on a width, and asks for it several times
   * while it lays a window out.
   */
  private static final class Shore extends Region {
    private final Node content;
    private double known = Double.NaN;
    private double height;
    private double least;

    Shore(Node content) {
      this.content = content;
      setManaged(false);
      getChildren().add(content);
    }

    double prefers(double width) {
      look(width);
      return height;
    }

    double needs(double width) {
      look(width);
      return least;
    }

    private void look(double width) {
      if (width != known) {
        height = content.prefHeight(width);
        boolean whole = content instanceof Region region && region.getMinHeight() == USE_PREF_SIZE;
        least = whole ? height : content.minHeight(width);
        known = width;
      }
    }

    @Override
    public void requestLayout() {
      known = Double.NaN;
      super.requestLayout();
    }

    @Override
    protected void layoutChildren() {
      content.resizeRelocate(0, 0, getWidth(), getHeight());
    }
  }
}
