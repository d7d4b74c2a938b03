package dev.tokenscope.drawing;

import dev.tokenscope.drawing.Pen.Anchor;
import dev.tokenscope.drawing.Pen.Style;
import dev.tokenscope.projection.CallDot.Result;
import java.util.List;

/** What shapes and lines mean, in one line; what does not fit is left out at its end. */
final class Legend {

  private final Pen pen;
  private final LifelinesWords words;

  Legend(Pen pen, LifelinesWords words) {
    this.pen = pen;
    this.words = words;
  }

  void draw(List<Mark> marks, double left, double right, double middle) {
    double x = left;
    for (Result result : Result.values()) {
      x =
          symbol(
              marks,
              x,
              right,
              middle,
              CallDots.shape(result),
              CallDots.role(result),
              words.legend(result));
      if (result == Result.FINE) {
        x = symbol(marks, x, right, middle, CallDots.MENDED, CallDots.role(result), words.mended());
      }
    }
    x = symbol(marks, x, right, middle, Mark.Shape.ROUND_ARROW, Role.RT_TEXT, words.rotation());
    x = symbol(marks, x, right, middle, Mark.Shape.DIAMOND, Role.DANGER_TEXT, words.alarm());
    x = symbol(marks, x, right, middle, Mark.Shape.TRIANGLE_RIGHT, Role.TEXT_MUTED, words.leap());
    future(marks, x, right, middle);
  }

  private double symbol(
      List<Mark> marks,
      double x,
      double right,
      double middle,
      Mark.Shape shape,
      Role role,
      String text) {
    double size = pen.ems(CallDots.SIZE_EMS);
    Mark.Label label = label(text, x + size * 1.4, middle);
    if (label.bounds().right() > right) {
      return right;
    }
    marks.add(new Mark.Symbol("", new Point(x + size / 2, middle), size, shape, role));
    marks.add(label);
    return label.bounds().right() + pen.ems(1.4);
  }

  private void future(List<Mark> marks, double x, double right, double middle) {
    double width = pen.ems(2.2);
    double height = pen.ems(0.8);
    Mark.Label label = label(words.future(), x + width + pen.ems(0.4), middle);
    if (label.bounds().right() <= right) {
      Bounds box = new Bounds(x, middle - height / 2, width, height);
      marks.add(new Mark.Box("", box, pen.ems(0.2), null, Role.AT_TEXT, Stroke.dashed(1)));
      marks.add(label);
    }
  }

  private Mark.Label label(String text, double x, double middle) {
    return pen.label("", text, x, middle, Anchor.LEFT, Style.text(Role.TEXT_MUTED).sized(0.85));
  }
}
