package dev.tokenscope.app.command;

import dev.tokenscope.audit.AuditReport;
import dev.tokenscope.audit.ReportText;
import dev.tokenscope.journal.OwnerOnly;
import dev.tokenscope.report.Report;
import dev.tokenscope.report.ReportPage;
import dev.tokenscope.report.ReportReader;
import dev.tokenscope.text.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The files that an audit writes. */
public final class ReportFiles {

  @Option(names = "--json", paramLabel = "FILE", description = "Writes the report as JSON.")
  private @Nullable Path json;

  @Option(names = "--junit", paramLabel = "FILE", description = "Writes it as JUnit XML.")
  private @Nullable Path junit;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Writes a page: every verdict with the sequence and bytes that prove it.")
  private @Nullable Path html;

  @Option(names = "--markdown", paramLabel = "FILE", description = "Writes it as Markdown.")
  private @Nullable Path markdown;

  /**
   * Writes those that were asked for.
   *
   * @param again what starts the client again
   * @param texts the language of the page
   */
  void write(List<AuditReport> reports, ReportText written, String again, Texts texts) {
    for (int i = 0; i < reports.size(); i++) {
      write(numbered(json, i), written.json(reports.get(i), again));
      write(numbered(junit, i), written.junit(reports.get(i), again));
    }
    write(markdown, written.markdown(reports));
    if (html != null) {
      List<Report> read = new ArrayList<>();
      reports.forEach(
          report -> read.addAll(ReportReader.read(report.client(), written.json(report, again))));
      write(html, ReportPage.of(read, texts));
    }
  }

  /** The file of a further client has its number before its ending. */
  private static @Nullable Path numbered(@Nullable Path file, int index) {
    if (file == null || index == 0) {
      return file;
    }
    String whole = String.valueOf(file.getFileName());
    int dot = whole.lastIndexOf('.');
    String number = "-" + (index + 1);
    return file.resolveSibling(
        dot <= 0 ? whole + number : whole.substring(0, dot) + number + whole.substring(dot));
  }

  /**
   * Writes a report, readable by its owner and nobody else: masked as it is, it tells what a client
   * called. What is no file of its own, a link or a pipe, is written through and keeps its rights.
   */
  static void write(@Nullable Path file, String text) {
    if (file == null) {
      return;
    }
    boolean own =
        Files.notExists(file, LinkOption.NOFOLLOW_LINKS)
            || Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    Path folder = file.toAbsolutePath().getParent();
    // a folder that is misspelt is not made
    write(file, text, own && folder != null && Files.isDirectory(folder));
  }

  /** Writes a file that is shared with others, with the usual rights. */
  static void writeShared(Path file, String text) {
    write(file, text, false);
  }

  private static void write(Path file, String text, boolean ownerOnly) {
    try {
      if (ownerOnly) {
        OwnerOnly.replace(file, text);
      } else {
        Files.writeString(file, text);
      }
    } catch (IOException e) {
      throw new Failure(
          Failure.USAGE, "The file " + file + " cannot be written: " + e.getMessage());
    }
  }
}
