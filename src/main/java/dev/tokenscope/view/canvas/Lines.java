package dev.tokenscope.view.canvas;

import dev.tokenscope.drawing.Point;
import dev.tokenscope.drawing.Stroke;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;

/**
 * Paints straight lines. One that runs along an axis is filled as what it is, a rectangle or one
 * for each dash: it covers the same pixels, and needs no outline that is worked out and smoothed.
 */
final class Lines {

  private final GraphicsContext canvas;

  Lines(GraphicsContext canvas) {
    this.canvas = canvas;
  }

  /** Sets what outlines are drawn with. */
  void pen(Color colour, Stroke stroke) {
    canvas.setStroke(colour);
    canvas.setLineWidth(stroke.width());
    canvas.setLineCap(StrokeLineCap.BUTT);
    canvas.setLineDashes(stroke.pattern());
  }

  /** Where a line fills whole pixels rather than half of two. */
  static double sharp(double at, Stroke stroke) {
    boolean odd = Math.round(stroke.width()) % 2 == 1;
    return odd ? Math.floor(at) + 0.5 : Math.round(at);
  }

  /** A line between two points, as sharp as it can be across. */
  void paint(Point from, Point to, Color colour, Stroke stroke) {
    if (from.y() == to.y()) {
      double edge = sharp(from.y(), stroke) - stroke.width() / 2;
      canvas.setFill(colour);
      dashes(
          from.x(),
          to.x(),
          stroke,
          (at, length) -> canvas.fillRect(at, edge, length, stroke.width()));
    } else if (from.x() == to.x()) {
      double edge = sharp(from.x(), stroke) - stroke.width() / 2;
      canvas.setFill(colour);
      dashes(
          from.y(),
          to.y(),
          stroke,
          (at, length) -> canvas.fillRect(edge, at, stroke.width(), length));
    } else {
      pen(colour, stroke);
      canvas.strokeLine(from.x(), from.y(), to.x(), to.y());
    }
  }

  @FunctionalInterface
  private interface Dash {
    void from(double at, double length);
  }

  /** The pattern begins where the line does, in whichever direction that leads. */
  private static void dashes(double from, double to, Stroke stroke, Dash dash) {
    double length = Math.abs(to - from);
    double[] pattern = stroke.pattern();
    if (pattern.length == 0) {
      dash.from(Math.min(from, to), length);
      return;
    }
    double line = pattern[0];
    double period = line + pattern[1];
    for (double at = 0; at < length; at += period) {
      double drawn = Math.min(line, length - at);
      dash.from(from < to ? from + at : from - at - drawn, drawn);
    }
  }
}
