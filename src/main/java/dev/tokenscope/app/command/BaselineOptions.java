package dev.tokenscope.app.command;

import dev.tokenscope.audit.AuditReport;
import dev.tokenscope.audit.Baseline;
import dev.tokenscope.audit.BaselineUpdate;
import dev.tokenscope.audit.Finding;
import dev.tokenscope.text.Texts;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The failures that are known, and how they come to be. */
public final class BaselineOptions {

  /** Long enough to repair something, short enough not to forget it. */
  private static final int DAYS = 90;

  @Option(
      names = "--baseline",
      paramLabel = "FILE",
      description = "Known failures: CLIENT RT-103 until=2027-01-31 # ticket")
  private @Nullable Path file;

  @Option(
      names = "--update-baseline",
      description = {
        "Rewrites the --baseline FILE so that it knows every failure there is, new ones for 90 days;",
        "what passes by now is taken out."
      })
  private boolean update;

  /** What is known. A file that is to be written need not be there. */
  Baseline read() {
    if (update && file == null) {
      throw new Failure(Failure.USAGE, "--update-baseline needs --baseline FILE.");
    }
    try {
      return Baseline.parse(lines());
    } catch (IllegalArgumentException e) {
      throw new Failure(Failure.USAGE, String.valueOf(e.getMessage()));
    }
  }

  /** That a client's name can stand in the file, where one is to be written. */
  void checkName(String client) {
    if (update) {
      try {
        BaselineUpdate.checkName(client);
      } catch (IllegalArgumentException e) {
        throw new Failure(Failure.USAGE, String.valueOf(e.getMessage()));
      }
    }
  }

  private List<String> lines() {
    if (file == null || (update && !Files.exists(file))) {
      return List.of();
    }
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new Failure(
          Failure.USAGE, "The baseline " + file + " cannot be read: " + e.getMessage());
    }
  }

  /**
   * What is known after an audit: the file is rewritten if that was asked for, unless something
   * could not be judged.
   *
   * @param allowed whether it is rewritten even so
   */
  Baseline after(
      List<AuditReport> reports,
      Baseline before,
      boolean allowed,
      LocalDate today,
      Texts texts,
      PrintWriter err) {
    if (!update || file == null) {
      return before;
    }
    String unjudged = unjudged(reports);
    if (!unjudged.isEmpty() && !allowed) {
      err.println(texts.get("audit.baseline.left", unjudged));
      return before;
    }
    LocalDate until = today.plusDays(DAYS);
    BaselineUpdate updated;
    try {
      updated = BaselineUpdate.of(lines(), reports, today, until);
    } catch (IllegalArgumentException e) {
      // what was watched is not thrown away for a name
      err.println(e.getMessage());
      return before;
    }
    ReportFiles.writeShared(
        file, String.join("\n", updated.lines()) + (updated.lines().isEmpty() ? "" : "\n"));
    err.println(
        texts.get(
            "audit.baseline.written",
            file,
            updated.added(),
            updated.dropped(),
            updated.renewed(),
            until));
    if (!unjudged.isEmpty()) {
      err.println(texts.get("audit.baseline.unjudged", unjudged));
    }
    return Baseline.parse(updated.lines());
  }

  private static String unjudged(List<AuditReport> reports) {
    return String.join(
        ", ",
        reports.stream()
            .flatMap(report -> report.findings().stream())
            .filter(Finding.Inconclusive.class::isInstance)
            .map(finding -> finding.check().id())
            .distinct()
            .toList());
  }
}
