package dev.tokenscope.drawing;

import dev.tokenscope.drawing.Pen.Anchor;
import dev.tokenscope.drawing.Pen.Style;
import dev.tokenscope.journal.Lane;
import dev.tokenscope.projection.Party;
import dev.tokenscope.projection.Sequence;
import java.util.ArrayList;
import java.util.List;

/** Where the lanes of a sequence are, and their headings. */
final class SequenceLanes {

  /** How high the headings are, with what is around them, in ems. */
  static final double HEAD_EMS = 2.9;

  private static final double API = 1;
  private static final double AUTH = 2;
  private static final int BUILT_IN = 3;

  private final Pen pen;
  private final SequenceWords words;
  private final List<Lane> others;
  private final double left;
  private final double each;

  /**
   * Lanes.
   *
   * @param others the lanes behind Client, API and Auth server
   * @param left where the first may begin
   * @param right where the last must end
   */
  SequenceLanes(Pen pen, SequenceWords words, List<Lane> others, double left, double right) {
    this.pen = pen;
    this.words = words;
    this.others = others;
    this.left = left;
    this.each = Math.max(1, right - left) / (BUILT_IN + others.size());
  }

  /** The line of a party; the lab has none and stands in the middle. */
  double of(Party party) {
    return switch (party) {
      case Party.Caller(var lane) -> at(index(lane));
      case Party.Api _ -> at(API);
      case Party.AuthServer _ -> at(AUTH);
      case Party.Lab _ -> left + each * (BUILT_IN + others.size()) / 2;
    };
  }

  /** The line of the built-in client. */
  double client() {
    return at(0);
  }

  /** Whether the line of a lane goes through a place. */
  boolean cross(Bounds place) {
    for (int i = 0; i < BUILT_IN + others.size(); i++) {
      if (at(i) > place.x() && at(i) < place.right()) {
        return true;
      }
    }
    return false;
  }

  private double index(Lane lane) {
    if (lane.equals(Lane.CLIENT)) {
      return 0;
    }
    int index = others.indexOf(lane);
    return BUILT_IN + Math.max(0, index < 0 ? others.indexOf(Sequence.OTHERS) : index);
  }

  private double at(double index) {
    return left + each * (index + 0.5);
  }

  /** The lines, from below the headings. */
  void lines(List<Mark> marks, double top, double bottom) {
    for (int i = 0; i < BUILT_IN + others.size(); i++) {
      boolean attacker = i >= BUILT_IN && others.get(i - BUILT_IN).equals(Lane.ATTACKER);
      Stroke stroke = attacker ? Stroke.dashed(1) : Stroke.solid(1);
      marks.add(
          new Mark.Line("", new Point(at(i), top), new Point(at(i), bottom), Role.BORDER, stroke));
    }
  }

  /** The headings, on a ground that hides what scrolls below them. */
  void heads(List<Mark> marks, double width) {
    marks.add(
        Mark.Box.filled("", new Bounds(0, 0, width, pen.ems(HEAD_EMS - 0.2)), 0, Role.CANVAS));
    List<String> titles = new ArrayList<>();
    titles.add(words.lane(Lane.CLIENT));
    titles.add(words.api());
    titles.add(words.auth());
    others.forEach(lane -> titles.add(words.lane(lane)));
    for (int i = 0; i < titles.size(); i++) {
      boolean attacker = i >= BUILT_IN && others.get(i - BUILT_IN).equals(Lane.ATTACKER);
      Style style = Style.text(attacker ? Role.DANGER_TEXT : Role.TEXT).in(Face.STRONG);
      double room = each - pen.ems(1);
      Mark.Label label =
          pen.fitted(
              "", titles.get(i), room - pen.ems(1), at(i), pen.ems(1.4), Anchor.CENTRE, style);
      double wide = Math.min(room, Math.max(pen.ems(6), label.bounds().width() + pen.ems(1.6)));
      Bounds box = new Bounds(at(i) - wide / 2, pen.ems(0.4), wide, pen.ems(2));
      marks.add(
          Mark.Box.framed(
              "", box, pen.ems(0.4), Role.PANEL, attacker ? Role.DANGER_TEXT : Role.BORDER));
      marks.add(label);
    }
  }
}
