package dev.tokenscope.audit;

import dev.tokenscope.journal.Event;
import dev.tokenscope.journal.ExchangeId;
import java.util.Collections;
import java.util.Set;

/**
 * Answers that somebody kept from arriving in step mode. It may be decided before the request comes
 * to the server, or when its answer is ready.
 */
final class RepliesHeld {

  /** Who decides is a person: so many are never under way at a time. */
  private static final int DECISIONS_MAX = 1_000;

  private final Set<ExchangeId> lost = Collections.newSetFromMap(new Bounded<>(DECISIONS_MAX));

  /** It was decided about a message. */
  void released(Event.Released released) {
    if (released.decision().losesReply()) {
      lost.add(released.exchange());
    }
  }

  /** What the server has, as far as it is known by now whether its answer will arrive. */
  Exchange arrived(ExchangeId id, Exchange exchange) {
    return lost.contains(id) ? exchange.losingItsAnswer() : exchange;
  }
}
