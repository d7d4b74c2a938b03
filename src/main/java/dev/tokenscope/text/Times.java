package dev.tokenscope.text;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.StringJoiner;

/** Durations and times of day as people read them. */
public final class Times {
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);

  private static final Duration TENTH = Duration.ofMillis(100);
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Texts texts;

  Times(Texts texts) {
    this.texts = texts;
  }

  /** Times in this language. */
  public static Times in(Language language) {
    return Texts.in(language).times();
  }

  /**
   * What is left, short enough for the middle of a ring: "5.6 s" below a minute, then "1:51",
   * "1:02:03" and "13 d 1:02:03".
   *
   * <p>Rounded up, so that zero is shown only when nothing is left; what is overdue is "0.0 s".
   */
  public String countdown(Duration left) {
    Duration tenths = roundedUp(left.isNegative() ? Duration.ZERO : left, TENTH);
    if (tenths.compareTo(MINUTE) < 0) {
      return texts.get("time.seconds", BigDecimal.valueOf(tenths.toMillis() / 100, 1));
    }
    Duration whole = roundedUp(tenths, SECOND);
    int minutes = whole.toMinutesPart();
    int seconds = whole.toSecondsPart();
    if (whole.toHours() == 0) {
      return String.format(Locale.ROOT, "%d:%02d", minutes, seconds);
    }
    String clock =
        String.format(Locale.ROOT, "%d:%02d:%02d", whole.toHoursPart(), minutes, seconds);
    return whole.toDays() == 0 ? clock : texts.get("time.days", whole.toDays()) + " " + clock;
  }

  /**
   * A length of time in words: "15 s", "2 min", "1 h 30 min", "14 d". Exact to the millisecond,
   * parts that are zero are left out, and a negative one has a minus sign in front.
   */
  public String span(Duration length) {
    Duration size = length.abs();
    StringJoiner parts = new StringJoiner(" ", sign(length), "");
    parts.setEmptyValue(texts.get("time.seconds", 0));
    if (size.toDays() > 0) {
      parts.add(texts.get("time.days", size.toDays()));
    }
    if (size.toHoursPart() > 0) {
      parts.add(texts.get("time.hours", size.toHoursPart()));
    }
    if (size.toMinutesPart() > 0) {
      parts.add(texts.get("time.minutes", size.toMinutesPart()));
    }
    long millis = size.toSecondsPart() * 1000L + size.toMillisPart();
    if (millis > 0) {
      parts.add(texts.get("time.seconds", seconds(millis)));
    }
    return parts.toString();
  }

  /** How long a message took: "3 ms" below a second, "1.2 s" from there. */
  public String latency(Duration taken) {
    return taken.compareTo(SECOND) < 0
        ? texts.get("time.milliseconds", taken.toMillis())
        : texts.get("time.seconds", BigDecimal.valueOf(taken.toMillis() / 100, 1));
  }

  /**
   * A distance between two moments, in seconds to the millisecond: "0.099 s", "4.1 s", "−0.25 s".
   */
  public String seconds(Duration distance) {
    return sign(distance) + texts.get("time.seconds", seconds(distance.abs().toMillis()));
  }

  /** The time of day to the second, "14:03:34"; the same in every language. */
  public static String clock(Instant instant, ZoneId zone) {
    return SECONDS.format(instant.atZone(zone));
  }

  /** The time of day to the millisecond, "14:03:34.102"; the same in every language. */
  public static String clockMillis(Instant instant, ZoneId zone) {
    return MILLIS.format(instant.atZone(zone));
  }

  private static String sign(Duration length) {
    return length.toMillis() < 0 ? "−" : "";
  }

  private static String seconds(long millis) {
    return millis == 0 ? "0" : BigDecimal.valueOf(millis, 3).stripTrailingZeros().toPlainString();
  }

  private static Duration roundedUp(Duration length, Duration step) {
    Duration down = step.multipliedBy(length.dividedBy(step));
    return down.equals(length) ? length : down.plus(step);
  }
}
