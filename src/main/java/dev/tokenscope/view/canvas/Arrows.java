package dev.tokenscope.view.canvas;

import dev.tokenscope.drawing.Mark;
import dev.tokenscope.drawing.Point;
import dev.tokenscope.drawing.Stroke;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/** Paints arrows: a shaft that ends where its head begins, and the head. */
final class Arrows {

  private static final double HEAD_WIDTH = 0.9;

  private final GraphicsContext canvas;
  private final Lines lines;

  Arrows(GraphicsContext canvas, Lines lines) {
    this.canvas = canvas;
    this.lines = lines;
  }

  void paint(Mark.Arrow arrow, Color colour) {
    Point from = sharp(arrow.from(), arrow.stroke());
    Point to = sharp(arrow.to(), arrow.stroke());
    // a quadratic curve hangs half as deep as its control point
    Point control = new Point((from.x() + to.x()) / 2, (from.y() + to.y()) / 2 + 2 * arrow.sag());
    double angle = Math.atan2(to.y() - control.y(), to.x() - control.x());
    switch (arrow.head()) {
      case FILLED -> {
        shaft(from, control, back(to, angle, arrow.headSize() * 0.8), arrow, colour);
        head(to, angle, arrow.headSize(), colour);
      }
      case LOST -> {
        shaft(from, control, to, arrow, colour);
        cross(to, arrow.headSize() * 0.55, colour);
      }
    }
  }

  private void shaft(Point from, Point control, Point to, Mark.Arrow arrow, Color colour) {
    if (arrow.sag() == 0) {
      lines.paint(from, to, colour, arrow.stroke());
      return;
    }
    lines.pen(colour, arrow.stroke());
    canvas.beginPath();
    canvas.moveTo(from.x(), from.y());
    canvas.quadraticCurveTo(control.x(), control.y(), to.x(), to.y());
    canvas.stroke();
  }

  private void head(Point tip, double angle, double size, Color colour) {
    Point base = back(tip, angle, size);
    double across = size * HEAD_WIDTH / 2;
    double dx = Math.sin(angle) * across;
    double dy = -Math.cos(angle) * across;
    canvas.setFill(colour);
    canvas.fillPolygon(
        new double[] {tip.x(), base.x() + dx, base.x() - dx},
        new double[] {tip.y(), base.y() + dy, base.y() - dy},
        3);
  }

  private void cross(Point at, double arm, Color colour) {
    lines.pen(colour, Stroke.solid(2));
    canvas.strokeLine(at.x() - arm, at.y() - arm, at.x() + arm, at.y() + arm);
    canvas.strokeLine(at.x() - arm, at.y() + arm, at.x() + arm, at.y() - arm);
  }

  private static Point back(Point tip, double angle, double by) {
    return new Point(tip.x() - Math.cos(angle) * by, tip.y() - Math.sin(angle) * by);
  }

  private static Point sharp(Point at, Stroke stroke) {
    return new Point(at.x(), Lines.sharp(at.y(), stroke));
  }
}
