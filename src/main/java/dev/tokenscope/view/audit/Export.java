package dev.tokenscope.view.audit;

import dev.tokenscope.audit.AuditReport;
import dev.tokenscope.audit.Baseline;
import dev.tokenscope.audit.ReportText;
import dev.tokenscope.journal.FileFlaw;
import dev.tokenscope.journal.OwnerOnly;
import dev.tokenscope.report.ReportPage;
import dev.tokenscope.report.ReportReader;
import dev.tokenscope.text.Texts;
import dev.tokenscope.view.TextKey;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/** Writes a report into a file that is its owner's alone. No secret is in it. */
public final class Export {

  /** What starts the audit of whoever talks to the server. */
  private static final String AGAIN = "--watch";

  private final Texts texts;

  /** In which form. */
  public enum Format {
    /** One page with the matrix, and the sequence and bytes that prove each verdict. */
    HTML("html"),
    MARKDOWN("md"),
    JSON("json"),
    JUNIT("xml");

    private final String ending;

    Format(String ending) {
      this.ending = ending;
    }

    /** What a file of it is called. */
    public String file() {
      return "audit." + ending;
    }
  }

  /**
   * What came of it.
   *
   * @param sentence where the report is, or why it is not there and what to do
   * @param done whether it is there
   */
  public record Written(String sentence, boolean done) {
    static final Written NOTHING = new Written("", true);
  }

  Export(Texts texts) {
    this.texts = texts;
  }

  /**
   * Writes; not on the thread of the window.
   *
   * @param today the day of the report
   */
  Written write(AuditReport report, Format format, LocalDate today, Path file) {
    try {
      OwnerOnly.replace(file, text(report, format, today));
      return new Written(texts.get("audit.pane.written", file), true);
    } catch (IOException e) {
      String flaw = texts.get("trouble.flaw." + TextKey.of(FileFlaw.of(e, file)));
      return new Written(texts.get("audit.pane.notWritten", file, flaw), false);
    }
  }

  private String text(AuditReport report, Format format, LocalDate today) {
    ReportText written = new ReportText(texts, Baseline.NONE, false, today);
    return switch (format) {
      case HTML ->
          ReportPage.of(ReportReader.read(report.client(), written.json(report, AGAIN)), texts);
      case MARKDOWN -> written.markdown(List.of(report));
      case JSON -> written.json(report, AGAIN);
      case JUNIT -> written.junit(report, AGAIN);
    };
  }
}
