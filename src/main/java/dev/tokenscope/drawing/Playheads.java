package dev.tokenscope.drawing;

import dev.tokenscope.drawing.Pen.Anchor;
import dev.tokenscope.drawing.Pen.Style;
import java.util.ArrayList;
import java.util.List;

/** The playhead with its flag, and while it stands in the past, where the present is. */
final class Playheads {

  /** What the flag is called among the marks. */
  static final String ID = "playhead";

  private final Plot plot;
  private final LifelinesWords words;
  private final LifelinesDrawing.View view;

  Playheads(Plot plot, LifelinesWords words, LifelinesDrawing.View view) {
    this.plot = plot;
    this.words = words;
    this.view = view;
  }

  /** Draws them, and gives back where no other text may be. */
  List<Bounds> draw(List<Mark> marks, double top, double bottom) {
    Pen pen = plot.pen();
    List<Bounds> flags = new ArrayList<>();
    String text = words.flag(view.moment(), view.live());
    double width = pen.width(text, Face.STRONG, 0.85) + pen.ems(1.2);
    double x = plot.x(view.moment());
    boolean shown = plot.shows(view.moment());
    double left =
        Math.clamp(x - width / 2, plot.left(), Math.max(plot.left(), plot.right() - width));
    Bounds flag = new Bounds(left, pen.ems(0.25), width, top - pen.ems(0.6));
    flags.add(flag);
    if (!view.live() && plot.shows(view.present())) {
      present(marks, flag, top, bottom).ifPresent(flags::add);
    }
    if (shown) {
      marks.add(
          new Mark.Line(
              ID, new Point(x, flag.bottom()), new Point(x, bottom), Role.TEXT, Stroke.solid(2)));
    }
    marks.add(Mark.Box.filled(ID, flag, flag.height() / 2, shown ? Role.TEXT : Role.TEXT_MUTED));
    marks.add(
        pen.label(
            ID,
            text,
            flag.centreX(),
            flag.centreY(),
            Anchor.CENTRE,
            Style.text(Role.CANVAS).in(Face.STRONG).sized(0.85)));
    return flags;
  }

  private java.util.Optional<Bounds> present(
      List<Mark> marks, Bounds flag, double top, double bottom) {
    Pen pen = plot.pen();
    double x = plot.x(view.present());
    marks.add(
        new Mark.Line(
            "", new Point(x, top), new Point(x, bottom), Role.TEXT_MUTED, Stroke.dotted(1)));
    Mark.Label label =
        pen.label(
            "",
            words.present(),
            x,
            top - pen.ems(0.95),
            Anchor.CENTRE,
            Style.text(Role.TEXT).in(Face.STRONG).sized(0.85));
    boolean fits =
        label.bounds().right() <= plot.right()
            && !label.bounds().inset(-pen.ems(0.4), 0).overlaps(flag);
    if (!fits) {
      return java.util.Optional.empty();
    }
    marks.add(label);
    return java.util.Optional.of(label.bounds());
  }
}
