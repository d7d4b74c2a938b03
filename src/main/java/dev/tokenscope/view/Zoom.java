package dev.tokenscope.view;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * How large everything is, in percent. One number makes the root font larger, and with it all that
 * is measured in em; what JavaFX measures in pixels alone (icons, rows of one height) is told apart
 * here.
 */
public final class Zoom {

  /** As the window was designed. */
  public static final int NORMAL = 100;

  /** What can be chosen: from a small screen to the last row of a lecture hall. */
  public static final List<Integer> STEPS = List.of(80, 90, 100, 110, 125, 150, 175, 200, 225, 250);

  private static final double FONT_PX = 13;
  private static final double ICON_PX = 14;
  private static final double SMALL_ICON_PX = 12;
  private static final double ROW_PX = 28;
  private static final double TALL_ROW_PX = 45;

  private Zoom() {}

  /** The next larger step; the largest stays. */
  public static int larger(int percent) {
    return STEPS.stream().filter(step -> step > percent).findFirst().orElse(STEPS.getLast());
  }

  /** The next smaller step; the smallest stays. */
  public static int smaller(int percent) {
    return STEPS.reversed().stream()
        .filter(step -> step < percent)
        .findFirst()
        .orElse(STEPS.getFirst());
  }

  /** The step that is nearest to what was asked for. */
  public static int nearest(int percent) {
    return STEPS.stream()
        .min((a, b) -> Integer.compare(Math.abs(a - percent), Math.abs(b - percent)))
        .orElse(NORMAL);
  }

  /** The height of the root font, in pixels: what 1 em is. */
  public static double em(int percent) {
    return FONT_PX * percent / 100;
  }

  /** The sizes as a stylesheet, in an address that a scene and its menus can take. */
  static String stylesheet(int percent) {
    String css =
        """
        .root { -fx-font-size: %spx; }
        .ikonli-font-icon { -fx-icon-size: %dpx; }
        .small-icon { -fx-icon-size: %dpx; }
        .table-view, .fixed-rows { -fx-fixed-cell-size: %dpx; }
        .table-view.tall-rows { -fx-fixed-cell-size: %dpx; }
        """
            .formatted(
                em(percent),
                Math.round(ICON_PX * percent / 100),
                Math.round(SMALL_ICON_PX * percent / 100),
                Math.round(ROW_PX * percent / 100),
                Math.round(TALL_ROW_PX * percent / 100));
    return "data:text/css;base64,"
        + Base64.getEncoder().encodeToString(css.getBytes(StandardCharsets.UTF_8));
  }
}
