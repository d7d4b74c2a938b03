package dev.tokenscope.drawing;

/** Shapes as SVG, as the window paints them. */
final class SvgSymbols {

  private final Svg svg;
  private final String colour;
  private final Point centre;
  private final double half;
  private final double stroke;

  SvgSymbols(Svg svg, String colour, Point centre, double size) {
    this.svg = svg;
    this.colour = colour;
    this.centre = centre;
    this.half = size / 2;
    this.stroke = Math.max(1.5, size / 6);
  }

  void add(Mark.Shape shape) {
    switch (shape) {
      case DOT -> circle(half, true);
      case RING -> circle(half - 1, false);
      case DIAMOND -> polygon(0, -1, 1, 0, 0, 1, -1, 0);
      case CROSS -> svg.cross(centre, half * 0.8, colour, stroke);
      case TRIANGLE_RIGHT -> polygon(-0.6, -0.8, 0.7, 0, -0.6, 0.8);
      case TRIANGLE_DOWN -> polygon(-0.8, -0.6, 0.8, -0.6, 0, 0.7);
      case BOLT -> polygon(0.3, -1, -0.7, 0.2, -0.05, 0.2, -0.3, 1, 0.7, -0.2, 0.05, -0.2);
      case ROUND_ARROW -> roundArrow();
    }
  }

  private void circle(double radius, boolean filled) {
    svg.element(
        "circle",
        "cx",
        Svg.number(centre.x()),
        "cy",
        Svg.number(centre.y()),
        "r",
        Svg.number(radius),
        "fill",
        filled ? colour : "none",
        "stroke",
        filled ? "" : colour,
        "stroke-width",
        filled ? "" : Svg.number(stroke));
  }

  /** From 60 to 340 degrees against the clock, with a head where it ends. */
  private void roundArrow() {
    double r = half * 0.75;
    Point tip = onCircle(r, 340);
    String arc = "M" + Svg.at(onCircle(r, 60)) + "A" + Svg.number(r) + " " + Svg.number(r);
    svg.stroke(arc + " 0 1 0 " + Svg.at(tip), colour, Svg.number(stroke), "");
    double h = half * 0.55;
    svg.polygon(
        colour,
        new Point(tip.x() - h, tip.y() - h * 0.1),
        new Point(tip.x() + h, tip.y() - h * 0.1),
        new Point(tip.x(), tip.y() - h * 1.2));
  }

  private Point onCircle(double radius, double degrees) {
    double angle = Math.toRadians(degrees);
    return new Point(centre.x() + radius * Math.cos(angle), centre.y() - radius * Math.sin(angle));
  }

  /** Corners as x and y in turn, in halves of the size from the centre. */
  private void polygon(double... corners) {
    Point[] points = new Point[corners.length / 2];
    for (int i = 0; i < points.length; i++) {
      points[i] =
          new Point(centre.x() + corners[2 * i] * half, centre.y() + corners[2 * i + 1] * half);
    }
    svg.polygon(colour, points);
  }
}
