package dev.tokenscope.app.command;

import dev.tokenscope.app.Version;
import dev.tokenscope.audit.AuditReport;
import dev.tokenscope.audit.Baseline;
import dev.tokenscope.audit.Check;
import dev.tokenscope.audit.CommandSubject;
import dev.tokenscope.audit.Driver;
import dev.tokenscope.audit.ReportJson;
import dev.tokenscope.audit.ReportText;
import dev.tokenscope.audit.Sentence;
import dev.tokenscope.audit.Subject;
import dev.tokenscope.audit.Suite;
import dev.tokenscope.export.Curl;
import dev.tokenscope.intent.RefreshStyle;
import dev.tokenscope.text.Texts;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code audit}: does a client refresh correctly? */
@Command(
    name = "audit",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Tells whether a client refreshes correctly: starts COMMAND for each check,",
      "speaks JSON Lines with it, and judges what arrives at the server. With --watch it judges",
      "whoever comes, and asks nothing."
    },
    footer = {
      "",
      "Exit status: 1 a failure outside the baseline (a warning with --strict, a required check",
      "without a verdict), 2 wrong words, or something that could not be judged, else 0."
    })
public final class AuditCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--list", description = "Prints every check and ends.")
  private boolean list;

  @Option(names = "--schema", description = "Prints the JSON Schema of --json and ends.")
  private boolean schema;

  @Option(names = "--explain", paramLabel = "ID", description = "Tells all about one check.")
  private @Nullable String explain;

  @Option(
      names = "--suite",
      paramLabel = "all|critical|quick",
      defaultValue = "all",
      description = "Which checks; quick leaves out what mostly waits.")
  private String suite = "all";

  @Option(names = "--check", paramLabel = "ID", description = "Only this; may be repeated.")
  private List<String> only = new ArrayList<>();

  @Option(names = "--skip", paramLabel = "ID", description = "Not this; may be repeated.")
  private List<String> skip = new ArrayList<>();

  @Option(
      names = "--style",
      paramLabel = "endpoint|header",
      defaultValue = "endpoint",
      description = "How the client refreshes.")
  private String style = "endpoint";

  @Option(names = "--name", paramLabel = "CLIENT", description = "What it is called in reports.")
  private @Nullable String name;

  @Option(names = "--strict", description = "A warning fails, too, and so does a stale baseline.")
  private boolean strict;

  @Option(names = "--allow-inconclusive", description = "What cannot be judged is no error.")
  private boolean allowInconclusive;

  @Option(
      names = "--require",
      paramLabel = "ID",
      split = ",",
      description = "Fails when this was not judged.")
  private List<String> required = new ArrayList<>();

  @Mixin private BaselineOptions known = new BaselineOptions();

  @Option(
      names = "--timeout",
      paramLabel = "10s",
      defaultValue = "10s",
      description = "How long an answer may take.")
  private String timeout = "10s";

  @Option(
      names = "--parallel",
      paramLabel = "2",
      defaultValue = "2",
      description = "How many checks at a time; what mostly waits overlaps anyway.")
  private int parallel = 2;

  @Mixin private ReportFiles files = new ReportFiles();

  @Mixin private BuiltInOptions builtIn = new BuiltInOptions();

  @Mixin private WatchOptions watching = new WatchOptions();

  @Parameters(paramLabel = "COMMAND", arity = "0..*", description = "After --: the client.")
  private List<String> command = new ArrayList<>();

  @Mixin private CommonOptions common = new CommonOptions();

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    Texts texts = common.texts();
    AuditLines lines = new AuditLines(texts);
    if (list) {
      Suite.catalogue().forEach(check -> out.println(lines.of(check)));
      return 0;
    }
    if (explain != null) {
      lines.explain(known(explain), out);
      return 0;
    }
    if (schema) {
      out.print(ReportJson.schema());
      return 0;
    }
    return watching.isChosen()
        ? watch(texts, out, spec.commandLine().getErr())
        : audit(texts, out, spec.commandLine().getErr());
  }

  private int audit(Texts texts, PrintWriter out, PrintWriter err) throws IOException {
    if (builtIn.isChosen() == !command.isEmpty()) {
      throw new Failure(
          Failure.USAGE,
          "Say which client: ./run.sh audit [options] -- COMMAND, or --built-in for the built-in"
              + " one.");
    }
    watching.checkUnused();
    builtIn.check();
    Suite chosen = chosen();
    Baseline baseline = known.read();
    InstantSource wall = InstantSource.system();
    LocalDate today = LocalDate.ofInstant(wall.instant(), ZoneId.systemDefault());
    ReportText written = new ReportText(texts, baseline, strict, today);
    String client =
        name != null ? name : builtIn.isChosen() ? "built-in" : last(command.getFirst());
    known.checkName(client);
    Driver driver =
        new Driver(
            starter(err, wall),
            new Driver.Options(style(), span(), Math.max(1, parallel), Version.current()),
            wall);
    AuditReport report =
        driver.run(client, chosen, finding -> new AuditLines(texts).progress(finding, err));
    new AuditLines(texts).print(report, written, out);
    return conclude(List.of(report), baseline, today, texts);
  }

  private int watch(Texts texts, PrintWriter out, PrintWriter err)
      throws IOException, InterruptedException {
    if (builtIn.isChosen()) {
      throw new Failure(Failure.USAGE, "--watch judges other clients than the built-in one.");
    }
    Baseline baseline = known.read();
    LocalDate today = LocalDate.ofInstant(InstantSource.system().instant(), ZoneId.systemDefault());
    ReportText written = new ReportText(texts, baseline, strict, today);
    WatchRun.Plan plan =
        watching.plan(chosen(), style(), List.copyOf(command), name, common.controlKey());
    WatchRun run = new WatchRun(plan, texts, err);
    return UntilStopped.run(stop -> judge(run.run(stop), written, baseline, today, texts, out));
  }

  private int judge(
      WatchRun.Seen seen,
      ReportText written,
      Baseline baseline,
      LocalDate today,
      Texts texts,
      PrintWriter out) {
    seen.reports().forEach(report -> new AuditLines(texts).print(report, written, out));
    if (seen.reports().isEmpty()) {
      out.println(texts.get("audit.watch.nobody"));
      out.flush();
      return Failure.USAGE;
    }
    int status = conclude(seen.reports(), baseline, today, texts);
    boolean broken = seen.commandStatus() != 0 && !allowInconclusive;
    return status == 0 && broken ? Failure.USAGE : status;
  }

  /**
   * Writes the files, and says how it ends: the worst of all. A session in which nothing happened
   * that can be judged says nothing where another one does.
   */
  private int conclude(List<AuditReport> reports, Baseline before, LocalDate today, Texts texts) {
    PrintWriter err = spec.commandLine().getErr();
    Baseline baseline = known.after(reports, before, allowInconclusive, today, texts, err);
    int worst = 0;
    boolean judged = reports.stream().anyMatch(AuditReport::isJudged);
    for (AuditReport report : reports) {
      if (report.isJudged() || !judged) {
        int status = sentence(report, baseline, today, texts);
        worst = status == 1 || worst == 1 ? 1 : Math.max(worst, status);
      }
    }
    ReportText written = new ReportText(texts, baseline, strict, today);
    files.write(reports, written, again(), texts);
    return worst;
  }

  /** What starts the same client in the same way, quoted for a shell. */
  private String again() {
    List<String> words = new ArrayList<>();
    if (watching.isChosen()) {
      words.add("--watch");
    }
    if (style() == RefreshStyle.HEADER) {
      words.addAll(List.of("--style", style));
    }
    words.addAll(builtIn.words());
    if (!command.isEmpty()) {
      words.add("--");
      words.addAll(command);
    }
    return words.stream().map(Curl::quoted).collect(Collectors.joining(" "));
  }

  private int sentence(AuditReport report, Baseline baseline, LocalDate today, Texts texts) {
    PrintWriter err = spec.commandLine().getErr();
    Sentence sentence =
        Sentence.of(
            report,
            baseline,
            new Sentence.Rules(strict, allowInconclusive, Set.copyOf(ids(required))),
            today);
    sentence.stale().forEach(id -> err.println(texts.get("audit.stale", id)));
    sentence.expired().forEach(id -> err.println(texts.get("audit.expired", id)));
    sentence.unjudged().forEach(id -> err.println(texts.get("audit.required", id)));
    return sentence.status();
  }

  private Suite chosen() {
    Suite all;
    try {
      all = Suite.of(suite);
    } catch (IllegalArgumentException e) {
      throw new Failure(Failure.USAGE, String.valueOf(e.getMessage()));
    }
    Set<String> wanted = new LinkedHashSet<>(ids(only));
    Set<String> unwanted = new LinkedHashSet<>(ids(skip));
    List<Check> from = wanted.isEmpty() ? all.checks() : Suite.catalogue();
    List<Check> left =
        from.stream()
            .filter(check -> wanted.isEmpty() || wanted.contains(check.id()))
            .filter(check -> !unwanted.contains(check.id()))
            .toList();
    if (left.isEmpty()) {
      throw new Failure(Failure.USAGE, "No check is left to run.");
    }
    return new Suite(suite, left);
  }

  private static List<String> ids(List<String> given) {
    return given.stream().map(id -> known(id).id()).toList();
  }

  private static Check known(String id) {
    return Suite.find(id)
        .orElseThrow(
            () ->
                new Failure(
                    Failure.USAGE,
                    "There is no check '" + id + "'. ./run.sh audit --list prints them."));
  }

  private RefreshStyle style() {
    return switch (style) {
      case "endpoint" -> RefreshStyle.ENDPOINT;
      case "header" -> RefreshStyle.HEADER;
      default -> throw new Failure(Failure.USAGE, "--style is endpoint or header.");
    };
  }

  private Duration span() {
    return WatchOptions.duration("--timeout", timeout);
  }

  private Subject.Starter starter(PrintWriter err, InstantSource wall) {
    return builtIn.isChosen()
        ? builtIn.starter(wall)
        : new CommandSubject.Kind(
            List.copyOf(command),
            Path.of("").toAbsolutePath(),
            span(),
            line -> {
              if (!line.isEmpty()) {
                err.println("  | " + line);
              }
            });
  }

  private static String last(String path) {
    Path file = Path.of(path).getFileName();
    return file == null ? path : file.toString();
  }
}
