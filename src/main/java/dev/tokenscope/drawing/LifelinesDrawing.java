package dev.tokenscope.drawing;

import dev.tokenscope.drawing.LifelinesWords.Heading;
import dev.tokenscope.drawing.Pen.Anchor;
import dev.tokenscope.drawing.Pen.Style;
import dev.tokenscope.projection.Families;
import dev.tokenscope.projection.Happening;
import dev.tokenscope.projection.Lifelines;
import dev.tokenscope.projection.TokenTrack;
import dev.tokenscope.projection.What;
import dev.tokenscope.token.TokenType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The course of time from left to right: calls, access tokens, refresh tokens, events and clocks,
 * up to the playhead. Only what is in sight is looked at, so that a long session costs what a short
 * one costs.
 */
public final class LifelinesDrawing {

  private static final double AXIS_EMS = 1.9;
  private static final double LEGEND_EMS = 1.7;
  private static final double ROW_EMS = 2.05;
  private static final double ROW_MIN_EMS = 1.5;
  private static final int CLOCKS_MAX = 100;

  private final Pen pen;
  private final LifelinesWords words;

  /**
   * What to draw.
   *
   * @param lines the course of time up to the moment
   * @param truth what the server knew at the moment
   * @param moment where the playhead is
   * @param live whether it goes along with the present
   * @param present the newest moment
   * @param window what is in sight
   * @param selection the entry that is selected; 0 for none
   * @param focused whether the keyboard is here
   */
  public record View(
      Lifelines.Lines lines,
      Families.Tree truth,
      Instant moment,
      boolean live,
      Instant present,
      TimeWindow window,
      long selection,
      boolean focused) {}

  /** Draws with texts of a size and a language. */
  public LifelinesDrawing(Pen pen, LifelinesWords words) {
    this.pen = pen;
    this.words = words;
  }

  /** Where time begins at the left of a place, in pixels. */
  public double left() {
    return Stream.of(Heading.values())
            .mapToDouble(heading -> pen.width(words.heading(heading), Face.STRONG, 0.9))
            .max()
            .orElse(0)
        + pen.ems(2);
  }

  /** Where time ends at the right of a place of a width, in pixels. */
  public double right(double width) {
    return Math.max(left() + 1, width - pen.ems(1));
  }

  /** How high the strip is in which the playhead can be taken hold of, in pixels. */
  public double axisHeight() {
    return pen.ems(AXIS_EMS);
  }

  /** Draws what is in sight of a place of a size. */
  public Drawing draw(double width, double height, View view) {
    List<Mark> marks = new ArrayList<>();
    Plot plot = new Plot(pen, view.window(), left(), right(width), view.moment());
    List<TokenTrack> seen = view.lines().tracks().stream().filter(t -> visible(t, plot)).toList();
    List<Happening> skews = skews(view.lines().clocks(), plot);
    boolean attacks = !view.lines().attacks().isEmpty();
    int fixed = 2 + (attacks ? 1 : 0) + (skews.isEmpty() ? 0 : 1);
    double room = height - axisHeight();
    int fit = Math.max(1, (int) ((room / pen.ems(ROW_MIN_EMS) - fixed) / 2));
    List<TokenTrack> tracks = newest(seen, fit);
    int rows = fixed + 2 * Math.max(1, tracks.size());
    boolean legend = room - pen.ems(LEGEND_EMS) >= rows * pen.ems(ROW_MIN_EMS);
    double below = height - (legend ? pen.ems(LEGEND_EMS) : 0);
    double high = Math.clamp((below - axisHeight()) / rows, pen.ems(1.3), pen.ems(ROW_EMS));

    Rows grid = new Rows(marks, plot, width, below, high);
    grid.next(Heading.CALLS)
        .ifPresent(
            row ->
                new CallDots(plot, words, view.selection(), marks).draw(view.lines().calls(), row));
    if (attacks) {
      grid.next(Heading.ATTACKER)
          .ifPresent(
              row ->
                  new CallDots(plot, words, view.selection(), marks)
                      .draw(view.lines().attacks(), row));
    }
    for (TokenType type : TokenType.values()) {
      bars(grid, tracks, type, plot, view, marks);
    }
    grid.next(Heading.EVENTS)
        .ifPresent(
            row ->
                new EventMarks(plot, words, view, marks)
                    .draw(
                        List.of(view.lines().alarms(), view.lines().rotations(), leaps(view, plot)),
                        row));
    if (!skews.isEmpty()) {
      grid.next(Heading.CLIENT_CLOCK).ifPresent(row -> clock(skews, plot, row, marks));
    }
    if (view.lines().first().isEmpty()) {
      nothing(plot, grid.middle(), marks);
    }
    List<Bounds> flags = new Playheads(plot, words, view).draw(marks, axisHeight(), grid.bottom());
    new TimeAxis(plot, words.zone()).draw(marks, axisHeight(), flags);
    int hidden = seen.size() - tracks.size() + view.lines().crowded();
    if (hidden > 0) {
      marks.add(
          pen.fitted(
              "",
              words.more(hidden),
              plot.left() - pen.ems(1.4),
              pen.ems(0.8),
              axisHeight() - pen.ems(0.95),
              Anchor.LEFT,
              Style.text(Role.WARNING_TEXT).sized(0.85)));
    }
    if (legend) {
      new Legend(pen, words).draw(marks, plot.left(), plot.right(), height - pen.ems(0.85));
    }
    if (view.focused()) {
      Bounds all = new Bounds(0, 0, width, height).inset(1);
      marks.add(new Mark.Box("", all, pen.ems(0.2), null, Role.FOCUS, Stroke.solid(2)));
    }
    return new Drawing(width, height, marks);
  }

  private void bars(
      Rows grid, List<TokenTrack> tracks, TokenType type, Plot plot, View view, List<Mark> marks) {
    if (tracks.isEmpty()) {
      grid.next(words.heading(type));
    }
    for (int i = 0; i < tracks.size(); i++) {
      TokenTrack track = tracks.get(i);
      grid.next(words.heading(type), i == 0, i == tracks.size() - 1)
          .ifPresent(
              row -> new TokenBars(plot, words, view, marks).draw(track.bars(type), type, row));
    }
  }

  private void nothing(Plot plot, double middle, List<Mark> marks) {
    double room = plot.momentX() - plot.left() - pen.ems(1);
    double centre = plot.left() + room / 2;
    marks.add(
        pen.fitted(
            "",
            words.empty(),
            room,
            centre,
            middle,
            Anchor.CENTRE,
            Style.text(Role.TEXT_MUTED).on(Role.CANVAS)));
  }

  private static boolean visible(TokenTrack track, Plot plot) {
    return Stream.of(TokenType.values())
        .map(track::bars)
        .anyMatch(
            bars -> {
              int after = Plot.firstFrom(bars, bar -> bar.from(), plot.window().to().plusNanos(1));
              return after > 0 && bars.get(after - 1).to().isAfter(plot.window().from());
            });
  }

  /** Those that were used last, where not all of them fit. */
  private static List<TokenTrack> newest(List<TokenTrack> seen, int fit) {
    List<TokenTrack> kept =
        seen.stream().sorted(Comparator.comparing(TokenTrack::free).reversed()).limit(fit).toList();
    return seen.stream().filter(kept::contains).toList();
  }

  private static List<Happening> leaps(View view, Plot plot) {
    List<Happening> clocks = view.lines().clocks();
    int first = Plot.firstFrom(clocks, Happening::at, plot.window().from());
    return clocks.stream()
        .skip(first)
        .limit(CLOCKS_MAX)
        .filter(clock -> clock.what() instanceof What.ClockJumped)
        .toList();
  }

  /** How far the client's clock is off in what is in sight; empty where it never is. */
  private static List<Happening> skews(List<Happening> clocks, Plot plot) {
    int first = Plot.firstFrom(clocks, Happening::at, plot.window().from());
    List<Happening> skews =
        clocks.stream()
            .skip(Math.max(0, first - CLOCKS_MAX))
            .limit(2L * CLOCKS_MAX)
            .filter(clock -> clock.what() instanceof What.ClockSkewed)
            .toList();
    for (int i = 0; i < skews.size(); i++) {
      boolean over = i + 1 < skews.size() && skews.get(i + 1).at().isBefore(plot.window().from());
      boolean begins = !skews.get(i).at().isAfter(plot.window().to());
      if (!over && begins && !skew(skews.get(i)).isZero()) {
        return skews;
      }
    }
    return List.of();
  }

  private static Duration skew(Happening happening) {
    return happening.what() instanceof What.ClockSkewed(var skew) ? skew : Duration.ZERO;
  }

  private void clock(List<Happening> skews, Plot plot, Bounds row, List<Mark> marks) {
    Bounds strip = row.inset(0, row.height() * 0.18);
    for (int i = 0; i < skews.size(); i++) {
      Duration skew = skew(skews.get(i));
      Instant until = i + 1 < skews.size() ? skews.get(i + 1).at() : plot.moment();
      double from = plot.within(skews.get(i).at());
      double to = plot.within(until.isAfter(plot.moment()) ? plot.moment() : until);
      if (skew.isZero() || to - from < 2) {
        continue;
      }
      String id = "entry-" + skews.get(i).seq();
      Bounds span = new Bounds(from, strip.y(), to - from - 1, strip.height());
      marks.add(Mark.Box.framed(id, span, pen.ems(0.25), Role.SELECTED, Role.SELECTED_FRAME));
      marks.add(new Mark.Zone(id, span, words.spoken(skews.get(i))));
      String text = words.skew(skew);
      if (pen.width(text, Face.TEXT, 0.85) <= span.width() - pen.ems(0.9)) {
        marks.add(
            pen.label(
                id,
                text,
                from + pen.ems(0.45),
                span.centreY(),
                Anchor.LEFT,
                Style.text(Role.TEXT).sized(0.85)));
      }
    }
  }

  /** Rows of one height, from the top down, with their headings. */
  private final class Rows {
    private final List<Mark> marks;
    private final Plot plot;
    private final double width;
    private final double end;
    private final double high;
    private double y = axisHeight();

    Rows(List<Mark> marks, Plot plot, double width, double end, double high) {
      this.marks = marks;
      this.plot = plot;
      this.width = width;
      this.end = end;
      this.high = high;
      line(y);
    }

    java.util.Optional<Bounds> next(Heading heading) {
      return next(heading, true, true);
    }

    /** The next row; empty where there is no place for it. */
    java.util.Optional<Bounds> next(Heading heading, boolean named, boolean last) {
      if (y + high > end + 0.5) {
        return java.util.Optional.empty();
      }
      Bounds row = new Bounds(plot.left(), y, plot.right() - plot.left(), high);
      if (named) {
        marks.add(
            pen.label(
                "",
                words.heading(heading),
                pen.ems(0.8),
                row.centreY(),
                Anchor.LEFT,
                Style.text(Role.TEXT_MUTED).in(Face.STRONG).sized(0.9)));
      }
      y += high;
      if (last) {
        line(y);
      }
      return java.util.Optional.of(row);
    }

    double bottom() {
      return y;
    }

    double middle() {
      return (axisHeight() + y) / 2;
    }

    private void line(double at) {
      marks.add(
          new Mark.Line(
              "", new Point(plot.left(), at), new Point(width, at), Role.BORDER, Stroke.solid(1)));
    }
  }
}
