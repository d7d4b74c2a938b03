package dev.tokenscope.app.command;

import dev.tokenscope.app.Version;
import dev.tokenscope.audit.AuditReport;
import dev.tokenscope.audit.ClientNames;
import dev.tokenscope.audit.LiveClient;
import dev.tokenscope.audit.SubjectBroken;
import dev.tokenscope.audit.Suite;
import dev.tokenscope.audit.Surroundings;
import dev.tokenscope.audit.Watched;
import dev.tokenscope.audit.WatchedCommand;
import dev.tokenscope.audit.Watching;
import dev.tokenscope.control.ControlEndpoints;
import dev.tokenscope.intent.Settings;
import dev.tokenscope.lab.Lab;
import dev.tokenscope.lab.LabClock;
import dev.tokenscope.lab.LabOptions;
import dev.tokenscope.text.Texts;
import dev.tokenscope.token.Claims;
import dev.tokenscope.wire.server.LabServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.BindException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code audit --watch}: a server that judges whoever talks to it, until it is told to stop. */
final class WatchRun {

  private static final String CLIENT_ID = "audit-client";
  private static final String SCOPE = "orders:read orders:write";

  /**
   * How it watches.
   *
   * @param suite which checks
   * @param settings of the server
   * @param bind the address to listen at
   * @param port 0 for any free one
   * @param hosts further names of the server
   * @param span how long; null for until it is told to stop
   * @param command what drives the client; empty for nobody
   * @param name what the client is called; null for how it calls itself
   * @param key lets other computers steer the laboratory
   */
  record Plan(
      Suite suite,
      Settings settings,
      InetAddress bind,
      int port,
      List<String> hosts,
      @Nullable Duration span,
      List<String> command,
      @Nullable String name,
      Optional<String> key) {}

  /**
   * What it saw.
   *
   * @param reports one for each client that had a session
   * @param commandStatus how the command ended; 0 where there was none
   */
  record Seen(List<AuditReport> reports, int commandStatus) {}

  private final Plan plan;
  private final Texts texts;
  private final PrintWriter err;

  WatchRun(Plan plan, Texts texts, PrintWriter err) {
    this.plan = plan;
    this.texts = texts;
    this.err = err;
  }

  /** Watches, and tells what it saw once the command, the time or somebody's patience is over. */
  Seen run(CompletableFuture<Void> stop) throws IOException, InterruptedException {
    InstantSource wall = InstantSource.system();
    LabServer.Options server =
        new LabServer.Options(
            plan.bind(), plan.port(), Set.copyOf(plan.hosts()), null, err::println);
    LabOptions options =
        new LabOptions(plan.settings(), server, null, OptionalLong.empty(), Version.current());
    try (Lab lab = new Lab(options, LabClock.running(wall.instant()), wall);
        Watched watched = new Watched(lab, plan.suite())) {
      Watching watching = watched.watching();
      lab.server().control(new ControlEndpoints(lab, Version.current(), plan.key(), watched));
      listen(lab);
      Banner.print(err, lab, texts);
      err.println(texts.get("audit.watch.begin", lab.origin()));
      err.flush();
      WatchLines lines = WatchLines.start(watching, texts, err);
      int status = plan.command().isEmpty() ? await(watching, stop) : drive(lab, watching, stop);
      List<LiveClient> clients = watching.finish();
      lines.close();
      return new Seen(reports(clients), status);
    }
  }

  private void listen(Lab lab) throws IOException {
    try {
      lab.serve();
    } catch (BindException e) {
      throw new Failure(
          Failure.USAGE,
          "Nothing can listen at port "
              + plan.port()
              + ": it is in use. Choose another with --port, or --port 0 for a free one.");
    }
  }

  private int await(Watching watching, CompletableFuture<Void> stop) throws InterruptedException {
    waitFor(CompletableFuture.anyOf(stop, watching.finished()));
    return 0;
  }

  /** Waits for an end, but no longer than the plan says. */
  private void waitFor(CompletableFuture<?> end) throws InterruptedException {
    Duration span = plan.span();
    try {
      if (span == null) {
        end.get();
      } else {
        end.get(span.toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (TimeoutException _) {
      err.println(texts.get("audit.watch.over"));
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  private int drive(Lab lab, Watching watching, CompletableFuture<Void> stop)
      throws IOException, InterruptedException {
    Path state = Files.createTempDirectory("tokenscope-watch-");
    LabServer.Granted granted = lab.server().grant(CLIENT_ID, "alice", Claims.scopes(SCOPE));
    Surroundings surroundings =
        new Surroundings(
            "watch",
            lab.origin(),
            plan.settings().style(),
            CLIENT_ID,
            "audit-secret",
            new Surroundings.Tokens(
                granted.access(), granted.refresh(), granted.expiresIn(), SCOPE),
            SCOPE,
            state,
            1,
            1);
    try (WatchedCommand command =
        new WatchedCommand(
            plan.command(),
            Path.of("").toAbsolutePath(),
            surroundings,
            Map.of("TOKENSCOPE_CONTROL_URL", lab.origin() + "/_lab"),
            this::chatter)) {
      CompletableFuture<Integer> end = command.end();
      waitFor(CompletableFuture.anyOf(end, stop, watching.finished()));
      int status = end.getNow(0);
      if (status != 0) {
        err.println(texts.get("audit.watch.failed", status));
      }
      return status;
    } catch (SubjectBroken e) {
      throw new Failure(Failure.USAGE, texts.get("audit.broken.not-started", e.detail()));
    } finally {
      forget(state);
    }
  }

  private void chatter(String line) {
    if (!line.isEmpty()) {
      err.println("  | " + line);
      err.flush();
    }
  }

  private static void forget(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }

  /** Who never had a session is no client that could refresh. */
  private List<AuditReport> reports(List<LiveClient> clients) {
    List<LiveClient> judged = clients.stream().filter(LiveClient::hasSession).toList();
    List<String> names = ClientNames.of(judged, plan.name());
    List<AuditReport> reports = new ArrayList<>();
    for (int i = 0; i < judged.size(); i++) {
      reports.add(judged.get(i).report(names.get(i), plan.suite().name()));
    }
    return reports;
  }
}
