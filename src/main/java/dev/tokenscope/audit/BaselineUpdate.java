package dev.tokenscope.audit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A baseline written anew after an audit, so that it knows every failure there is. Comments stay,
 * and so does whatever the audit says nothing about.
 *
 * @param lines the whole file
 * @param added how many failures are new in it
 * @param dropped how many lines went, because what they excused passes by now
 * @param renewed how many lines got another date, because theirs was over
 */
public record BaselineUpdate(List<String> lines, int added, int dropped, int renewed) {

  private static final Pattern DATE = Pattern.compile("until=\\S+");

  /** Nobody changes it later. */
  public BaselineUpdate {
    lines = List.copyOf(lines);
  }

  /**
   * Writes one.
   *
   * @param before the lines of the file; they can be read as a {@link Baseline}
   * @param reports what was found
   * @param today a line whose last day is before it excuses nothing any more
   * @param until the last day of new lines, and of those whose date was over
   * @throws IllegalArgumentException with a sentence, when a client's name cannot stand in a
   *     baseline
   */
  public static BaselineUpdate of(
      List<String> before, List<AuditReport> reports, LocalDate today, LocalDate until) {
    Set<String> failed = named(reports, Finding.Fail.class);
    Set<String> passed = named(reports, Finding.Pass.class);
    passed.removeAll(failed);
    Set<String> missing = new LinkedHashSet<>(failed);
    List<String> lines = new ArrayList<>();
    int dropped = 0;
    int renewed = 0;
    for (String text : before) {
      List<Baseline.Line> read = Baseline.parse(List.of(text)).lines();
      String name = read.isEmpty() ? "" : read.getFirst().client() + " " + read.getFirst().check();
      if (passed.contains(name)) {
        dropped++;
      } else if (failed.contains(name) && today.isAfter(read.getFirst().until())) {
        // only what stands before a comment is a date
        lines.add(DATE.matcher(text).replaceFirst(Matcher.quoteReplacement("until=" + until)));
        renewed++;
        missing.remove(name);
      } else {
        lines.add(text);
        missing.remove(name);
      }
    }
    missing.forEach(name -> lines.add(name + " until=" + until));
    return new BaselineUpdate(lines, missing.size(), dropped, renewed);
  }

  /**
   * Whether a name can stand in a line.
   *
   * @throws IllegalArgumentException with a sentence, when it cannot
   */
  public static void checkName(String client) {
    if (client.isEmpty() || !client.matches("[^\\s#]+")) {
      throw new IllegalArgumentException(
          "A baseline has one word for each client, and '"
              + client
              + "' is none. Give it another name with --name.");
    }
  }

  private static Set<String> named(List<AuditReport> reports, Class<? extends Finding> kind) {
    Set<String> names = new LinkedHashSet<>();
    for (AuditReport report : reports) {
      for (Finding finding : report.findings()) {
        if (kind.isInstance(finding)) {
          checkName(report.client());
          names.add(report.client() + " " + finding.check().id());
        }
      }
    }
    return names;
  }
}
