package dev.tokenscope.app.command;

import dev.tokenscope.audit.AuditReport;
import dev.tokenscope.audit.Check;
import dev.tokenscope.audit.Finding;
import dev.tokenscope.audit.Fixes;
import dev.tokenscope.audit.Remedy;
import dev.tokenscope.audit.ReportText;
import dev.tokenscope.text.Texts;
import java.io.PrintWriter;
import java.util.Locale;

/** Checks and findings as lines of a terminal. */
final class AuditLines {

  private final Texts texts;

  AuditLines(Texts texts) {
    this.texts = texts;
  }

  /** A check in one line. */
  String of(Check check) {
    return String.format(
        Locale.ROOT,
        "%-7s %-9s %s",
        check.id(),
        texts.get("audit.level." + check.level()),
        texts.get("audit.check." + check.id() + ".title"));
  }

  /** All about a check. */
  void explain(Check check, PrintWriter out) {
    String key = "audit.check." + check.id();
    out.println(of(check));
    out.println();
    out.println(texts.get("audit.explain.cause") + ": " + texts.get(key + ".cause"));
    out.println(texts.get("audit.explain.cost") + ": " + texts.get(key + ".cost"));
    out.println(texts.get("audit.explain.basis") + ": " + check.basis() + ": " + check.sentence());
    out.println(texts.get("audit.explain.seen") + ": " + check.seen(texts));
    Fixes fixes = new Fixes();
    for (Remedy.Ecosystem ecosystem : Remedy.Ecosystem.values()) {
      out.println();
      out.println(
          texts.get("audit.explain.fix")
              + ", "
              + texts.get("audit.ecosystem." + ecosystem.option())
              + ":");
      fixes.of(check.remedy(), ecosystem).lines().forEach(code -> out.println("    " + code));
    }
  }

  /** A finding as soon as it is there. */
  void progress(Finding finding, PrintWriter err) {
    err.println(
        String.format(
            Locale.ROOT,
            "%-7s %s",
            finding.check().id(),
            texts.get("audit.verdict." + finding.verdict())));
    err.flush();
  }

  /** All findings, each failure with its proof, and how many of which. */
  void print(AuditReport report, ReportText written, PrintWriter out) {
    for (Finding finding : report.findings()) {
      out.println(
          String.format(
              Locale.ROOT,
              "%s %-7s %s (%s)",
              sign(finding),
              finding.check().id(),
              written.title(finding.check()),
              texts.get("audit.verdict." + finding.verdict())));
      String reason = written.reason(finding);
      if (!reason.isEmpty()) {
        out.println("          " + reason);
      }
      if (!finding.proof().isEmpty()) {
        finding.proof().forEach(proof -> out.println("          " + proof));
        String key = "audit.check." + finding.check().id();
        out.println(
            "          " + texts.get("audit.explain.cause") + ": " + texts.get(key + ".cause"));
        out.println(
            "          " + texts.get("audit.explain.cost") + ": " + texts.get(key + ".cost"));
      }
    }
    out.println();
    out.println(
        texts.get(
            "audit.summary",
            report.client(),
            report.count("PASS"),
            report.count("WARN"),
            report.count("FAIL"),
            report.count("NOT_OBSERVED"),
            report.count("INCONCLUSIVE"),
            texts.get("audit.mode." + report.mode().option())));
    out.println(texts.get("audit.cookies"));
    out.flush();
  }

  private static String sign(Finding finding) {
    return switch (finding) {
      case Finding.Pass _ -> "✓";
      case Finding.Warn _ -> "!";
      case Finding.Fail _ -> "✗";
      case Finding.NotObserved _ -> "–";
      case Finding.Inconclusive _ -> "?";
      case Finding.Info _ -> "i";
    };
  }
}
