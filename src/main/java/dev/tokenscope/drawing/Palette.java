package dev.tokenscope.drawing;

/** Which colour a role has. */
public enum Palette {
  LIGHT {
    @Override
    public int argb(Role role) {
      return role.light();
    }
  },
  DARK {
    @Override
    public int argb(Role role) {
      return role.dark();
    }
  };

  /** The colour of a role, 0xAARRGGBB. */
  public abstract int argb(Role role);

  /** A colour as it looks on another one that shows nothing through, 0xAARRGGBB. */
  public static int over(int top, int ground) {
    double alpha = (top >>> 24) / 255.0;
    int mixed = 0xff;
    for (int shift = 16; shift >= 0; shift -= 8) {
      double channel = alpha * ((top >> shift) & 0xff) + (1 - alpha) * ((ground >> shift) & 0xff);
      mixed = mixed << 8 | (int) Math.round(channel);
    }
    return mixed;
  }

  /**
   * How much two colours differ for the eye, from 1 (not at all) to 21 (WCAG 2.2, contrast ratio).
   */
  public static double contrast(int one, int other) {
    double a = luminance(one);
    double b = luminance(other);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  private static double luminance(int rgb) {
    return 0.2126 * linear(rgb >> 16 & 0xff)
        + 0.7152 * linear(rgb >> 8 & 0xff)
        + 0.0722 * linear(rgb & 0xff);
  }

  private static double linear(int channel) {
    double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
  }
}
