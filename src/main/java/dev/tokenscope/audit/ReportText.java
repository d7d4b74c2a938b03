package dev.tokenscope.audit;

import dev.tokenscope.journal.Markup;
import dev.tokenscope.text.Texts;
import java.time.LocalDate;
import java.util.List;

/** A report as other programs read it: JSON, JUnit XML, Markdown. No secret is in any of them. */
public final class ReportText {

  private final Texts texts;
  private final Baseline baseline;
  private final boolean strict;
  private final LocalDate today;

  /**
   * Prepares to write.
   *
   * @param texts the language of titles and reasons
   * @param baseline what is known
   * @param strict whether a warning is a failure
   * @param today by which the baseline is read
   */
  public ReportText(Texts texts, Baseline baseline, boolean strict, LocalDate today) {
    this.texts = texts;
    this.baseline = baseline;
    this.strict = strict;
    this.today = today;
  }

  /** The title of a check. */
  public String title(Check check) {
    return texts.get("audit.check." + check.id() + ".title");
  }

  /** Why nothing was judged; empty where something was. */
  public String reason(Finding finding) {
    return finding.reasonKey().isEmpty() ? "" : texts.get(finding.reasonKey(), finding.detail());
  }

  /** The command that runs one check again. */
  public String again(Finding finding, String command) {
    return "./run.sh audit --check " + finding.check().id() + " " + command;
  }

  /** Whether a failure is known and its date not over. */
  boolean knows(AuditReport report, Finding finding) {
    return baseline.excuses(report.client(), finding, today);
  }

  /** The report as JSON, as the published schema describes it. */
  public String json(AuditReport report, String command) {
    return ReportJson.of(report, this, command).toPrettyString() + "\n";
  }

  /**
   * The report as JUnit XML, as Surefire writes it and its schema describes it; the names of tests
   * are the ids and never change.
   */
  public String junit(AuditReport report, String command) {
    StringBuilder cases = new StringBuilder();
    int failures = 0;
    int errors = 0;
    int skipped = 0;
    for (Finding finding : report.findings()) {
      String inside = inside(report, finding, command);
      failures += inside.startsWith("<failure") ? 1 : 0;
      errors += inside.startsWith("<error") ? 1 : 0;
      skipped += inside.startsWith("<skipped") ? 1 : 0;
      cases
          .append("  <testcase classname=\"tokenscope.audit\" name=\"")
          .append(finding.check().id())
          .append("\" time=\"0\">")
          .append(inside)
          .append("</testcase>\n");
    }
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuite name=\""
        + Markup.escaped(report.client())
        + "\" tests=\""
        + report.findings().size()
        + "\" failures=\""
        + failures
        + "\" errors=\""
        + errors
        + "\" skipped=\""
        + skipped
        + "\" time=\"0\">\n"
        + cases
        + "</testsuite>\n";
  }

  private String inside(AuditReport report, Finding finding, String command) {
    String title = Markup.escaped(title(finding.check()));
    String proof =
        Markup.escaped(String.join("\n", finding.proof()) + "\n" + again(finding, command));
    return switch (finding) {
      case Finding.Pass _, Finding.Info _ -> "";
      case Finding.Warn _ ->
          strict
              ? "<failure message=\"" + title + "\" type=\"WARN\">" + proof + "</failure>"
              : "<system-out>WARN " + title + "\n" + proof + "</system-out>";
      case Finding.Fail _ ->
          knows(report, finding)
              ? "<skipped message=\"known\"/>"
              : "<failure message=\"" + title + "\" type=\"FAIL\">" + proof + "</failure>";
      case Finding.NotObserved _ ->
          "<skipped message=\"" + Markup.escaped(reason(finding)) + "\"/>";
      case Finding.Inconclusive _ ->
          "<error message=\"" + Markup.escaped(reason(finding)) + "\" type=\"INCONCLUSIVE\"/>";
    };
  }

  /** Several reports as one Markdown matrix of checks and clients, and the proofs below. */
  public String markdown(List<AuditReport> reports) {
    StringBuilder text = new StringBuilder("| |");
    reports.forEach(report -> text.append(' ').append(report.client()).append(" |"));
    text.append("\n|---|").append("---|".repeat(reports.size())).append('\n');
    for (Finding row : reports.getFirst().findings()) {
      text.append("| ").append(row.check().id()).append(' ').append(title(row.check()));
      for (AuditReport report : reports) {
        String cell =
            report.findings().stream()
                .filter(finding -> finding.check().id().equals(row.check().id()))
                .map(finding -> texts.get("audit.verdict." + finding.verdict()))
                .findFirst()
                .orElse("");
        text.append(" | ").append(cell);
      }
      text.append(" |\n");
    }
    for (AuditReport report : reports) {
      for (Finding finding : report.findings()) {
        if (!finding.proof().isEmpty()) {
          text.append("\n### ")
              .append(report.client())
              .append(": ")
              .append(finding.check().id())
              .append("\n\n    ")
              .append(String.join("\n    ", finding.proof()))
              .append('\n');
        }
      }
    }
    return text.toString();
  }
}
