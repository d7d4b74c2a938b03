package dev.tokenscope.app.command;

import dev.tokenscope.app.Version;
import dev.tokenscope.audit.AuditReport;
import dev.tokenscope.audit.Baseline;
import dev.tokenscope.audit.BuiltInSubject;
import dev.tokenscope.audit.Check;
import dev.tokenscope.audit.CommandSubject;
import dev.tokenscope.audit.Driver;
import dev.tokenscope.audit.ReportJson;
import dev.tokenscope.audit.ReportText;
import dev.tokenscope.audit.Sentence;
import dev.tokenscope.audit.Subject;
import dev.tokenscope.audit.Suite;
import dev.tokenscope.export.Curl;
import dev.tokenscope.intent.OptionName;
import dev.tokenscope.intent.Profile;
import dev.tokenscope.intent.RefreshPolicy;
import dev.tokenscope.intent.RefreshStyle;
import dev.tokenscope.intent.Safety;
import dev.tokenscope.intent.Spans;
import dev.tokenscope.intent.StoreKind;
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

  @Option(names = "--built-in", description = "Audits the built-in client instead of a command.")
  private boolean builtIn;

  @Option(
      names = "--without",
      paramLabel = "SAFETY",
      split = ",",
      description = "With --built-in: switches a safety off, single-flight for example.")
  private List<String> without = new ArrayList<>();

  @Option(names = "--proactive", description = "With --built-in: it refreshes ahead of time.")
  private boolean proactive;

  @Option(
      names = "--store",
      paramLabel = "file|memory",
      defaultValue = "file",
      description = "With --built-in: where it keeps its tokens.")
  private String store = "file";

  @Option(
      names = "--watch",
      description = {
        "Judges whoever talks to the server, until Ctrl+C, the end of COMMAND (a browser test, for",
        "example), or POST /_lab/audit/finish. POST /_lab/audit/provoke brings a situation about."
      })
  private boolean watch;

  @Option(names = "--for", paramLabel = "5m", description = "With --watch: how long at most.")
  private @Nullable String span;

  @Option(
      names = "--port",
      paramLabel = "8089",
      description = "With --watch: 0 picks a free one, as it does with a COMMAND.")
  private @Nullable Integer port;

  @Option(
      names = "--bind",
      paramLabel = "127.0.0.1",
      defaultValue = "127.0.0.1",
      description = "With --watch: others than loopback let phones and other computers in.")
  private String bind = "127.0.0.1";

  @Option(
      names = "--host",
      paramLabel = "NAME",
      description = "With --watch: a further name of the server; may be repeated.")
  private List<String> hosts = new ArrayList<>();

  @Option(
      names = "--profile",
      paramLabel = "qa",
      defaultValue = "qa",
      description = "With --watch: how long tokens live, by default an hour.")
  private String profile = "qa";

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
    return watch
        ? watch(texts, out, spec.commandLine().getErr())
        : audit(texts, out, spec.commandLine().getErr());
  }

  private int audit(Texts texts, PrintWriter out, PrintWriter err) throws IOException {
    if (builtIn == !command.isEmpty()) {
      throw new Failure(
          Failure.USAGE,
          "Say which client: ./run.sh audit [options] -- COMMAND, or --built-in for the built-in"
              + " one.");
    }
    if (span != null || port != null || !hosts.isEmpty()) {
      throw new Failure(Failure.USAGE, "--for, --port and --host go with --watch.");
    }
    if (!builtIn && (proactive || !without.isEmpty())) {
      throw new Failure(Failure.USAGE, "--without and --proactive go with --built-in.");
    }
    Suite chosen = chosen();
    Baseline baseline = known.read();
    InstantSource wall = InstantSource.system();
    LocalDate today = LocalDate.ofInstant(wall.instant(), ZoneId.systemDefault());
    ReportText written = new ReportText(texts, baseline, strict, today);
    String client = name != null ? name : builtIn ? "built-in" : last(command.getFirst());
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
    if (builtIn) {
      throw new Failure(Failure.USAGE, "--watch judges other clients than the built-in one.");
    }
    Baseline baseline = known.read();
    LocalDate today = LocalDate.ofInstant(InstantSource.system().instant(), ZoneId.systemDefault());
    ReportText written = new ReportText(texts, baseline, strict, today);
    WatchRun.Plan plan =
        new WatchRun.Plan(
            chosen(),
            profile().settings().style(style()),
            ServeCommand.address(bind),
            ServeCommand.port(port != null ? port : command.isEmpty() ? 8089 : 0),
            List.copyOf(hosts),
            span == null ? null : duration("--for", span),
            List.copyOf(command),
            name,
            common.controlKey());
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

  private Profile profile() {
    try {
      return Profile.of(profile);
    } catch (IllegalArgumentException e) {
      throw new Failure(Failure.USAGE, String.valueOf(e.getMessage()));
    }
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
    if (watch) {
      words.add("--watch");
    }
    if (style() == RefreshStyle.HEADER) {
      words.addAll(List.of("--style", style));
    }
    if (builtIn) {
      words.add("--built-in");
      if (!without.isEmpty()) {
        words.addAll(List.of("--without", String.join(",", without)));
      }
      if (proactive) {
        words.add("--proactive");
      }
      words.addAll(List.of("--store", store));
    }
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
    return duration("--timeout", timeout);
  }

  private static Duration duration(String option, String text) {
    try {
      return Spans.parse(text);
    } catch (IllegalArgumentException e) {
      throw new Failure(Failure.USAGE, option + ": " + e.getMessage());
    }
  }

  private Subject.Starter starter(PrintWriter err, InstantSource wall) {
    if (!builtIn) {
      return new CommandSubject.Kind(
          List.copyOf(command),
          Path.of("").toAbsolutePath(),
          span(),
          line -> {
            if (!line.isEmpty()) {
              err.println("  | " + line);
            }
          });
    }
    RefreshPolicy policy = RefreshPolicy.SOUND.proactive(proactive);
    for (String safety : without) {
      policy = policy.without(safety(safety));
    }
    return switch (store) {
      case "file" -> new BuiltInSubject.Kind(policy, StoreKind.FILE, wall);
      case "memory" -> new BuiltInSubject.Kind(policy, StoreKind.MEMORY, wall);
      default -> throw new Failure(Failure.USAGE, "--store is file or memory.");
    };
  }

  private static Safety safety(String option) {
    return OptionName.find(Safety.class, option)
        .orElseThrow(
            () ->
                new Failure(
                    Failure.USAGE,
                    "There is no safety '"
                        + option
                        + "'. Choose "
                        + String.join(", ", OptionName.all(Safety.class))
                        + "."));
  }

  private static String last(String path) {
    Path file = Path.of(path).getFileName();
    return file == null ? path : file.toString();
  }
}
