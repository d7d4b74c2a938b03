package dev.tokenscope.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenscope.journal.Event;
import dev.tokenscope.journal.Journal;
import dev.tokenscope.projection.EventLog;
import dev.tokenscope.projection.Row;
import dev.tokenscope.projection.Script;
import dev.tokenscope.view.Playhead.Past;
import dev.tokenscope.view.Playhead.Present;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlayheadTest {

  private final Script script = Scenes.REFRESHED.script();
  private final List<Row> rows = rows(script.journal(), script.now());
  private final Playhead playhead = new Playhead(script.journal(), script::now, () -> rows);

  @Test
  void it_begins_at_the_present() {
    assertThat(playhead.isLive()).isTrue();
    assertThat(playhead.place().get()).isEqualTo(new Present());
  }

  @Test
  void back_and_back_again_visits_every_event_and_forth_comes_to_the_present() {
    List<Past> seen = new ArrayList<>();
    for (int i = 0; i < rows.size() + 3; i++) {
      playhead.previous();
      seen.addFirst((Past) playhead.place().get());
    }
    assertThat(seen.subList(3, seen.size()))
        .containsExactlyElementsOf(rows.stream().map(row -> new Past(row.seq(), row.at())).toList())
        .anySatisfy(
            past -> assertThat(past.instant()).isEqualTo(Instant.parse("2026-03-02T05:03:21Z")));
    assertThat(seen.getFirst()).as("there is nothing before the first").isEqualTo(seen.get(3));

    for (int i = 1; i < rows.size(); i++) {
      playhead.next();
      assertThat(playhead.place().get()).isEqualTo(new Past(rows.get(i).seq(), rows.get(i).at()));
    }
    playhead.next();
    assertThat(playhead.isLive()).isTrue();
    playhead.next();
    assertThat(playhead.isLive()).isTrue();
  }

  @Test
  void an_instant_has_every_entry_up_to_it() {
    Instant between = Script.START.plusMillis(700 + 3 + 3000 - 1);
    playhead.to(between);
    Past past = (Past) playhead.place().get();
    assertThat(past.instant()).isEqualTo(between);
    assertThat(script.journal().since(past.seq() - 1, 1).getFirst().at())
        .isBeforeOrEqualTo(between);
    assertThat(script.journal().since(past.seq(), 1).getFirst().at()).isAfter(between);
  }

  @Test
  void from_between_two_events_it_goes_to_the_nearest_on_either_side() {
    Row before = rows.get(4);
    playhead.to(before.at().plusMillis(1500));
    playhead.previous();
    Past back = (Past) playhead.place().get();
    playhead.next();
    Past forth = (Past) playhead.place().get();
    assertThat(back.instant()).isBefore(before.at().plusMillis(1500));
    assertThat(forth.instant()).isAfter(before.at().plusMillis(1500));
  }

  @Test
  void an_instant_before_everything_is_the_first_event() {
    playhead.to(Script.START.minusSeconds(60));
    assertThat(playhead.place().get())
        .isEqualTo(new Past(rows.getFirst().seq(), rows.getFirst().at()));
  }

  @Test
  void an_instant_that_has_not_come_is_the_present() {
    playhead.first();
    assertThat(playhead.isLive()).isFalse();
    playhead.to(script.now().plusSeconds(1));
    assertThat(playhead.isLive()).isTrue();
  }

  @Test
  void it_does_not_go_where_the_journal_has_forgotten() {
    Journal small = new Journal(script::now, 10, 1000);
    for (int i = 0; i < 30; i++) {
      script.wait("1s");
      small.append(new Event.NotePinned("note " + i));
    }
    List<Row> all = new ArrayList<>();
    for (long seq = 1; seq <= 30; seq++) {
      Row one = rows(small, script.now()).getFirst();
      all.add(new Row(seq, one.at(), null, one.from(), null, one.what(), List.of(), one.tone()));
    }
    Playhead other = new Playhead(small, script::now, () -> all);
    other.first();
    assertThat(((Past) other.place().get()).seq()).isEqualTo(21);
    other.previous();
    assertThat(((Past) other.place().get()).seq()).isEqualTo(21);
    other.to(3, Script.START);
    assertThat(((Past) other.place().get()).seq()).isEqualTo(21);
    other.to(25, script.now());
    assertThat(((Past) other.place().get()).seq()).isEqualTo(25);
  }

  @Test
  void with_nothing_to_go_to_it_stays_at_the_present() {
    Playhead empty = new Playhead(script.journal(), script::now, List::of);
    empty.previous();
    empty.first();
    assertThat(empty.isLive()).isTrue();
  }

  private static List<Row> rows(Journal journal, Instant now) {
    EventLog log = new EventLog();
    return log.applyAll(log.initial(), journal.since(0)).at(now);
  }
}
