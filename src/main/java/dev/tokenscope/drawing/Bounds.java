package dev.tokenscope.drawing;

/**
 * A rectangle on a drawing, in pixels from its upper left corner.
 *
 * @param x of its left edge
 * @param y of its upper edge
 * @param width not negative
 * @param height not negative
 */
public record Bounds(double x, double y, double width, double height) {

  /** The rectangle between two corners, in whatever order they come. */
  public static Bounds between(Point one, Point other) {
    return new Bounds(
        Math.min(one.x(), other.x()),
        Math.min(one.y(), other.y()),
        Math.abs(one.x() - other.x()),
        Math.abs(one.y() - other.y()));
  }

  /** Its right edge. */
  public double right() {
    return x + width;
  }

  /** Its lower edge. */
  public double bottom() {
    return y + height;
  }

  /** Halfway between left and right. */
  public double centreX() {
    return x + width / 2;
  }

  /** Halfway between top and bottom. */
  public double centreY() {
    return y + height / 2;
  }

  /** Whether a place is on it. */
  public boolean contains(double px, double py) {
    return px >= x && px <= right() && py >= y && py <= bottom();
  }

  /** Whether another rectangle lies inside it, give or take half a pixel. */
  public boolean contains(Bounds other) {
    return other.x >= x - 0.5
        && other.y >= y - 0.5
        && other.right() <= right() + 0.5
        && other.bottom() <= bottom() + 0.5;
  }

  /** Whether they share more than an edge. */
  public boolean overlaps(Bounds other) {
    return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
  }

  /** The same, smaller by so much on each side; larger for a negative number. */
  public Bounds inset(double by) {
    return inset(by, by);
  }

  /** The same, smaller by so much at left and right, and at top and bottom. */
  public Bounds inset(double across, double down) {
    return new Bounds(
        x + across, y + down, Math.max(0, width - 2 * across), Math.max(0, height - 2 * down));
  }
}
