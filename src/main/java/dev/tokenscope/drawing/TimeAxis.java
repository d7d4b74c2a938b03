package dev.tokenscope.drawing;

import dev.tokenscope.drawing.Pen.Anchor;
import dev.tokenscope.drawing.Pen.Style;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Times of day across the top, at round steps. */
final class TimeAxis {

  private static final double SIZE_EMS = 0.85;
  private static final long[] STEPS_MILLIS = {
    1,
    2,
    5,
    10,
    20,
    50,
    100,
    200,
    500,
    1000,
    2000,
    5000,
    10_000,
    15_000,
    30_000,
    60_000,
    120_000,
    300_000,
    600_000,
    900_000,
    1_800_000,
    3_600_000,
    7_200_000,
    10_800_000,
    21_600_000,
    43_200_000,
    86_400_000,
    172_800_000,
    604_800_000,
    2_592_000_000L
  };
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter MINUTES =
      DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
  private static final DateTimeFormatter DAYS = DateTimeFormatter.ofPattern("MM-dd", Locale.ROOT);

  private final Plot plot;
  private final ZoneId zone;

  TimeAxis(Plot plot, ZoneId zone) {
    this.plot = plot;
    this.zone = zone;
  }

  /** Draws it; texts that would come under one of the flags are left out. */
  void draw(List<Mark> marks, double bottom, List<Bounds> flags) {
    Pen pen = plot.pen();
    double middle = bottom - pen.ems(0.95);
    long step = step();
    DateTimeFormatter format = format(step);
    // round steps are round where people read them
    long offset = zone.getRules().getOffset(plot.window().from()).getTotalSeconds() * 1000L;
    long from = plot.window().from().toEpochMilli() + offset;
    for (long at = Math.floorDiv(from, step) * step + step; ; at += step) {
      Instant instant = Instant.ofEpochMilli(at - offset);
      if (instant.isAfter(plot.window().to())) {
        break;
      }
      double x = plot.x(instant);
      marks.add(
          new Mark.Line(
              "",
              new Point(x, bottom - pen.ems(0.25)),
              new Point(x, bottom),
              Role.BORDER,
              Stroke.solid(1)));
      Mark.Label label =
          pen.label(
              "",
              format.format(instant.atZone(zone)),
              x,
              middle,
              Anchor.CENTRE,
              Style.text(Role.TEXT_MUTED).sized(SIZE_EMS));
      boolean fits =
          label.bounds().x() >= plot.left() - pen.ems(0.5)
              && label.bounds().right() <= plot.right() + pen.ems(0.3);
      Bounds room = label.bounds().inset(-pen.ems(0.4), 0);
      if (fits && flags.stream().noneMatch(room::overlaps)) {
        marks.add(label);
      }
    }
  }

  private long step() {
    double pixels = plot.right() - plot.left();
    double perMilli = pixels / Math.max(1, plot.window().span().toMillis());
    for (long step : STEPS_MILLIS) {
      double needed =
          plot.pen().width(format(step).format(plot.window().from().atZone(zone)), Face.TEXT, 0.85)
              + plot.pen().ems(1.6);
      if (step * perMilli >= needed) {
        return step;
      }
    }
    return Duration.ofDays(90).toMillis();
  }

  private static DateTimeFormatter format(long step) {
    if (step < 1000) {
      return MILLIS;
    }
    if (step < 60_000) {
      return SECONDS;
    }
    return step < 86_400_000 ? MINUTES : DAYS;
  }
}
