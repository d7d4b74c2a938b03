package dev.tokenscope.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Holds a journal against the grammar of {@link Event}: each start has its one end. */
public final class JournalGrammar implements Journal.Listener {

  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final Set<String> open = new LinkedHashSet<>();
  private final List<String> flaws = new ArrayList<>();

  private JournalGrammar() {}

  /**
   * Fails unless everything that was begun has ended. What another thread is about to end is waited
   * for.
   *
   * @param stillOpen keys that may be open, such as "server"
   */
  public static void assertClosed(Journal journal, String... stillOpen) {
    JournalGrammar grammar = new JournalGrammar();
    journal.listen(grammar);
    try {
      grammar.awaitClosed(Set.of(stillOpen));
    } finally {
      journal.forget(grammar);
    }
  }

  @Override
  public synchronized void appended(Entry entry) {
    Event event = entry.event();
    event
        .opens()
        .filter(key -> !open.add(key))
        .ifPresent(key -> flaws.add("'" + key + "' began twice, at " + entry.seq()));
    event
        .closes()
        .filter(key -> !open.remove(key))
        .ifPresent(key -> flaws.add("'" + key + "' ended without a start, at " + entry.seq()));
    notifyAll();
  }

  private synchronized void awaitClosed(Set<String> stillOpen) {
    long end = System.nanoTime() + PATIENCE_NANOS;
    for (long left = PATIENCE_NANOS; !stillOpen.containsAll(open) && left > 0; ) {
      try {
        TimeUnit.NANOSECONDS.timedWait(this, left);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
      left = end - System.nanoTime();
    }
    assertThat(flaws).isEmpty();
    assertThat(stillOpen).as("what is begun and not ended").containsAll(open);
  }
}
