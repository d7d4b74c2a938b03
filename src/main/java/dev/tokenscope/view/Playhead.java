package dev.tokenscope.view;

import dev.tokenscope.journal.Journal;
import dev.tokenscope.projection.Row;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * Which moment the window shows: the present, with which it goes along, or one of the past, where
 * it stands. Moving it changes what is seen and nothing else. On the thread of the window.
 */
public final class Playhead {

  /** Where it is. */
  public sealed interface Place {}

  /** Goes along with what happens. */
  public record Present() implements Place {}

  /**
   * Stands at a moment.
   *
   * @param seq the last entry that is seen
   * @param instant lab time, not before that entry
   */
  public record Past(long seq, Instant instant) implements Place {}

  private final Journal journal;
  private final InstantSource clock;
  private final Supplier<List<Row>> events;
  private final ReadOnlyObjectWrapper<Place> place = new ReadOnlyObjectWrapper<>(new Present());

  /**
   * A playhead at the present.
   *
   * @param clock the lab clock
   * @param events everything that happened so far, oldest first: its steps
   */
  public Playhead(Journal journal, InstantSource clock, Supplier<List<Row>> events) {
    this.journal = journal;
    this.clock = clock;
    this.events = events;
  }

  /** Where it is. */
  public ReadOnlyObjectProperty<Place> place() {
    return place.getReadOnlyProperty();
  }

  /** Whether it goes along with what happens. */
  public boolean isLive() {
    return place.get() instanceof Present;
  }

  /** Goes to the present and along with it. */
  public void live() {
    if (!isLive()) {
      place.set(new Present());
    }
  }

  /** Goes to an instant; to the present where that has not come yet. */
  public void to(Instant instant) {
    if (!instant.isBefore(clock.instant())) {
      live();
      return;
    }
    long seq = journal.seqAt(instant);
    if (seq < journal.firstSeq()) {
      first();
    } else {
      place.set(new Past(seq, instant));
    }
  }

  /** Goes to an entry; to the oldest that is kept where it is forgotten. */
  public void to(long seq, Instant instant) {
    if (seq < journal.firstSeq()) {
      first();
    } else {
      place.set(new Past(seq, instant));
    }
  }

  /** Goes to the first event that is remembered. */
  public void first() {
    List<Row> rows = events.get();
    long kept = journal.firstSeq();
    int index = firstWhere(rows, row -> row.seq() >= kept);
    if (index < rows.size()) {
      go(rows.get(index));
    }
  }

  /** Goes one event back. */
  public void previous() {
    List<Row> rows = events.get();
    int index =
        switch (place.get()) {
          case Present _ -> rows.size();
          case Past here -> firstWhere(rows, row -> !before(row, here));
        };
    if (index > 0 && rows.get(index - 1).seq() >= journal.firstSeq()) {
      go(rows.get(index - 1));
    }
  }

  /** Goes one event forth; behind the last one is the present. */
  public void next() {
    if (place.get() instanceof Past here) {
      List<Row> rows = events.get();
      int index = firstWhere(rows, row -> after(row, here));
      if (index < rows.size()) {
        go(rows.get(index));
      } else {
        live();
      }
    }
  }

  private void go(Row row) {
    place.set(new Past(row.seq(), row.at()));
  }

  private static boolean before(Row row, Past here) {
    return row.seq() < here.seq() || (row.seq() == here.seq() && row.at().isBefore(here.instant()));
  }

  private static boolean after(Row row, Past here) {
    return row.seq() > here.seq() || (row.seq() == here.seq() && row.at().isAfter(here.instant()));
  }

  /** The rows are in order: none satisfies it, and from the result on all do. */
  private static int firstWhere(List<Row> rows, Predicate<Row> holds) {
    int low = 0;
    int high = rows.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (holds.test(rows.get(middle))) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
