package dev.tokenscope.app.command;

import dev.tokenscope.audit.AuditReport;
import dev.tokenscope.audit.ReportText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The files that an audit writes. */
public final class ReportFiles {

  @Option(names = "--json", paramLabel = "FILE", description = "Writes the report as JSON.")
  private @Nullable Path json;

  @Option(names = "--junit", paramLabel = "FILE", description = "Writes it as JUnit XML.")
  private @Nullable Path junit;

  @Option(names = "--markdown", paramLabel = "FILE", description = "Writes it as Markdown.")
  private @Nullable Path markdown;

  /**
   * Writes those that were asked for.
   *
   * @param again what starts the client again
   */
  void write(List<AuditReport> reports, ReportText written, String again) {
    for (int i = 0; i < reports.size(); i++) {
      write(numbered(json, i), written.json(reports.get(i), again));
      write(numbered(junit, i), written.junit(reports.get(i), again));
    }
    write(markdown, written.markdown(reports));
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

  /** Writes a file. */
  static void write(@Nullable Path file, String text) {
    if (file == null) {
      return;
    }
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new Failure(
          Failure.USAGE, "The file " + file + " cannot be written: " + e.getMessage());
    }
  }
}
