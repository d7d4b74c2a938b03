package dev.tokenscope.view;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Rectangle2D;

/**
 * Where a window is, in the pixels of the desktop.
 *
 * @param x of its left edge
 * @param y of its upper edge
 * @param width while it is not maximised
 * @param height likewise
 * @param maximised whether it fills its screen
 */
public record Placement(double x, double y, double width, double height, boolean maximised) {

  /** So much of the title must be on a screen for a mouse to take hold of it. */
  private static final double HOLD_PX = 120;

  private static final double TITLE_PX = 30;
  private static final double LARGEST_PX = 100_000;

  /** Refuses what is no place of a window. */
  public Placement {
    if (!(width > 0 && height > 0 && width < LARGEST_PX && height < LARGEST_PX)
        || !(Math.abs(x) < LARGEST_PX && Math.abs(y) < LARGEST_PX)) {
      throw new IllegalArgumentException(
          "A window cannot be " + width + " × " + height + " at " + x + ", " + y + ".");
    }
  }

  /**
   * Whether a person could get at it.
   *
   * @param screens what of each screen can be used
   */
  public boolean isReachable(List<Rectangle2D> screens) {
    return screens.stream()
        .anyMatch(
            screen -> {
              double held = Math.min(x + width, screen.getMaxX()) - Math.max(x, screen.getMinX());
              return held >= Math.min(HOLD_PX, width)
                  && y >= screen.getMinY() - 1
                  && y + TITLE_PX <= screen.getMaxY();
            });
  }

  /**
   * The same on the screens that there are now.
   *
   * @param screens what of each screen can be used
   * @return smaller where it is larger than all of them; empty where nobody could get at it
   */
  public Optional<Placement> on(List<Rectangle2D> screens) {
    if (!isReachable(screens)) {
      return Optional.empty();
    }
    double left = screens.stream().mapToDouble(Rectangle2D::getMinX).min().orElse(x);
    double right = screens.stream().mapToDouble(Rectangle2D::getMaxX).max().orElse(x + width);
    double top = screens.stream().mapToDouble(Rectangle2D::getMinY).min().orElse(y);
    double bottom = screens.stream().mapToDouble(Rectangle2D::getMaxY).max().orElse(y + height);
    boolean wide = width > right - left;
    boolean high = height > bottom - top;
    return Optional.of(
        new Placement(
            wide ? left : x,
            high ? top : y,
            wide ? right - left : width,
            high ? bottom - top : height,
            maximised));
  }
}
