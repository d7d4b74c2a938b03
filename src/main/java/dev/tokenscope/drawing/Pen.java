package dev.tokenscope.drawing;

import org.jspecify.annotations.Nullable;

/**
 * Sets texts at a size, measured, and shortens those that are too long.
 *
 * @param measure how large texts come out
 * @param em the size of ordinary text in pixels; everything else is told in multiples of it
 */
public record Pen(TextMeasure measure, double em) {

  private static final String ELLIPSIS = "…";

  /** How high capitals and digits are in the bundled faces, in ems. */
  private static final double CAPITALS = 0.71;

  /** How far letters, Hangul as well, reach above and below the line they stand on, in ems. */
  private static final double ABOVE = 0.85;

  private static final double BELOW = 0.22;

  /** Where a text stands in relation to the place that is named. */
  public enum Anchor {
    LEFT,
    CENTRE,
    RIGHT
  }

  /** A number of ems in pixels. */
  public double ems(double count) {
    return count * em;
  }

  /** How wide a text comes out. */
  public double width(String text, Face face, double sizeInEms) {
    return measure.width(text, face, sizeInEms * em);
  }

  /** How to set a text. */
  public record Style(Face face, double sizeInEms, Role role, @Nullable Role ground) {
    /** Ordinary text. */
    public static Style text(Role role) {
      return new Style(Face.TEXT, 1, role, null);
    }

    /** The same on a ground of its own, so that lines do not go through it. */
    public Style on(Role under) {
      return new Style(face, sizeInEms, role, under);
    }

    /** The same in another face. */
    public Style in(Face other) {
      return new Style(other, sizeInEms, role, ground);
    }

    /** The same in another size. */
    public Style sized(double ems) {
      return new Style(face, ems, role, ground);
    }

    /** The same for another purpose. */
    public Style as(Role other) {
      return new Style(face, sizeInEms, other, ground);
    }
  }

  /**
   * A text whose middle is at a height.
   *
   * @param x where its left edge, middle or right edge is
   * @param middle the height of its small letters' middle
   */
  public Mark.Label label(
      String id, String text, double x, double middle, Anchor anchor, Style style) {
    return label(id, text, text, x, middle, anchor, style);
  }

  /** The same, shortened in the middle where it is wider than allowed. */
  public Mark.Label fitted(
      String id,
      String text,
      double widthMax,
      double x,
      double middle,
      Anchor anchor,
      Style style) {
    return label(id, elided(text, widthMax, style), text, x, middle, anchor, style);
  }

  private Mark.Label label(
      String id, String text, String whole, double x, double middle, Anchor anchor, Style style) {
    double size = style.sizeInEms() * em;
    double width = measure.width(text, style.face(), size);
    double left =
        switch (anchor) {
          case LEFT -> x;
          case CENTRE -> x - width / 2;
          case RIGHT -> x - width;
        };
    double baseline = middle + CAPITALS / 2 * size;
    return new Mark.Label(
        id,
        text,
        whole,
        new Point(left, baseline),
        style.face(),
        size,
        style.role(),
        new Bounds(left, baseline - ABOVE * size, width, (ABOVE + BELOW) * size),
        style.ground());
  }

  /** A text that is no wider than allowed: where it is, something in its middle is left out. */
  public String elided(String text, double widthMax, Style style) {
    double size = style.sizeInEms() * em;
    if (measure.width(text, style.face(), size) <= widthMax) {
      return text;
    }
    int fits = 0;
    int tooMany = text.length();
    while (tooMany - fits > 1) {
      int kept = (fits + tooMany) >>> 1;
      if (measure.width(keeping(text, kept), style.face(), size) <= widthMax) {
        fits = kept;
      } else {
        tooMany = kept;
      }
    }
    return fits > 0 ? keeping(text, fits) : "";
  }

  /** The end often says more than the middle: a token's name, a file's ending. */
  private static String keeping(String text, int letters) {
    int front = whole(text, (letters + 1) / 2);
    int back = whole(text, text.length() - letters / 2);
    return text.substring(0, front).stripTrailing()
        + ELLIPSIS
        + text.substring(back).stripLeading();
  }

  /** A place that does not tear a surrogate pair apart. */
  private static int whole(String text, int index) {
    return index > 0
            && index < text.length()
            && Character.isLowSurrogate(text.charAt(index))
            && Character.isHighSurrogate(text.charAt(index - 1))
        ? index - 1
        : index;
  }
}
