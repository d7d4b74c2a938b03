package dev.tokenscope.audit;

import dev.tokenscope.intent.Profile;
import dev.tokenscope.intent.RefreshStyle;
import dev.tokenscope.intent.Settings;
import dev.tokenscope.lab.Lab;
import dev.tokenscope.lab.LabClock;
import dev.tokenscope.lab.LabOptions;
import dev.tokenscope.token.Claims;
import dev.tokenscope.wire.server.LabServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Runs checks: each with a server of its own on a free port and a client that is started for it.
 * Two control runs come first and find out what makes the client refresh.
 */
public final class Driver {

  private static final Duration STALE = Duration.ofSeconds(-10);

  private final Subject.Starter starter;
  private final Options options;
  private final InstantSource wall;

  /**
   * How checks are run.
   *
   * @param style how the client refreshes
   * @param patience how long an answer may take
   * @param parallel how many at a time; what mostly waits overlaps all the same
   * @param version of the program
   */
  public record Options(RefreshStyle style, Duration patience, int parallel, String version) {}

  /** Prepares to run checks on one kind of client. */
  public Driver(Subject.Starter starter, Options options, InstantSource wall) {
    this.starter = starter;
    this.options = options;
    this.wall = wall;
  }

  /**
   * Runs them all.
   *
   * @param client what it is called in reports
   * @param progress is told each finding as soon as it is there, by one thread at a time
   */
  public AuditReport run(String client, Suite suite, Consumer<Finding> progress) {
    var startedAt = wall.instant();
    Mode mode;
    try {
      mode = mode();
    } catch (SubjectBroken e) {
      List<Finding> broken = new ArrayList<>();
      for (Check check : suite.checks()) {
        broken.add(new Finding.Inconclusive(check, e.breakdown(), e.detail()));
      }
      broken.forEach(progress);
      return new AuditReport(client, Mode.NEITHER, suite.name(), startedAt, broken);
    }
    try (ExecutorService quick = Executors.newFixedThreadPool(Math.max(1, options.parallel()));
        ExecutorService waiting = Executors.newFixedThreadPool(Math.max(3, options.parallel()))) {
      List<CompletableFuture<Finding>> all =
          suite.checks().stream()
              .map(
                  check ->
                      CompletableFuture.supplyAsync(
                          () -> told(run(check, mode), progress),
                          check.setup().waits() ? waiting : quick))
              .toList();
      List<Finding> findings = all.stream().map(CompletableFuture::join).toList();
      return new AuditReport(client, mode, suite.name(), startedAt, findings);
    }
  }

  private static Finding told(Finding finding, Consumer<Finding> progress) {
    synchronized (progress) {
      progress.accept(finding);
    }
    return finding;
  }

  /**
   * What makes the client refresh: a 401, or the end of a lifetime.
   *
   * @throws SubjectBroken when the client cannot be talked to
   */
  public Mode mode() {
    if (refreshes(Mode.REACTIVE)) {
      return Mode.REACTIVE;
    }
    return refreshes(Mode.PROACTIVE) ? Mode.PROACTIVE : Mode.NEITHER;
  }

  private boolean refreshes(Mode mode) {
    return on(
        "control",
        Check.Setup.STRICT,
        mode,
        stage -> {
          stage.expire();
          stage.call();
          return !stage.evidence().refreshes().isEmpty();
        });
  }

  /** Runs one check. */
  public Finding run(Check check, Mode mode) {
    if (mode == Mode.NEITHER) {
      return check.unseen(Reason.NO_CONTROL);
    }
    try {
      return on(check.id(), check.setup(), mode, stage -> judged(check, stage));
    } catch (SubjectBroken e) {
      return new Finding.Inconclusive(check, e.breakdown(), e.detail());
    } catch (UncheckedIOException e) {
      return new Finding.Inconclusive(check, Breakdown.LABORATORY, String.valueOf(e.getMessage()));
    }
  }

  private static Finding judged(Check check, Stage stage) {
    try {
      check.provocation().play(stage);
    } catch (Unsupported _) {
      Finding seen = check.judge(stage.evidence());
      return isViolation(seen) ? seen : check.unseen(Reason.UNSUPPORTED);
    } catch (SubjectBroken e) {
      // evidence of a violation beats whatever went wrong on the way
      Finding seen = check.judge(stage.evidence());
      return isViolation(seen) ? seen : new Finding.Inconclusive(check, e.breakdown(), e.detail());
    }
    Finding finding = check.judge(stage.evidence());
    return !isViolation(finding) && stage.leftSomebodyWaiting()
        ? new Finding.Inconclusive(check, Breakdown.HANGS, "request")
        : finding;
  }

  private static boolean isViolation(Finding finding) {
    return switch (finding) {
      case Finding.Fail _, Finding.Warn _ -> true;
      case Finding.Pass _, Finding.NotObserved _, Finding.Inconclusive _, Finding.Info _ -> false;
    };
  }

  private interface Work<T> {
    T on(Stage stage);
  }

  private <T> T on(String check, Check.Setup setup, Mode mode, Work<T> work) {
    Settings settings = setup.settings().apply(Profile.QA.settings().style(options.style()));
    Path state = null;
    try {
      state = Files.createTempDirectory("tokenscope-audit-");
      LabClock clock = LabClock.running(wall.instant());
      LabOptions lab =
          new LabOptions(
              settings,
              LabServer.Options.inMemory(),
              null,
              OptionalLong.empty(),
              options.version());
      try (Lab running = new Lab(lab, clock, wall)) {
        running.serve();
        return on(running, check, setup, mode, state, work);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      forget(state);
    }
  }

  private <T> T on(Lab lab, String check, Check.Setup setup, Mode mode, Path state, Work<T> work) {
    LabServer.Granted granted =
        lab.server().grant(starter.clientId(), "alice", Claims.scopes(setup.scope()));
    Duration told = mode == Mode.PROACTIVE ? STALE : granted.expiresIn();
    Surroundings surroundings =
        new Surroundings(
            check,
            lab.server().origin(),
            options.style(),
            starter.clientId(),
            "audit-secret",
            new Surroundings.Tokens(granted.access(), granted.refresh(), told, setup.scope()),
            "orders:read orders:write",
            state,
            1,
            1);
    try (Stage stage = new Stage(lab, starter, surroundings, mode, options.patience())) {
      return work.on(stage);
    }
  }

  private static void forget(@org.jspecify.annotations.Nullable Path folder) {
    if (folder == null) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      // a client that is still dying may write there; the system's own cleaning gets it
      folder.toFile().deleteOnExit();
    }
  }
}
