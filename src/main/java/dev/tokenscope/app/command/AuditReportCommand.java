package dev.tokenscope.app.command;

import dev.tokenscope.journal.Json;
import dev.tokenscope.report.Report;
import dev.tokenscope.report.ReportPage;
import dev.tokenscope.report.ReportReader;
import dev.tokenscope.report.ReportTable;
import dev.tokenscope.text.Texts;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code audit-report}: several audits side by side. */
@Command(
    name = "audit-report",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Puts reports that ./run.sh audit --json FILE wrote side by side: a row for each check, a",
      "column for each client."
    },
    footer = {"", "Exit status: 2 when a file is no report, else 0."})
public final class AuditReportCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "What an audit wrote with --json, or this command.")
  private List<Path> reports = new ArrayList<>();

  @Option(names = "--html", paramLabel = "FILE", description = "Writes a page with all proofs.")
  private @Nullable Path html;

  @Option(names = "--json", paramLabel = "FILE", description = "Writes them into one file.")
  private @Nullable Path json;

  @Mixin private CommonOptions common = new CommonOptions();

  @Override
  public Integer call() {
    Texts texts = common.texts();
    List<Report> read = new ArrayList<>();
    reports.forEach(file -> read.addAll(read(file)));
    PrintWriter out = spec.commandLine().getOut();
    out.print(ReportTable.of(read, texts));
    out.flush();
    if (html != null) {
      ReportFiles.write(html, ReportPage.of(read, texts));
    }
    if (json != null) {
      var merged = Json.mapper().createArrayNode();
      read.forEach(report -> merged.add(report.json()));
      ReportFiles.write(json, merged.toPrettyString() + "\n");
    }
    return 0;
  }

  private static List<Report> read(Path file) {
    try {
      return ReportReader.read(String.valueOf(file), Files.readString(file));
    } catch (IOException e) {
      throw new Failure(Failure.USAGE, "The file " + file + " cannot be read: " + e.getMessage());
    } catch (IllegalArgumentException e) {
      throw new Failure(Failure.USAGE, String.valueOf(e.getMessage()));
    }
  }
}
