package dev.tokenscope.view;

import dev.tokenscope.audit.Suite;
import dev.tokenscope.audit.Watched;
import dev.tokenscope.intent.Intent;
import dev.tokenscope.intent.StoreKind;
import dev.tokenscope.journal.Entry;
import dev.tokenscope.journal.Event;
import dev.tokenscope.journal.FailureKind;
import dev.tokenscope.journal.Journal;
import dev.tokenscope.journal.Outcome;
import dev.tokenscope.lab.Lab;
import dev.tokenscope.lab.OnDisk;
import dev.tokenscope.token.Verdict;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * All that the window has of a laboratory.
 *
 * @param ask the way to be asked
 * @param journal what it remembers
 * @param clock the lab clock
 * @param wall the clock that other programs go by
 * @param origin of the server, for example {@code http://127.0.0.1:8089}
 * @param onDisk what a thief would read of a store; nothing happens
 * @param examine judges a token by the keys of the server, without a message
 * @param audit judges those who talk to the server; closed with the window
 */
public record LabAccess(
    Function<Intent, CompletableFuture<Outcome>> ask,
    Journal journal,
    InstantSource clock,
    InstantSource wall,
    String origin,
    Function<StoreKind, OnDisk> onDisk,
    Function<String, Verdict> examine,
    Auditing audit) {

  /** Of a laboratory that is running. */
  public static LabAccess of(Lab lab, InstantSource wall) {
    return of(lab, wall, new Watched(lab, Suite.of("all")));
  }

  /** Of a laboratory that is running, and is watched by somebody else as well. */
  public static LabAccess of(Lab lab, InstantSource wall, Watched watched) {
    return new LabAccess(
        lab::ask,
        lab.journal(),
        lab.clock(),
        wall,
        lab.origin(),
        lab::onDisk,
        lab::examine,
        Auditing.of(watched));
  }

  /** Of what was written down: it can be looked at, and nothing can be asked for. */
  public static LabAccess replay(Journal journal) {
    List<Entry> entries = journal.since(0);
    Instant end = entries.getLast().at();
    return new LabAccess(
        _ ->
            CompletableFuture.completedFuture(
                new Outcome.Failed(FailureKind.REFUSED, "This is a recording.")),
        journal,
        InstantSource.fixed(end),
        InstantSource.fixed(end),
        entries.stream()
            .map(Entry::event)
            .flatMap(
                event ->
                    event instanceof Event.ServerStarted up
                        ? Stream.of(up.origin())
                        : Stream.empty())
            .reduce("", (_, later) -> later),
        kind -> new OnDisk(kind, "", "", false, "", ""),
        _ -> new Verdict.Refused(Verdict.Reason.UNKNOWN_KEY, null),
        Auditing.recorded(journal));
  }
}
