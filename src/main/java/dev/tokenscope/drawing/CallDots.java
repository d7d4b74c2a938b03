package dev.tokenscope.drawing;

import dev.tokenscope.drawing.Pen.Anchor;
import dev.tokenscope.drawing.Pen.Style;
import dev.tokenscope.projection.CallDot;
import dev.tokenscope.projection.CallDot.Counts;
import dev.tokenscope.projection.CallDot.Result;
import java.time.Instant;
import java.util.List;

/**
 * Calls as shapes: one shape and one colour for each result, and the status or the number beside it
 * where there is room. Calls too close to be told apart are one shape, that of the worst of them.
 */
final class CallDots {

  static final double SIZE_EMS = 0.85;
  static final Mark.Shape MENDED = Mark.Shape.RING;
  private static final List<Result> WORST_FIRST =
      List.of(Result.FAILED, Result.UNAUTHORIZED, Result.REFUSED, Result.FINE);

  private final Plot plot;
  private final LifelinesWords words;
  private final long selection;
  private final List<Mark> marks;

  CallDots(Plot plot, LifelinesWords words, long selection, List<Mark> marks) {
    this.plot = plot;
    this.words = words;
    this.selection = selection;
    this.marks = marks;
  }

  /** Refused with 401, and asked again with a new token: all is well in the end. */
  private static boolean mended(Counts counts, CallDot last) {
    return counts.unauthorized() > 0
        && counts.fine() >= counts.unauthorized()
        && counts.refused() + counts.failed() == 0
        && last.result() == Result.FINE;
  }

  static Mark.Shape shape(Result result) {
    return switch (result) {
      case FINE -> Mark.Shape.DOT;
      case UNAUTHORIZED -> Mark.Shape.CROSS;
      case REFUSED -> Mark.Shape.DIAMOND;
      case FAILED -> Mark.Shape.TRIANGLE_DOWN;
    };
  }

  static Role role(Result result) {
    return switch (result) {
      case FINE -> Role.SUCCESS_TEXT;
      case UNAUTHORIZED, FAILED -> Role.DANGER_TEXT;
      case REFUSED -> Role.WARNING_TEXT;
    };
  }

  void draw(List<CallDot> calls, Bounds row) {
    double size = plot.pen().ems(SIZE_EMS);
    int i = Plot.firstFrom(calls, CallDot::at, plot.window().from());
    double before = plot.left();
    while (i < calls.size() && !calls.get(i).at().isAfter(plot.window().to())) {
      CallDot first = calls.get(i);
      double x = plot.x(first.at());
      Instant end = plot.at(x + size * 1.15);
      int next = Math.max(i + 1, Plot.firstFrom(calls, CallDot::at, end.plusNanos(1)));
      CallDot last = calls.get(next - 1);
      double centre = Math.min((x + plot.x(last.at())) / 2, plot.right());
      double after =
          next < calls.size() ? Math.min(plot.right(), plot.x(calls.get(next).at())) : plot.right();
      Counts counts = last.upTo().since(first.before());
      before = draw(calls.subList(i, next), counts, centre, before, after - size / 2, row);
      i = next;
    }
  }

  /** Gives back where the next one may begin. */
  private double draw(
      List<CallDot> group, Counts counts, double x, double before, double after, Bounds row) {
    double size = plot.pen().ems(SIZE_EMS);
    CallDot first = group.getFirst();
    CallDot last = group.getLast();
    Result worst =
        WORST_FIRST.stream().filter(result -> counts.of(result) > 0).findFirst().orElseThrow();
    CallDot told = worst == first.result() ? first : last;
    boolean mended = mended(counts, last);
    String id = "entry-" + told.seq();
    Point centre = new Point(x, row.centreY());
    if (selection >= first.seq() && selection <= last.seq()) {
      marks.add(
          Mark.Box.framed(
              "",
              new Bounds(x - size, row.centreY() - size, 2 * size, 2 * size),
              size * 0.4,
              Role.SELECTED,
              Role.SELECTED_FRAME));
    }
    Result shown = mended ? Result.FINE : worst;
    marks.add(new Mark.Symbol(id, centre, size, mended ? MENDED : shape(worst), role(shown)));
    marks.add(
        new Mark.Zone(
            id,
            new Bounds(x - size / 2, row.y(), size, row.height()),
            () -> words.spoken(first, counts)));
    double end = x + size * 0.75;
    double start = x - size * 0.75;
    double gap = plot.pen().ems(0.25);
    double limit = x <= plot.momentX() ? Math.min(after, plot.momentX()) : after;
    for (List<Said> text : texts(first, counts, worst, mended)) {
      double width = text.stream().mapToDouble(this::width).sum() + gap * 2 * (text.size() - 1);
      if (end + width + gap <= limit) {
        return say(id, text, end, row, gap * 2) + gap;
      }
      if (start - width - gap >= before) {
        say(id, text, start - width, row, gap * 2);
        return end;
      }
    }
    return end;
  }

  /** What is said of the calls of one result, in the colour of that result. */
  private record Said(String text, Result result) {
    Style style() {
      return Style.text(role(result)).sized(0.85);
    }
  }

  private double width(Said said) {
    return plot.pen().width(said.text(), said.style().face(), said.style().sizeInEms());
  }

  /** Gives back where it ends. */
  private double say(String id, List<Said> text, double from, Bounds row, double between) {
    double x = from;
    double end = from;
    for (Said said : text) {
      marks.add(plot.pen().label(id, said.text(), x, row.centreY(), Anchor.LEFT, said.style()));
      end = x + width(said);
      x = end + between;
    }
    return end;
  }

  /** What could stand beside a shape, the most telling first. */
  private List<List<Said>> texts(CallDot first, Counts counts, Result worst, boolean mended) {
    if (counts.all() == 1) {
      return worst == Result.FINE || first.status() == 0
          ? List.of()
          : List.of(List.of(new Said(Integer.toString(first.status()), worst)));
    }
    if (mended && counts.fine() == counts.unauthorized()) {
      Said refused = new Said(words.result(Result.UNAUTHORIZED), Result.UNAUTHORIZED);
      String answered = counts.fine() == 1 ? "→ ✓" : "→ ✓ " + words.times(counts.fine());
      return List.of(List.of(refused, new Said(answered, Result.FINE)));
    }
    String number = words.times(counts.all());
    if (counts.of(worst) == counts.all()) {
      return List.of(
          List.of(
              new Said(
                  worst == Result.UNAUTHORIZED ? words.result(worst) + " " + number : number,
                  worst)));
    }
    List<Said> parts =
        WORST_FIRST.stream()
            .filter(result -> counts.of(result) > 0)
            .map(result -> new Said(part(result, counts.of(result)), result))
            .toList();
    return List.of(parts, List.of(new Said(number, worst)));
  }

  private String part(Result result, int count) {
    String what = result == Result.FINE ? "✓" : words.result(result);
    return count > 1 ? what + " " + words.times(count) : what;
  }
}
