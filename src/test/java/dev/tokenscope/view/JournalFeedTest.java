package dev.tokenscope.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenscope.journal.Event;
import dev.tokenscope.journal.Journal;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JournalFeedTest {

  private final Journal journal = new Journal(() -> Instant.EPOCH);
  private final ArrayDeque<Runnable> rounds = new ArrayDeque<>();
  private final ArrayDeque<Runnable> pulses = new ArrayDeque<>();
  private final List<Object> shown = new ArrayList<>();
  private int folded;
  private final JournalFeed<Integer> feed =
      new JournalFeed<>(
          journal,
          rounds::add,
          pulses::add,
          entries -> folded += entries.size(),
          () -> folded,
          shown::add);

  @Test
  void what_comes_between_two_pulses_is_shown_once() {
    feed.start();
    notes(2);
    round();
    notes(3);
    round();
    assertThat(pulses).hasSize(1);
    pulse();
    assertThat(shown).containsExactly(5);
  }

  @Test
  void nothing_is_folded_where_it_is_appended_or_shown() {
    feed.start();
    notes(5);
    assertThat(folded).isZero();
    assertThat(rounds).as("one round takes them all").hasSize(1);
    round();
    assertThat(folded).isEqualTo(5);
    assertThat(shown).isEmpty();
  }

  @Test
  void when_nothing_comes_there_are_no_rounds_and_no_pulses() {
    feed.start();
    notes(1);
    round();
    pulse();
    assertThat(rounds).isEmpty();
    assertThat(pulses).isEmpty();
  }

  @Test
  void what_was_there_before_comes_first() {
    notes(2);
    feed.start();
    notes(1);
    round();
    pulse();
    assertThat(shown).containsExactly(3);
  }

  @Test
  void looking_anew_shows_without_an_entry() {
    feed.start();
    feed.look();
    feed.look();
    round();
    pulse();
    assertThat(shown).containsExactly(0);
    assertThat(rounds).isEmpty();
  }

  @Test
  void a_picture_that_was_overtaken_is_never_shown() {
    List<Integer> looked = new ArrayList<>();
    JournalFeed<Integer> other =
        new JournalFeed<>(
            journal,
            rounds::add,
            pulses::add,
            entries -> folded += entries.size(),
            () -> {
              looked.add(folded);
              return folded;
            },
            shown::add);
    other.start();
    notes(2 * JournalFeed.ENTRIES_PER_PICTURE + 1);
    round();
    pulse();
    assertThat(looked).as("a flood is looked at as it comes in").contains(1000, 2000, 2001);
    assertThat(shown).containsExactly(2001);
  }

  @Test
  void tasks_run_after_what_was_appended_before_them_is_shown() {
    feed.start();
    notes(1);
    feed.hand(() -> shown.add("task"));
    round();
    pulse();
    assertThat(shown).containsExactly(1, "task");
  }

  @Test
  void a_picture_that_is_overtaken_while_it_is_made_is_made_again_before_its_tasks_run() {
    List<String> answers = new ArrayList<>();
    JournalFeed<Integer> other =
        new JournalFeed<>(
            journal,
            rounds::add,
            pulses::add,
            entries -> folded += entries.size(),
            () -> {
              answers.add("asked");
              return answers.size() == 1 ? null : folded;
            },
            shown::add);
    other.start();
    notes(1);
    other.hand(() -> shown.add("task"));
    round();
    assertThat(pulses).as("there is nothing to show yet").isEmpty();
    round();
    pulse();
    assertThat(shown).containsExactly(1, "task");
    assertThat(rounds).isEmpty();
  }

  @Test
  void after_the_end_nothing_is_shown() {
    feed.start();
    notes(1);
    round();
    feed.close();
    pulse();
    notes(1);
    assertThat(shown).isEmpty();
    assertThat(rounds).isEmpty();
    assertThat(pulses).isEmpty();
  }

  private void notes(int count) {
    for (int i = 0; i < count; i++) {
      journal.append(new Event.NotePinned("note"));
    }
  }

  private void round() {
    rounds.remove().run();
  }

  private void pulse() {
    pulses.remove().run();
  }
}
