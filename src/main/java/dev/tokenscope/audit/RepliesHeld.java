package dev.tokenscope.audit;

import dev.tokenscope.intent.Decision;
import dev.tokenscope.journal.Event;
import dev.tokenscope.journal.ExchangeId;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Answers that somebody kept from arriving in step mode. It may be decided before the request comes
 * to the server, or when its answer is ready.
 */
final class RepliesHeld {

  /** Who decides is a person: so many are never under way at a time. */
  private static final int DECISIONS_MAX = 1_000;

  private final Map<ExchangeId, Boolean> lost =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ExchangeId, Boolean> eldest) {
          return size() > DECISIONS_MAX;
        }
      };

  /** It was decided about a message. */
  void released(Event.Released released) {
    if (released.decision() instanceof Decision.LoseReply
        || released.decision() instanceof Decision.Drop) {
      lost.put(released.exchange(), true);
    }
  }

  /** What the server has, as far as it is known by now whether its answer will arrive. */
  Exchange arrived(ExchangeId id, Exchange exchange) {
    return lost.containsKey(id) ? exchange.losingItsAnswer() : exchange;
  }
}
