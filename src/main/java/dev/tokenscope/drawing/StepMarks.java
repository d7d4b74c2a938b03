package dev.tokenscope.drawing;

import dev.tokenscope.drawing.Mark.Shape;
import dev.tokenscope.drawing.Pen.Anchor;
import dev.tokenscope.drawing.Pen.Style;
import dev.tokenscope.journal.Lane;
import dev.tokenscope.projection.Party;
import dev.tokenscope.projection.Row;
import dev.tokenscope.projection.Slots.Slot;
import dev.tokenscope.projection.Step;
import dev.tokenscope.projection.Tone;
import dev.tokenscope.projection.What;
import dev.tokenscope.token.TokenName;
import dev.tokenscope.token.TokenType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Draws the steps of a sequence, each in its line. */
final class StepMarks {

  /** Where a message gets lost: behind the middle, so that its direction can be seen. */
  private static final double LOST_AT = 0.62;

  /** How far the line of an arrow is above the end of its row. */
  private static final double ARROW_EMS = 0.5;

  private final Pen pen;
  private final SequenceWords words;
  private final SequenceLanes lanes;
  private final double left;
  private final double right;
  private final List<Mark> marks;

  StepMarks(
      Pen pen,
      SequenceWords words,
      SequenceLanes lanes,
      double gutter,
      double width,
      List<Mark> marks) {
    this.pen = pen;
    this.words = words;
    this.lanes = lanes;
    this.left = gutter + pen.ems(0.5);
    this.right = width - pen.ems(0.5);
    this.marks = marks;
  }

  void add(Slot slot, Bounds row, boolean selected) {
    Role ground = selected ? Role.SELECTED : Role.CANVAS;
    if (slot.within()) {
      marks.add(
          new Mark.Line(
              "",
              new Point(row.x(), row.y()),
              new Point(row.x(), row.bottom()),
              Role.TEXT_MUTED,
              Stroke.solid(2)));
    }
    Flight flight = flight(slot.step());
    if (flight != null) {
      arrow(slot.step(), flight, row, ground);
      return;
    }
    switch (slot.step()) {
      case Step.One one -> one(one, row);
      case Step.Burst burst -> burst(burst, slot.unfolded(), row);
      case Step.Gap gap -> gap(gap, row, ground);
      case Step.Waiting _ -> throw new IllegalStateException("What is held is an arrow.");
    }
  }

  /** How high the line of a step is in its row: an arrow has its words above it. */
  double middle(Step step, Bounds row) {
    return flight(step) == null ? row.centreY() : row.bottom() - pen.ems(ARROW_EMS);
  }

  /**
   * What goes from one lane to another.
   *
   * @param reach how far it gets: 1 where it arrives
   */
  private record Flight(Party from, Party to, Role role, Stroke stroke, double reach) {}

  /** What a step has that is an arrow; null for one that is a note in its lane, or a line. */
  private static @Nullable Flight flight(Step step) {
    return switch (step) {
      case Step.Waiting waiting -> {
        Row held = waiting.row();
        Party to = held.to() == null ? held.from() : held.to();
        Stroke stroke = Stroke.dashed(1.5);
        yield waiting.answer()
            ? new Flight(to, held.from(), Role.WARNING_TEXT, stroke, 1)
            : new Flight(held.from(), to, Role.WARNING_TEXT, stroke, 1);
      }
      case Step.One one -> {
        Row told = one.row();
        Party from = told.from();
        Party to = told.to();
        double reach = one.lost() ? LOST_AT : 1;
        yield switch (told.what()) {
          case What.Request _ when to != null ->
              new Flight(from, to, role(told), Stroke.solid(1.5), reach);
          case What.Answer _ when to != null ->
              new Flight(from, to, role(told), Stroke.dashed(1.5), 1);
          case What.NoAnswer _ when to != null && one.lost() ->
              new Flight(from, to, role(told), Stroke.dashed(1.5), reach);
          case What.Stolen _ ->
              new Flight(new Party.Caller(Lane.CLIENT), from, role(told), Stroke.dotted(1.5), 1);
          case What _ -> null;
        };
      }
      case Step.Burst _, Step.Gap _ -> null;
    };
  }

  private void one(Step.One one, Bounds row) {
    Row told = one.row();
    Role role = role(told);
    switch (told.what()) {
      case What.NoAnswer _ when told.to() != null ->
          note(one, lanes.of(told.to()), Shape.CROSS, role, row);
      case What.Expired(var token, _) -> expiry(one, token, row);
      case What.FaultFired _ -> note(one, lanes.of(told.from()), Shape.BOLT, role, row);
      case What.Rotated _ -> note(one, lanes.of(told.from()), Shape.ROUND_ARROW, role, row);
      case What _ ->
          note(
              one,
              lanes.of(told.from()),
              told.tone() == Tone.ALARM || told.tone() == Tone.FAILURE ? Shape.DIAMOND : Shape.DOT,
              role,
              row);
    }
  }

  private void arrow(Step step, Flight flight, Bounds row, Role ground) {
    double start = lanes.of(flight.from());
    double whole = lanes.of(flight.to()) - start;
    double end = start + whole * flight.reach();
    double y = row.bottom() - pen.ems(ARROW_EMS);
    marks.add(
        new Mark.Arrow(
            "",
            new Point(start, y),
            new Point(end, y),
            0,
            flight.role(),
            flight.stroke(),
            flight.reach() < 1 ? Mark.Head.LOST : Mark.Head.FILLED,
            pen.ems(0.65)));
    double middle = start + whole / 2;
    double room = 2 * Math.min(middle - left, right - middle) - pen.ems(0.6);
    String line = words.line(step);
    Mark.Label label =
        pen.fitted(
            "",
            pen.width(line, Face.TEXT, 1) <= room ? line : words.brief(step),
            room,
            middle,
            row.y() + pen.ems(0.85),
            Anchor.CENTRE,
            Style.text(flight.role()).on(ground));
    if (lanes.cross(label.bounds())) {
      // a line through words is hard to read from the last row
      marks.add(Mark.Box.filled("", label.bounds(), 0, ground));
    }
    marks.add(label);
  }

  private void note(Step step, double centre, Shape shape, Role role, Bounds row) {
    boolean alarm = role == Role.DANGER_TEXT;
    Style style = Style.text(role);
    Mark.Label measured =
        pen.fitted(
            "", words.line(step), right - left - pen.ems(3), 0, row.centreY(), Anchor.LEFT, style);
    double wide = measured.bounds().width() + pen.ems(2.6);
    double x = Math.max(left, Math.min(centre - wide / 2, right - wide));
    Bounds box = new Bounds(x, row.y() + pen.ems(0.3), wide, row.height() - pen.ems(0.6));
    marks.add(Mark.Box.filled("", box, pen.ems(0.4), Role.CANVAS));
    marks.add(
        Mark.Box.framed(
            "",
            box,
            pen.ems(0.4),
            alarm ? Role.DANGER_GROUND : Role.PANEL,
            alarm ? role : Role.BORDER));
    marks.add(
        new Mark.Symbol("", new Point(x + pen.ems(1.1), row.centreY()), pen.ems(0.8), shape, role));
    marks.add(
        pen.fitted(
            "",
            words.line(step),
            right - left - pen.ems(3),
            x + pen.ems(2),
            row.centreY(),
            Anchor.LEFT,
            style));
  }

  private void expiry(Step step, TokenName token, Bounds row) {
    boolean refresh =
        token instanceof TokenName.Issued(_, var type, _) && type == TokenType.REFRESH;
    Role fill = refresh ? Role.RT : Role.AT;
    Style style = Style.text(Role.TEXT_ON_FILL);
    double room = right - left - pen.ems(2);
    Mark.Label label =
        pen.fitted(
            "", words.line(step), room, right - pen.ems(1), row.centreY(), Anchor.RIGHT, style);
    double x = label.bounds().x() - pen.ems(1);
    Bounds pill = new Bounds(x, row.y() + pen.ems(0.4), right - x, row.height() - pen.ems(0.8));
    marks.add(
        new Mark.Line(
            "",
            new Point(left, row.centreY()),
            new Point(pill.x(), row.centreY()),
            fill,
            Stroke.dotted(1.5)));
    marks.add(Mark.Box.filled("", pill, pill.height() / 2, fill));
    marks.add(label);
  }

  private void burst(Step.Burst burst, boolean unfolded, Bounds row) {
    Bounds box =
        new Bounds(left, row.y() + pen.ems(0.25), right - left, row.height() - pen.ems(0.5));
    Role role = burst.tally().failed() > 0 ? Role.DANGER_TEXT : Role.TEXT;
    marks.add(
        Mark.Box.framed(
            "", box, pen.ems(0.4), Role.PANEL, role == Role.TEXT ? Role.BORDER : Role.DANGER_TEXT));
    marks.add(
        new Mark.Symbol(
            "",
            new Point(box.x() + pen.ems(1.1), row.centreY()),
            pen.ems(0.9),
            unfolded ? Shape.TRIANGLE_DOWN : Shape.TRIANGLE_RIGHT,
            Role.TEXT_MUTED));
    marks.add(
        pen.fitted(
            "",
            words.line(burst),
            box.width() - pen.ems(3),
            box.x() + pen.ems(2),
            row.centreY(),
            Anchor.LEFT,
            Style.text(role).in(Face.STRONG)));
  }

  private void gap(Step gap, Bounds row, Role ground) {
    marks.add(
        new Mark.Line(
            "",
            new Point(left, row.centreY()),
            new Point(right, row.centreY()),
            Role.BORDER,
            Stroke.dotted(1.5)));
    marks.add(
        pen.fitted(
            "",
            words.line(gap),
            right - left - pen.ems(2),
            (left + right) / 2,
            row.centreY(),
            Anchor.CENTRE,
            Style.text(Role.TEXT_MUTED).on(ground)));
  }

  private static Role role(Row row) {
    boolean attackers =
        row.what() instanceof What.Request
            && row.from() instanceof Party.Caller(var lane)
            && lane.equals(Lane.ATTACKER);
    if (attackers) {
      return Role.DANGER_TEXT;
    }
    return switch (row.tone()) {
      case REQUEST -> Role.AT_TEXT;
      case REFRESH -> Role.RT_TEXT;
      case SUCCESS, NEW_TOKENS -> Role.SUCCESS_TEXT;
      case REFUSED, FAILURE, ALARM -> Role.DANGER_TEXT;
      case EXPIRY, NOTE -> Role.TEXT_MUTED;
    };
  }
}
