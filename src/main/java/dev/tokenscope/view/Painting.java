package dev.tokenscope.view;

/** How JavaFX paints. */
public final class Painting {

  private static final String KEEPS_NO_REGIONS = "prism.disableRegionCaching";

  private Painting() {}

  /**
   * Tells JavaFX what it asks only once, when it starts; to be called before that. It keeps
   * pictures of backgrounds with round corners and paints them in nine stretched pieces, which
   * without a graphics card is done pixel by pixel: that was half of what a frame cost. Filling
   * them anew costs a tenth of it.
   */
  public static void prepare() {
    if (System.getProperty(KEEPS_NO_REGIONS) == null) {
      System.setProperty(KEEPS_NO_REGIONS, "true");
    }
  }
}
