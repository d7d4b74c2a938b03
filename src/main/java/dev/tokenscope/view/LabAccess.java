package dev.tokenscope.view;

import dev.tokenscope.intent.Intent;
import dev.tokenscope.intent.StoreKind;
import dev.tokenscope.journal.Journal;
import dev.tokenscope.journal.Outcome;
import dev.tokenscope.lab.Lab;
import dev.tokenscope.lab.OnDisk;
import dev.tokenscope.token.Verdict;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

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
 */
public record LabAccess(
    Function<Intent, CompletableFuture<Outcome>> ask,
    Journal journal,
    InstantSource clock,
    InstantSource wall,
    String origin,
    Function<StoreKind, OnDisk> onDisk,
    Function<String, Verdict> examine) {

  /** Of a laboratory that is running. */
  public static LabAccess of(Lab lab, InstantSource wall) {
    return new LabAccess(
        lab::ask, lab.journal(), lab.clock(), wall, lab.origin(), lab::onDisk, lab::examine);
  }
}
