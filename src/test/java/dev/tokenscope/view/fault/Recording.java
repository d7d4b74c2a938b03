package dev.tokenscope.view.fault;

import dev.tokenscope.intent.ApiCall;
import dev.tokenscope.intent.FaultRule;
import dev.tokenscope.intent.Intent;
import dev.tokenscope.intent.Profile;
import dev.tokenscope.intent.RefreshStyle;
import dev.tokenscope.intent.ServerFault;
import dev.tokenscope.intent.SlowFault;
import dev.tokenscope.intent.Traffic;
import dev.tokenscope.journal.Entry;
import dev.tokenscope.journal.Event;
import dev.tokenscope.journal.JournalFile;
import dev.tokenscope.journal.Outcome;
import dev.tokenscope.lab.Lab;
import dev.tokenscope.lab.LabClock;
import dev.tokenscope.lab.LabOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Lets every fault strike the sound built-in client, over real HTTP, and writes what happened: the
 * pictures of the page are drawn from these recordings.
 *
 * <p>Arguments: the folder to write to, and the names of faults; all of them without a name.
 */
final class Recording {

  private static final Instant START = Instant.parse("2026-11-01T09:00:00Z");
  private static final Duration LIFE = Duration.ofSeconds(16);

  /** A client's patience is flowing time, which a jump of the clock does not shorten. */
  private static final double FAST = 50;

  private static final String PORT = "(127\\.0\\.0\\.1|localhost):[0-9]+";

  private Recording() {}

  public static void main(String... args) throws IOException {
    for (RefreshStyle style : RefreshStyle.values()) {
      for (Kind kind : Kind.ALL) {
        if (args.length == 1 || List.of(args).contains(kind.name())) {
          write(of(kind, style), Path.of(args[0]).resolve(Story.file(kind, style)));
        }
      }
    }
  }

  private static void write(List<Entry> entries, Path file) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(
        file,
        entries.stream()
            .map(entry -> JournalFile.line(entry, true) + "\n")
            .collect(Collectors.joining()));
  }

  /** What happens when a fault strikes as it usually does. */
  static List<Entry> of(Kind kind, RefreshStyle style) {
    FaultRule rule = Typed.usual(kind).rule();
    LabClock clock = LabClock.standing(START);
    try (Lab lab =
        new Lab(
            LabOptions.forTests(Profile.CLASSROOM.settings().style(style)),
            clock,
            InstantSource.fixed(START))) {
      lab.start();
      lab.ask(new Intent.LogIn("alice", "wonderland")).join();
      boolean refresh = rule.match().traffic() == Traffic.REFRESH;
      if (refresh) {
        clock.advance(LIFE);
      }
      lab.ask(new Intent.Arm(rule)).join();
      if (rule.fault() instanceof SlowFault) {
        clock.resume();
      }
      CountDownLatch struck = next(lab, Event.FaultFired.class);
      CountDownLatch refreshed = next(lab, Event.RefreshFinished.class);
      CountDownLatch stopped = next(lab, Event.ServerStopped.class);
      CountDownLatch back = next(lab, Event.ServerStarted.class);
      CompletableFuture<Outcome> call = call(lab);
      await(struck);
      if (hangs(kind)) {
        clock.speed(FAST);
        clock.resume();
      }
      Outcome outcome = join(call);
      if (refresh) {
        await(refreshed);
      }
      clock.pause();
      clock.speed(1);
      if (rule.fault() instanceof ServerFault.Down) {
        await(stopped);
        clock.advance(Duration.ofSeconds(1));
        join(call(lab));
        await(back);
      }
      afterwards(lab, kind, outcome);
      return told(lab);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void afterwards(Lab lab, Kind kind, Outcome outcome) {
    if (outcome instanceof Outcome.LoginNeeded) {
      return;
    }
    boolean well = outcome instanceof Outcome.Answered(var status, _) && status == 200;
    if (!well) {
      // longer than the pause after a failure, and than Retry-After asks for
      lab.clock().advance(Duration.ofSeconds(6));
      join(call(lab));
    } else if (List.of("omit-refresh-token", "expires-in", "clock-skew").contains(kind.name())) {
      lab.clock().advance(LIFE);
      join(call(lab));
    }
  }

  /** Of the time before the fault was armed, only what tokens are called by. */
  private static List<Entry> told(Lab lab) {
    List<Entry> all = lab.journal().since(0);
    long armed = all.stream().filter(Recording::isArming).findFirst().orElseThrow().seq();
    return all.stream()
        .filter(entry -> entry.seq() >= armed || isToken(entry.event()))
        .filter(entry -> !isSilent(entry.event()))
        .map(Recording::atUsualPort)
        .toList();
  }

  private static Entry atUsualPort(Entry entry) {
    return JournalFile.entry(JournalFile.line(entry, true).replaceAll(PORT, "$1:8089"));
  }

  private static boolean isArming(Entry entry) {
    return entry.event() instanceof Event.FaultArmed;
  }

  private static boolean isToken(Event event) {
    return event instanceof Event.FamilyStarted
        || event instanceof Event.TokenIssued
        || event instanceof Event.TokensStored;
  }

  /** What no picture shows. */
  private static boolean isSilent(Event event) {
    return event instanceof Event.Asked
        || event instanceof Event.ClockChanged
        || event instanceof Event.ResponseSent
        || event instanceof Event.TokenChecked;
  }

  private static boolean hangs(Kind kind) {
    return List.of("no-reply", "black-hole").contains(kind.name());
  }

  private static CompletableFuture<Outcome> call(Lab lab) {
    return lab.ask(new Intent.Call(ApiCall.get("/api/me")));
  }

  private static Outcome join(CompletableFuture<Outcome> call) {
    return call.orTimeout(30, TimeUnit.SECONDS).join();
  }

  /** Opens at the next event of a type. */
  private static CountDownLatch next(Lab lab, Class<? extends Event> type) {
    long before = lab.journal().lastSeq();
    CountDownLatch seen = new CountDownLatch(1);
    lab.journal()
        .listen(
            entry -> {
              if (entry.seq() > before && type.isInstance(entry.event())) {
                seen.countDown();
              }
            });
    return seen;
  }

  private static void await(CountDownLatch latch) {
    try {
      if (!latch.await(30, TimeUnit.SECONDS)) {
        throw new IllegalStateException("It did not happen within 30 s.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
