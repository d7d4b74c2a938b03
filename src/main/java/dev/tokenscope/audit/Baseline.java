package dev.tokenscope.audit;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/**
 * Failures that are known, and until when: lines such as {@code shop-app RT-103 until=2027-01-31 #
 * ticket}.
 *
 * @param lines in the order of the file
 */
public record Baseline(List<Line> lines) {

  /** Nothing is known. */
  public static final Baseline NONE = new Baseline(List.of());

  /**
   * One known failure.
   *
   * @param client which client
   * @param check which check
   * @param until the last day it is excused
   */
  public record Line(String client, String check, LocalDate until) {}

  /** Nobody changes it later. */
  public Baseline {
    lines = List.copyOf(lines);
  }

  /**
   * Reads a baseline.
   *
   * @throws IllegalArgumentException with a sentence that names the line
   */
  public static Baseline parse(List<String> text) {
    List<Line> lines = new ArrayList<>();
    for (int number = 1; number <= text.size(); number++) {
      String line = text.get(number - 1);
      int comment = line.indexOf('#');
      String content = (comment < 0 ? line : line.substring(0, comment)).strip();
      if (!content.isEmpty()) {
        lines.add(line(content, number));
      }
    }
    return new Baseline(lines);
  }

  private static Line line(String content, int number) {
    String[] parts = content.split("\\s+", -1);
    String wanted =
        "Line " + number + " of the baseline must be CLIENT CHECK until=YYYY-MM-DD, not: ";
    if (parts.length != 3 || !parts[2].startsWith("until=")) {
      throw new IllegalArgumentException(wanted + content);
    }
    if (Suite.find(parts[1]).isEmpty()) {
      throw new IllegalArgumentException(
          "Line " + number + " of the baseline names " + parts[1] + ", which is no check.");
    }
    try {
      return new Line(parts[0], parts[1], LocalDate.parse(parts[2].substring(6)));
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(wanted + content, e);
    }
  }

  /** Whether a failure is known and its date not over. */
  public boolean excuses(String client, Finding finding, LocalDate today) {
    return finding instanceof Finding.Fail
        && lines.stream()
            .anyMatch(line -> is(line, client, finding) && !today.isAfter(line.until()));
  }

  /** Known failures whose date is over, and that still fail. */
  public List<String> expired(AuditReport report, LocalDate today) {
    return named(report, Finding.Fail.class, line -> today.isAfter(line.until()));
  }

  /** Known failures that pass by now. What was not observed is never stale. */
  public List<String> stale(AuditReport report) {
    return named(report, Finding.Pass.class, _ -> true);
  }

  private List<String> named(
      AuditReport report,
      Class<? extends Finding> kind,
      java.util.function.Predicate<Line> wanted) {
    return lines.stream()
        .filter(wanted)
        .filter(
            line ->
                report.findings().stream()
                    .anyMatch(found -> kind.isInstance(found) && is(line, report.client(), found)))
        .map(Line::check)
        .distinct()
        .toList();
  }

  private static boolean is(Line line, String client, Finding finding) {
    return line.client().equals(client) && line.check().equals(finding.check().id());
  }
}
