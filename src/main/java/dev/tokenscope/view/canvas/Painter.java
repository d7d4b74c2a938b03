package dev.tokenscope.view.canvas;

import dev.tokenscope.drawing.Bounds;
import dev.tokenscope.drawing.Drawing;
import dev.tokenscope.drawing.Face;
import dev.tokenscope.drawing.Mark;
import dev.tokenscope.drawing.Palette;
import dev.tokenscope.drawing.Point;
import dev.tokenscope.drawing.Role;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;

/** Paints drawings onto a canvas in the colours of a palette. */
final class Painter {

  private final GraphicsContext canvas;
  private final Lines lines;
  private final Palette palette;
  private final Map<Role, Color> colours = new EnumMap<>(Role.class);
  private final Map<SizedFace, Font> fonts = new HashMap<>();

  private record SizedFace(Face face, double size) {}

  Painter(GraphicsContext canvas, Palette palette) {
    this.canvas = canvas;
    this.lines = new Lines(canvas);
    this.palette = palette;
    for (Role role : Role.values()) {
      int argb = palette.argb(role);
      colours.put(
          role, Color.rgb(argb >> 16 & 0xff, argb >> 8 & 0xff, argb & 0xff, (argb >>> 24) / 255.0));
    }
  }

  /** In which colours. */
  Palette palette() {
    return palette;
  }

  /** Paints a drawing in place of what was there. */
  void paint(Drawing drawing) {
    // first of all, so that the canvas can forget what it has not painted yet
    canvas.clearRect(0, 0, canvas.getCanvas().getWidth(), canvas.getCanvas().getHeight());
    canvas.setFill(colour(Role.CANVAS));
    canvas.fillRect(0, 0, drawing.width(), drawing.height());
    for (Mark mark : drawing.marks()) {
      switch (mark) {
        case Mark.Box box -> box(box);
        case Mark.Line(_, var from, var to, var role, var stroke) ->
            lines.paint(from, to, colour(role), stroke);
        case Mark.Arrow arrow -> new Arrows(canvas, lines).paint(arrow, colour(arrow.role()));
        case Mark.Symbol(_, var centre, var size, var shape, var role) ->
            new Symbols(canvas, lines).paint(centre, size, shape, colour(role));
        case Mark.Label label -> label(label);
        case Mark.Zone _ -> {}
      }
    }
  }

  private void box(Mark.Box box) {
    Bounds bounds = box.bounds();
    double arc = 2 * box.radius();
    if (box.fill() != null) {
      canvas.setFill(colour(box.fill()));
      if (arc == 0) {
        canvas.fillRect(bounds.x(), bounds.y(), bounds.width(), bounds.height());
      } else {
        canvas.fillRoundRect(bounds.x(), bounds.y(), bounds.width(), bounds.height(), arc, arc);
      }
    }
    if (box.frame() != null) {
      lines.pen(colour(box.frame()), box.stroke());
      double x = Lines.sharp(bounds.x(), box.stroke());
      double y = Lines.sharp(bounds.y(), box.stroke());
      canvas.strokeRoundRect(
          x,
          y,
          Lines.sharp(bounds.right() - 1, box.stroke()) - x,
          Lines.sharp(bounds.bottom() - 1, box.stroke()) - y,
          arc,
          arc);
    }
  }

  private void label(Mark.Label label) {
    if (label.ground() != null) {
      Bounds under = label.bounds().inset(-label.size() * 0.25, 0);
      canvas.setFill(colour(label.ground()));
      canvas.fillRect(under.x(), under.y(), under.width(), under.height());
    }
    canvas.setFill(colour(label.role()));
    canvas.setFont(
        fonts.computeIfAbsent(
            new SizedFace(label.face(), label.size()),
            face -> Font.font(face.face().family(), face.size())));
    Point origin = label.origin();
    canvas.fillText(label.text(), origin.x(), Math.rint(origin.y()));
  }

  private Color colour(Role role) {
    return colours.getOrDefault(role, Color.BLACK);
  }
}
