package dev.tokenscope.intent;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Durations as people type them: {@code 500ms}, {@code 15s}, {@code 2m}, {@code 1h30m}, {@code 7d}.
 */
public final class Spans {

  private static final Pattern PART = Pattern.compile("([0-9]{1,12})(ms|s|m|h|d)");
  private static final Duration LONGEST = Duration.ofDays(3650);

  private Spans() {}

  /**
   * Reads a duration.
   *
   * @throws IllegalArgumentException with a sentence that says what a duration looks like
   */
  public static Duration parse(String text) {
    String rest = text.strip();
    boolean negative = rest.startsWith("-");
    String digits = negative ? rest.substring(1) : rest;
    Matcher part = PART.matcher(digits);
    Duration sum = Duration.ZERO;
    int end = 0;
    while (part.find() && part.start() == end) {
      sum = sum.plus(unit(part.group(2)).multipliedBy(Long.parseLong(part.group(1))));
      end = part.end();
      if (sum.compareTo(LONGEST) > 0) {
        throw new IllegalArgumentException("'" + text + "' is longer than ten years (3650d).");
      }
    }
    if (end == 0 || end != digits.length()) {
      throw new IllegalArgumentException(
          "'" + text + "' is not a duration. Write for example 500ms, 15s, 2m, 1h30m or 7d.");
    }
    return negative ? sum.negated() : sum;
  }

  /** Writes a duration so that {@link #parse} reads it back, to the millisecond. */
  public static String format(Duration span) {
    if (span.isNegative()) {
      return "-" + format(span.negated());
    }
    StringBuilder text = new StringBuilder();
    append(text, span.toDays(), "d");
    append(text, span.toHoursPart(), "h");
    append(text, span.toMinutesPart(), "m");
    append(text, span.toSecondsPart(), "s");
    append(text, span.toMillisPart(), "ms");
    return text.isEmpty() ? "0s" : text.toString();
  }

  private static void append(StringBuilder text, long amount, String unit) {
    if (amount != 0) {
      text.append(amount).append(unit);
    }
  }

  private static Duration unit(String name) {
    return switch (name) {
      case "ms" -> Duration.ofMillis(1);
      case "s" -> Duration.ofSeconds(1);
      case "m" -> Duration.ofMinutes(1);
      case "h" -> Duration.ofHours(1);
      default -> Duration.ofDays(1);
    };
  }
}
