package dev.tokenscope.view.canvas;

import dev.tokenscope.drawing.Mark;
import dev.tokenscope.drawing.Point;
import dev.tokenscope.drawing.Stroke;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.ArcType;

/** Paints shapes. */
final class Symbols {

  private final GraphicsContext canvas;
  private final Lines lines;

  Symbols(GraphicsContext canvas, Lines lines) {
    this.canvas = canvas;
    this.lines = lines;
  }

  void paint(Point centre, double size, Mark.Shape shape, Color colour) {
    double x = centre.x();
    double y = centre.y();
    double half = size / 2;
    lines.pen(colour, Stroke.solid(Math.max(1.5, size / 6)));
    canvas.setFill(colour);
    switch (shape) {
      case DOT -> canvas.fillOval(x - half, y - half, size, size);
      case RING -> canvas.strokeOval(x - half + 1, y - half + 1, size - 2, size - 2);
      case DIAMOND -> polygon(x, y - half, x + half, y, x, y + half, x - half, y);
      case CROSS -> {
        double arm = half * 0.8;
        canvas.strokeLine(x - arm, y - arm, x + arm, y + arm);
        canvas.strokeLine(x - arm, y + arm, x + arm, y - arm);
      }
      case TRIANGLE_RIGHT ->
          polygon(
              x - half * 0.6, y - half * 0.8, x + half * 0.7, y, x - half * 0.6, y + half * 0.8);
      case TRIANGLE_DOWN ->
          polygon(
              x - half * 0.8, y - half * 0.6, x + half * 0.8, y - half * 0.6, x, y + half * 0.7);
      case BOLT ->
          polygon(
              x + half * 0.3,
              y - half,
              x - half * 0.7,
              y + half * 0.2,
              x - half * 0.05,
              y + half * 0.2,
              x - half * 0.3,
              y + half,
              x + half * 0.7,
              y - half * 0.2,
              x + half * 0.05,
              y - half * 0.2);
      case ROUND_ARROW -> {
        double r = half * 0.75;
        canvas.strokeArc(x - r, y - r, 2 * r, 2 * r, 60, 280, ArcType.OPEN);
        // the head stands where the arc ends, at 340 degrees
        double tipX = x + r * Math.cos(Math.toRadians(340));
        double tipY = y - r * Math.sin(Math.toRadians(340));
        double h = half * 0.55;
        polygon(tipX - h, tipY - h * 0.1, tipX + h, tipY - h * 0.1, tipX, tipY - h * 1.2);
      }
    }
  }

  /** Corners as x and y in turn. */
  private void polygon(double... corners) {
    int count = corners.length / 2;
    double[] xs = new double[count];
    double[] ys = new double[count];
    for (int i = 0; i < count; i++) {
      xs[i] = corners[2 * i];
      ys[i] = corners[2 * i + 1];
    }
    canvas.fillPolygon(xs, ys, count);
  }
}
