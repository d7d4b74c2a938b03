package dev.tokenscope.drawing;

import dev.tokenscope.drawing.Pen.Anchor;
import dev.tokenscope.drawing.Pen.Style;
import dev.tokenscope.journal.Lane;
import dev.tokenscope.projection.Slots.Slot;
import dev.tokenscope.projection.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sequence from the top down: a lane for each party, a line of the same height for each step.
 * Only what is in sight is drawn, so that a long session costs what a short one costs.
 */
public final class SequenceDrawing {

  private static final double ROW_EMS = 2.3;
  private static final double TIME_EMS = 0.85;

  private final Pen pen;
  private final SequenceWords words;

  /**
   * What to draw.
   *
   * @param slots all lines, also those out of sight
   * @param lanes behind Client, API and Auth server
   * @param offset how many pixels of the lines are above the sight
   * @param selected which line is selected; less than 0 for none
   * @param focused whether the keyboard is here
   * @param room for something between the lines that is not drawn
   */
  public record View(
      List<Slot> slots, List<Lane> lanes, double offset, int selected, boolean focused, Room room) {

    /** Lines without room between them. */
    public View(List<Slot> slots, List<Lane> lanes, double offset, int selected, boolean focused) {
      this(slots, lanes, offset, selected, focused, Room.NONE);
    }
  }

  /**
   * Room between two lines.
   *
   * @param below the line above it; less than 0 when it is above all of them
   * @param height of it, in pixels
   */
  public record Room(int below, double height) {

    /** No line is further down than usual. */
    public static final Room NONE = new Room(Integer.MAX_VALUE, 0);
  }

  /** Draws with texts of a size and a language. */
  public SequenceDrawing(Pen pen, SequenceWords words) {
    this.pen = pen;
    this.words = words;
  }

  /** How high a line is, in pixels. */
  public double rowHeight() {
    return Math.rint(pen.ems(ROW_EMS));
  }

  /** How high the headings are, in pixels. */
  public double headHeight() {
    return Math.rint(pen.ems(SequenceLanes.HEAD_EMS));
  }

  /** How wide the times of day are, in pixels; the lanes are to the right of them. */
  public double gutter() {
    return pen.width("00:00:00", Face.TEXT, TIME_EMS) + pen.ems(1.2);
  }

  /** How far a line is below the beginning of the first one, in pixels. */
  public double top(int line, Room room) {
    return line * rowHeight() + (line > room.below() ? room.height() : 0);
  }

  /** Which line is at a height, whether or not there is one. */
  public int lineAt(double y, double offset) {
    return lineAt(y, offset, Room.NONE);
  }

  /** Which line is at a height, whether or not there is one; less than 0 between two lines. */
  public int lineAt(double y, double offset, Room room) {
    double at = y - headHeight() + offset;
    double edge = (room.below() + 1.0) * rowHeight();
    if (at >= edge && at < edge + room.height()) {
      return -1;
    }
    return (int) Math.floor((at < edge ? at : at - room.height()) / rowHeight());
  }

  /** Draws what is in sight of a place of a size. Lines that do not fit wholly are left out. */
  public Drawing draw(double width, double height, View view) {
    List<Mark> marks = new ArrayList<>();
    double gutter = gutter();
    SequenceLanes lanes = new SequenceLanes(pen, words, view.lanes(), gutter, width);
    lanes.lines(marks, pen.ems(2.4), height);
    StepMarks steps = new StepMarks(pen, words, lanes, gutter, width, marks);
    int first = first(view);
    Instant before = null;
    for (int i = first; i < view.slots().size(); i++) {
      double top = headHeight() + top(i, view.room()) - view.offset();
      if (top + rowHeight() > height) {
        break;
      }
      Slot slot = view.slots().get(i);
      Bounds row = new Bounds(gutter, top, width - gutter, rowHeight());
      boolean selected = i == view.selected();
      if (selected) {
        marks.add(
            Mark.Box.framed(
                "",
                row.inset(pen.ems(0.2), 1),
                pen.ems(0.4),
                Role.SELECTED,
                view.focused() ? Role.FOCUS : Role.SELECTED_FRAME));
      }
      time(marks, row, before, slot.step(), steps);
      before = slot.step().at();
      steps.add(slot, row, selected);
      marks.add(new Mark.Zone("line-" + i, row, () -> words.spoken(slot.step())));
    }
    lanes.heads(marks, width);
    if (view.focused()) {
      Bounds whole = new Bounds(0, 0, width, height);
      marks.add(new Mark.Box("", whole.inset(1), pen.ems(0.3), null, Role.FOCUS, Stroke.solid(2)));
    }
    return new Drawing(width, height, marks);
  }

  /** The first line that is wholly in sight. */
  private int first(View view) {
    Room room = view.room();
    int first = Math.max(0, (int) Math.ceil(view.offset() / rowHeight() - 0.01));
    return first <= room.below()
        ? first
        : Math.max(
            room.below() + 1,
            (int) Math.ceil((view.offset() - room.height()) / rowHeight() - 0.01));
  }

  private void time(
      List<Mark> marks, Bounds row, @Nullable Instant before, Step step, StepMarks steps) {
    String time = words.time(step.at());
    if (before == null || !words.time(before).equals(time)) {
      marks.add(
          pen.label(
              "",
              time,
              pen.ems(0.6),
              steps.middle(step, row),
              Anchor.LEFT,
              Style.text(Role.TEXT_MUTED).sized(TIME_EMS)));
    }
  }
}
