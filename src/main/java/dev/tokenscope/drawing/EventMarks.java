package dev.tokenscope.drawing;

import dev.tokenscope.drawing.Pen.Anchor;
import dev.tokenscope.drawing.Pen.Style;
import dev.tokenscope.journal.Event.EndedBy;
import dev.tokenscope.projection.Happening;
import dev.tokenscope.projection.What;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Rotation, theft, reuse, revocation and leaps of the clock, each where it happened. */
final class EventMarks {

  private static final double SIZE_EMS = 0.95;
  private static final double WORDS_EMS = 0.85;

  /** Of more at one place nobody could read the words. */
  private static final int TOLD_MAX = 3;

  private final Plot plot;
  private final LifelinesWords words;
  private final long selection;
  private final boolean live;
  private final List<Mark> marks;

  private record Item(double x, Happening grave, int count, String text, List<Happening> told) {}

  EventMarks(Plot plot, LifelinesWords words, LifelinesDrawing.View view, List<Mark> marks) {
    this.plot = plot;
    this.words = words;
    this.selection = view.selection();
    this.live = view.live();
    this.marks = marks;
  }

  /** Draws them into a row; the lists are in the order of their importance. */
  void draw(List<List<Happening>> lists, Bounds row) {
    double size = plot.pen().ems(SIZE_EMS);
    List<Item> items = new ArrayList<>();
    for (List<Happening> list : lists) {
      for (Item item : items(list)) {
        if (items.stream().noneMatch(other -> isInTheWay(item, other, size))) {
          items.add(item);
        }
      }
    }
    items.sort(Comparator.comparingDouble(Item::x));
    double before = plot.left();
    for (int i = 0; i < items.size(); i++) {
      double after = i + 1 < items.size() ? items.get(i + 1).x() - size : plot.right();
      before = draw(items.get(i), before, after, row);
    }
  }

  /**
   * Nothing may stand on a mark of more weight, and a leap of the clock not on its words either.
   */
  private boolean isInTheWay(Item item, Item other, double size) {
    double words =
        item.grave().what() instanceof What.ClockJumped
                && role(other.grave().what()) == Role.DANGER_TEXT
                && other.x() < item.x()
            ? plot.pen().width(other.text(), Face.TEXT, WORDS_EMS) + size
            : 0;
    return Math.abs(other.x() - item.x()) < size * 1.1 + words;
  }

  private List<Item> items(List<Happening> list) {
    double size = plot.pen().ems(SIZE_EMS);
    List<Item> items = new ArrayList<>();
    int i = Plot.firstFrom(list, Happening::at, plot.window().from());
    while (i < list.size() && !list.get(i).at().isAfter(plot.window().to())) {
      double x = plot.x(list.get(i).at());
      int next =
          Math.max(
              i + 1, Plot.firstFrom(list, Happening::at, plot.at(x + size * 1.1).plusNanos(1)));
      items.add(item(x, list.subList(i, next)));
      i = next;
    }
    return items;
  }

  private Item item(double x, List<Happening> group) {
    List<Happening> told = group.subList(0, Math.min(group.size(), TOLD_MAX));
    Happening grave = told.stream().min(Comparator.comparingInt(EventMarks::rank)).orElseThrow();
    Set<String> briefs = new LinkedHashSet<>();
    for (Happening one : told) {
      String brief = words.brief(one);
      if (!brief.isEmpty()) {
        briefs.add(brief);
      }
    }
    boolean many = group.size() > told.size() || (briefs.isEmpty() && group.size() > 1);
    String text = String.join(" · ", briefs);
    if (many) {
      text = words.times(group.size());
    }
    return new Item(x, grave, group.size(), text, told);
  }

  private String spoken(Item item) {
    return item.told().stream().map(words::spoken).distinct().collect(Collectors.joining(" "));
  }

  private double draw(Item item, double before, double after, Bounds row) {
    double size = plot.pen().ems(SIZE_EMS);
    double x = Math.clamp(item.x(), plot.left() + size / 2, plot.right() - size / 2);
    String id = "entry-" + item.grave().seq();
    if (selection == item.grave().seq()) {
      marks.add(
          Mark.Box.framed(
              "",
              new Bounds(x - size * 0.9, row.centreY() - size * 0.9, size * 1.8, size * 1.8),
              size * 0.4,
              Role.SELECTED,
              Role.SELECTED_FRAME));
    }
    Role role = role(item.grave().what());
    Point centre = new Point(x, row.centreY());
    marks.add(new Mark.Symbol(id, centre, size, shape(item.grave().what()), role));
    marks.add(
        new Mark.Zone(
            id, new Bounds(x - size / 2, row.y(), size, row.height()), () -> spoken(item)));
    double end = x + size * 0.75;
    if (item.text().isEmpty()) {
      return end;
    }
    Style style = Style.text(role).sized(WORDS_EMS);
    double width = plot.pen().width(item.text(), style.face(), style.sizeInEms());
    double gap = plot.pen().ems(0.4);
    double limit = x <= plot.momentX() ? Math.min(after, plot.momentX()) : after;
    double right = limit - end - gap;
    double beyond = Math.max(end, plot.momentX() + gap);
    boolean newest = limit == plot.momentX() && after == plot.right() && live;
    if (newest && right < width && plot.right() - beyond >= width) {
      // nothing has happened behind the playhead: the words have room there
      marks.add(plot.pen().label(id, item.text(), beyond, row.centreY(), Anchor.LEFT, style));
      return plot.right();
    }
    double left = x - size * 0.75 - before - gap;
    if (right < width && left > right) {
      if (left >= Math.min(width, plot.pen().ems(5))) {
        marks.add(
            plot.pen()
                .fitted(
                    id, item.text(), left, x - size * 0.75, row.centreY(), Anchor.RIGHT, style));
      }
      return end;
    }
    if (right < Math.min(width, plot.pen().ems(5))) {
      return end;
    }
    Mark.Label label =
        plot.pen().fitted(id, item.text(), right, end, row.centreY(), Anchor.LEFT, style);
    marks.add(label);
    return label.bounds().right() + gap;
  }

  private static int rank(Happening happening) {
    return switch (happening.what()) {
      case What.Reused _ -> 0;
      case What.Stolen _ -> 1;
      case What.FamilyRevoked _ -> 2;
      case What.Ended _ -> 3;
      case What.FaultFired _ -> 4;
      case What _ -> 5;
    };
  }

  static Mark.Shape shape(What what) {
    return switch (what) {
      case What.Reused _ -> Mark.Shape.DIAMOND;
      case What.Stolen _ -> Mark.Shape.DIAMOND;
      case What.FaultFired _ -> Mark.Shape.BOLT;
      case What.FamilyRevoked _ -> Mark.Shape.TRIANGLE_DOWN;
      case What.Ended _ -> Mark.Shape.RING;
      case What.Rotated _ -> Mark.Shape.ROUND_ARROW;
      case What _ -> Mark.Shape.TRIANGLE_RIGHT;
    };
  }

  static Role role(What what) {
    return switch (what) {
      case What.Reused _, What.Stolen _ -> Role.DANGER_TEXT;
      case What.FamilyRevoked(_, var by) ->
          by == EndedBy.LOGOUT ? Role.TEXT_MUTED : Role.DANGER_TEXT;
      case What.Ended _, What.FaultFired _ -> Role.WARNING_TEXT;
      case What.Rotated _ -> Role.RT_TEXT;
      case What _ -> Role.TEXT_MUTED;
    };
  }
}
