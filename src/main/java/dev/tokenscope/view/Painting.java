package dev.tokenscope.view;

import java.util.Map;

/** How JavaFX paints. */
public final class Painting {

  /**
   * What JavaFX is told.
   *
   * <p>It keeps pictures of backgrounds with round corners and paints them in nine stretched
   * pieces, which without a graphics card is done pixel by pixel: that was half of what a frame
   * cost. Filling them anew costs a tenth of it.
   *
   * <p>It paints what changed in up to six rectangles, and makes larger ones of more; the texts
   * that change together in this window are more, and far from each other. Fifteen is the most it
   * takes: a moment of the past is painted in two thirds of the time.
   */
  private static final Map<String, String> TOLD =
      Map.of("prism.disableRegionCaching", "true", "prism.dirtyregioncount", "15");

  private Painting() {}

  /** Tells JavaFX what it asks only once, when it starts; to be called before that. */
  public static void prepare() {
    TOLD.forEach(
        (name, value) -> {
          if (System.getProperty(name) == null) {
            System.setProperty(name, value);
          }
        });
  }
}
