package dev.tokenscope.drawing;

/**
 * How a line is drawn.
 *
 * @param width in pixels
 * @param dash its pattern
 */
public record Stroke(double width, Dash dash) {

  /** The patterns. */
  public enum Dash {
    SOLID,
    DASHED,
    DOTTED
  }

  /** An unbroken line. */
  public static Stroke solid(double width) {
    return new Stroke(width, Dash.SOLID);
  }

  /** A line of dashes. */
  public static Stroke dashed(double width) {
    return new Stroke(width, Dash.DASHED);
  }

  /** A line of dots. */
  public static Stroke dotted(double width) {
    return new Stroke(width, Dash.DOTTED);
  }

  /** Lengths of line and gap in turn, in pixels; empty for an unbroken line. */
  public double[] pattern() {
    return switch (dash) {
      case SOLID -> new double[0];
      case DASHED -> new double[] {4 * width, 3 * width};
      case DOTTED -> new double[] {width, 3 * width};
    };
  }
}
