package dev.tokenscope.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenscope.journal.Entry;
import dev.tokenscope.journal.Event;
import dev.tokenscope.journal.Journal;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JournalFeedTest {

  private final Journal journal = new Journal(() -> Instant.EPOCH);
  private final ArrayDeque<Runnable> pulses = new ArrayDeque<>();
  private final List<List<Entry>> handed = new ArrayList<>();
  private final JournalFeed feed = new JournalFeed(journal, pulses::add, handed::add);

  @Test
  void what_comes_between_two_pulses_is_handed_over_together() {
    feed.start();
    notes(3);
    assertThat(handed).isEmpty();
    assertThat(pulses).hasSize(1);

    pulse();
    assertThat(handed).hasSize(1);
    assertThat(handed.getFirst()).extracting(Entry::seq).containsExactly(1L, 2L, 3L);
    assertThat(pulses).as("nothing comes, so no pulse is asked for").isEmpty();
  }

  @Test
  void what_was_there_before_comes_first() {
    notes(2);
    feed.start();
    notes(1);
    pulse();
    assertThat(handed.getFirst()).hasSize(3);
  }

  @Test
  void a_flood_is_spread_over_several_pulses() {
    feed.start();
    notes(JournalFeed.ENTRIES_PER_PULSE + 1);
    pulse();
    assertThat(handed.getFirst()).hasSize(JournalFeed.ENTRIES_PER_PULSE);
    pulse();
    assertThat(handed.getLast()).hasSize(1);
    assertThat(pulses).isEmpty();
  }

  @Test
  void tasks_run_at_the_pulse_after_the_entries() {
    feed.start();
    List<String> order = new ArrayList<>();
    JournalFeed other = new JournalFeed(journal, pulses::add, _ -> order.add("entries"));
    other.hand(() -> order.add("task"));
    other.start();
    notes(1);
    pulse();
    pulse();
    assertThat(order).containsExactly("entries", "task");
  }

  @Test
  void after_the_end_nothing_is_handed_over() {
    feed.start();
    notes(1);
    feed.close();
    pulse();
    notes(1);
    assertThat(handed).isEmpty();
    assertThat(pulses).isEmpty();
  }

  private void notes(int count) {
    for (int i = 0; i < count; i++) {
      journal.append(new Event.NotePinned("note"));
    }
  }

  private void pulse() {
    pulses.remove().run();
  }
}
