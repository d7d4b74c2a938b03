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
    switch (slot.step()) {
      case Step.One one -> one(one, row, ground);
      case Step.Burst burst -> burst(burst, slot.unfolded(), row);
      case Step.Gap gap -> gap(gap, row, ground);
      case Step.Waiting waiting -> {
        Row held = waiting.row();
        Party to = held.to() == null ? held.from() : held.to();
        Stroke stroke = Stroke.dashed(1.5);
        boolean back = waiting.answer();
        Party sender = back ? to : held.from();
        Party receiver = back ? held.from() : to;
        arrow(waiting, sender, receiver, Role.WARNING_TEXT, stroke, 1, row, ground);
      }
    }
  }

  /** How high the line of a step is in its row: an arrow has its words above it. */
  double middle(Step step, Bounds row) {
    boolean arrow =
        step instanceof Step.Waiting
            || (step instanceof Step.One(var told, var lost)
                && switch (told.what()) {
                  case What.Request _, What.Answer _ -> told.to() != null;
                  case What.NoAnswer _ -> told.to() != null && lost;
                  case What.Stolen _ -> true;
                  case What _ -> false;
                });
    return arrow ? row.bottom() - pen.ems(ARROW_EMS) : row.centreY();
  }

  private void one(Step.One one, Bounds row, Role ground) {
    Row told = one.row();
    Role role = role(told);
    switch (told.what()) {
      case What.Request _ when told.to() != null ->
          arrow(
              one,
              told.from(),
              told.to(),
              role,
              Stroke.solid(1.5),
              one.lost() ? LOST_AT : 1,
              row,
              ground);
      case What.Answer _ when told.to() != null ->
          arrow(one, told.from(), told.to(), role, Stroke.dashed(1.5), 1, row, ground);
      case What.NoAnswer _ when told.to() != null && one.lost() ->
          arrow(one, told.from(), told.to(), role, Stroke.dashed(1.5), LOST_AT, row, ground);
      case What.NoAnswer _ when told.to() != null ->
          note(one, lanes.of(told.to()), Shape.CROSS, role, row);
      case What.Stolen _ ->
          arrow(
              one,
              new Party.Caller(Lane.CLIENT),
              told.from(),
              role,
              Stroke.dotted(1.5),
              1,
              row,
              ground);
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

  private void arrow(
      Step step,
      Party from,
      Party to,
      Role role,
      Stroke stroke,
      double reach,
      Bounds row,
      Role ground) {
    double start = lanes.of(from);
    double whole = lanes.of(to) - start;
    double end = start + whole * reach;
    double y = row.bottom() - pen.ems(ARROW_EMS);
    marks.add(
        new Mark.Arrow(
            "",
            new Point(start, y),
            new Point(end, y),
            0,
            role,
            stroke,
            reach < 1 ? Mark.Head.LOST : Mark.Head.FILLED,
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
            Style.text(role).on(ground));
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
