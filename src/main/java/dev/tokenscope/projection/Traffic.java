package dev.tokenscope.projection;

import dev.tokenscope.intent.Decision;
import dev.tokenscope.intent.Fault;
import dev.tokenscope.journal.Event;
import dev.tokenscope.journal.ExchangeId;
import dev.tokenscope.journal.Lane;
import dev.tokenscope.journal.Outcome;
import java.util.Optional;

/**
 * Which messages are under way, and which burst they belong to.
 *
 * @param sent the requests without an answer yet
 * @param calls the burst of each call without an answer yet; 0 for none
 * @param number of the newest burst; 0 for none
 * @param tally what came of it so far
 */
record Traffic(
    SharedMap<ExchangeId, Sent> sent, SharedMap<Long, Long> calls, long number, Step.Tally tally) {

  private static final int UNAUTHORIZED = 401;

  static final Traffic NONE = new Traffic(SharedMap.empty(), SharedMap.empty(), 0, Step.Tally.NONE);

  /**
   * A request without an answer yet.
   *
   * @param seq its entry
   * @param burst it belongs to; 0 for none
   * @param received whether the server has it
   * @param builtIn whether the sender's side of it is in the journal
   * @param kept whether its answer is not to arrive, by somebody's decision or by a fault
   */
  record Sent(long seq, long burst, boolean received, boolean builtIn, boolean kept) {
    Sent losingItsAnswer() {
      return new Sent(seq, burst, received, builtIn, true);
    }
  }

  /** Whether calls of the newest burst are under way. */
  boolean bursting() {
    return number != 0 && tally.isOpen();
  }

  /** A request that waits for its answer. */
  Optional<Sent> of(ExchangeId exchange) {
    return sent.get(exchange);
  }

  /** With what an event begins, counted. */
  Traffic begun(long seq, Event event) {
    if (event instanceof Event.CallStarted(var call, _, _, _, var burst)) {
      return started(call, burst);
    }
    if (event instanceof Event.RequestSent(var id, var lane, var call, _)) {
      // a refresh may belong to no call; whoever refreshes during a burst does so for it
      boolean among = call == 0 && bursting() && lane.equals(Lane.CLIENT);
      return with(
          id, new Sent(seq, calls.get(call).orElse(among ? number : 0L), false, true, false));
    }
    if (event instanceof Event.RequestReceived(var id, _, _)) {
      Sent known = of(id).orElse(new Sent(seq, 0, true, false, false));
      return with(id, new Sent(known.seq(), known.burst(), true, known.builtIn(), known.kept()));
    }
    if (event instanceof Event.Released(_, var id, var decision)) {
      return decided(seq, id, decision);
    }
    if (event instanceof Event.FaultFired(var id, _, var kind)) {
      return of(id)
          .filter(_ -> Fault.breaksConnection(kind))
          .map(known -> with(id, known.losingItsAnswer()))
          .orElse(this);
    }
    if (event instanceof Event.ResponseReceived(var id, var response)) {
      boolean ours = of(id).filter(one -> one.burst() != 0 && one.burst() == number).isPresent();
      return ours && response.status() == UNAUTHORIZED
          ? new Traffic(sent, calls, number, tally.refused())
          : this;
    }
    return event instanceof Event.CallFinished(var call, _, var outcome)
        ? finished(call, outcome)
        : this;
  }

  /** Without what an event ends. */
  Traffic ended(Event event) {
    if (event instanceof Event.ResponseReceived(var id, _)) {
      return without(id);
    }
    if (event instanceof Event.ResponseSent(var id, _)) {
      // an external client's own side is never seen
      return of(id).filter(one -> !one.builtIn()).isPresent() ? without(id) : this;
    }
    return event instanceof Event.ExchangeFailed(var id, _, _) ? without(id) : this;
  }

  /** With one more request that carries a refresh token. */
  Traffic refreshed() {
    return new Traffic(sent, calls, number, tally.refreshed());
  }

  /** An external client's request is decided about before anything else is known of it. */
  private Traffic decided(long seq, ExchangeId id, Decision decision) {
    Sent known = of(id).orElse(null);
    if (decision instanceof Decision.LoseReply && known == null) {
      return with(id, new Sent(seq, 0, false, false, true));
    }
    return decision.losesReply() && known != null ? with(id, known.losingItsAnswer()) : this;
  }

  private Traffic started(long call, long burst) {
    SharedMap<Long, Long> more = calls.with(call, burst);
    if (burst == 0) {
      return new Traffic(sent, more, number, tally);
    }
    Step.Tally counted = burst == number ? tally : Step.Tally.NONE;
    return new Traffic(sent, more, burst, counted.started());
  }

  private Traffic finished(long call, Outcome outcome) {
    boolean ours = number != 0 && calls.get(call).orElse(0L) == number;
    boolean well = outcome instanceof Outcome.Answered(var status, _) && status < 400;
    return new Traffic(sent, calls.without(call), number, ours ? tally.ended(well) : tally);
  }

  private Traffic with(ExchangeId id, Sent one) {
    return new Traffic(sent.with(id, one), calls, number, tally);
  }

  private Traffic without(ExchangeId id) {
    return new Traffic(sent.without(id), calls, number, tally);
  }
}
