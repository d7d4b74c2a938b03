package dev.tokenscope.view.sequence;

import dev.tokenscope.drawing.SequenceDrawing;
import dev.tokenscope.drawing.SequenceDrawing.Room;
import dev.tokenscope.view.frame.Hovering;
import java.util.OptionalInt;
import javafx.scene.Node;

/**
 * Where a card about a held message sits: below the arrow of that message, in room that the lines
 * leave for it. While the arrow is out of sight, it stays at the edge behind which the arrow is; it
 * never covers the headings of the lanes. Where there is no room for it, it keeps to its row above
 * the tabs.
 */
final class Seat {

  /** Between an arrow and the card, and below the card. */
  private static final double GAP_EMS = 0.4;

  private final Hovering card;
  private double x;
  private double width;
  private double height;
  private double gap;

  Seat(Hovering card) {
    this.card = card;
  }

  /**
   * The room that the card needs; none when it cannot sit there.
   *
   * @param below the line that it belongs below
   * @param em how many pixels one em has
   * @param wide how wide the place is, in pixels
   * @param high how high the place is, in pixels
   */
  Room room(SequenceDrawing sequence, OptionalInt below, double em, double wide, double high) {
    gap = Math.rint(GAP_EMS * em);
    x = Math.rint(sequence.gutter());
    width = Math.floor(wide - x - gap);
    height = card.isThere() && width > 0 ? card.prefHeight(width) : 0;
    double needed = sequence.headHeight() + sequence.rowHeight() + height + 2 * gap;
    boolean sits = height > 0 && below.isPresent() && needed <= high + card.gain();
    card.hover(sits);
    return sits ? new Room(below.getAsInt(), height + 2 * gap) : Room.NONE;
  }

  /**
   * Puts the card where it sits.
   *
   * @param offset how many pixels of the lines are above the sight
   * @param high how high the place is, in pixels
   */
  void place(Node place, SequenceDrawing sequence, Room room, double offset, double high) {
    if (!room.equals(Room.NONE)) {
      double arrow = sequence.headHeight() + (room.below() + 1) * sequence.rowHeight() - offset;
      double lowest = high - height - gap;
      double y = Math.min(arrow + gap, lowest);
      double above = arrow - sequence.rowHeight() - height - gap;
      if (y < arrow && arrow <= high && above >= sequence.headHeight()) {
        y = above;
      }
      card.place(place, x, Math.max(sequence.headHeight(), y), width, height);
    }
  }
}
