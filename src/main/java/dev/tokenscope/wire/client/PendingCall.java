package dev.tokenscope.wire.client;

import dev.tokenscope.journal.FailureKind;
import dev.tokenscope.journal.Outcome;
import java.util.concurrent.CompletableFuture;

/** A call that is under way. */
public final class PendingCall {

  private final Ticket ticket;
  private final CompletableFuture<Outcome> outcome;

  PendingCall(Ticket ticket, CompletableFuture<Outcome> outcome) {
    this.ticket = ticket;
    this.outcome = outcome;
  }

  /** How it ends; completes in any case. */
  public CompletableFuture<Outcome> outcome() {
    return outcome.copy();
  }

  /**
   * Ends the wait of this call alone: a refresh that it waits for goes on. A message that is held
   * stays until somebody decides about it.
   */
  public void cancel() {
    ticket.giveUp(FailureKind.CANCELLED);
  }
}
