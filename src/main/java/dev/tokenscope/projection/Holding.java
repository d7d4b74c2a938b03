package dev.tokenscope.projection;

import dev.tokenscope.intent.HoldFilter;
import dev.tokenscope.journal.Event;
import java.util.ArrayList;
import java.util.List;

/**
 * Step mode: which messages are held, and which of them wait.
 *
 * @param filter which are held
 * @param queue which wait for a decision, oldest first
 */
public record Holding(HoldFilter filter, List<Event.Held> queue) {

  /** Everything flows. */
  public static final Holding NOTHING = new Holding(HoldFilter.NONE, List.of());

  Holding by(HoldFilter chosen) {
    return new Holding(chosen, queue);
  }

  Holding with(Event.Held held) {
    List<Event.Held> longer = new ArrayList<>(queue);
    longer.add(held);
    return new Holding(filter, List.copyOf(longer));
  }

  Holding without(long hold) {
    return new Holding(filter, queue.stream().filter(held -> held.hold() != hold).toList());
  }
}
