package dev.tokenscope.bench;

import java.util.Locale;

/**
 * What came of a measurement.
 *
 * @param name for example {@code server.api_ratio}
 * @param value the median of all runs
 * @param unit for example {@code x} for a ratio, {@code ns}, {@code percent}
 * @param low the lowest of all runs
 * @param high the highest of all runs
 * @param runs how many there were
 * @param goal what is to be reached
 * @param note what was compared with what
 */
record Reading(
    String name,
    double value,
    String unit,
    double low,
    double high,
    int runs,
    Goal goal,
    String note) {

  /** A figure of several runs. */
  static Reading of(String name, Series series, String unit, Goal goal, String note) {
    return new Reading(
        name, series.median(), unit, series.low(), series.high(), series.size(), goal, note);
  }

  /** For example {@code server.api_ratio 52.10 x (47.90 to 55.00 in 5 runs; goal: at least 40)}. */
  String line() {
    StringBuilder line = new StringBuilder(name + " " + number(value) + " " + unit);
    line.append(" (").append(number(low)).append(" to ").append(number(high));
    line.append(" in ").append(runs).append(runs == 1 ? " run" : " runs");
    if (!goal.words().isEmpty()) {
      line.append("; goal: ").append(goal.words());
      line.append(goal.isReached(value) ? ", reached" : ", MISSED");
    }
    line.append(')');
    return note.isEmpty() ? line.toString() : line + "\n    " + note;
  }

  /** Three digits that count are more than two runs agree in. */
  static String number(double value) {
    return Math.abs(value) >= 100 || value == Math.rint(value)
        ? String.format(Locale.ROOT, "%.0f", value)
        : String.format(Locale.ROOT, Math.abs(value) >= 10 ? "%.1f" : "%.2f", value);
  }
}
