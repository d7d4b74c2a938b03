package dev.tokenscope.view.frame;

/** A side of the window, beside the centre. Sizes are in em. */
public enum Side {
  /** The tokens. */
  LEFT(26, 20, 44),
  /** What explains the selected message. */
  RIGHT(30, 20, 60),
  /** The course of time. */
  BOTTOM(13, 8, 40);

  private final double size;
  private final double smallest;
  private final double largest;

  Side(double size, double smallest, double largest) {
    this.size = size;
    this.smallest = smallest;
    this.largest = largest;
  }

  /** How wide or high it is at first. */
  public double size() {
    return size;
  }

  /** A size that can be had, near the one that is asked for. */
  public double limit(double wanted) {
    return Math.clamp(wanted, smallest, largest);
  }

  boolean isVertical() {
    return this != BOTTOM;
  }
}
