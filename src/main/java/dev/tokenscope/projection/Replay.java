package dev.tokenscope.projection;

import dev.tokenscope.journal.Entry;
import dev.tokenscope.journal.Journal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongFunction;

/**
 * A projection at any entry of a journal: the newest state is at hand, and an earlier one is folded
 * from the nearest checkpoint before it. When the journal forgets its oldest entries, the state at
 * the cut is kept and becomes the earliest that can be asked for.
 *
 * <p>Listen with it, or hand it entries from elsewhere with {@link #appended}; {@link #dropped}
 * must come from the journal. Safe for many threads.
 */
public final class Replay<S> implements Journal.Listener {

  private final Projection<S> projection;
  private final LongFunction<List<Entry>> since;
  private final int every;
  private final TreeMap<Long, S> checkpoints = new TreeMap<>();
  private S live;
  private long liveSeq;
  private S base;
  private long baseSeq;

  private record Start<S>(long seq, S state) {}

  /**
   * A replay of nothing yet.
   *
   * @param since gives the entries later than a sequence number, usually {@code journal::since}
   * @param every how many entries lie between two checkpoints
   */
  public Replay(Projection<S> projection, LongFunction<List<Entry>> since, int every) {
    if (every < 1) {
      throw new IllegalArgumentException("Checkpoints are at least one entry apart.");
    }
    this.projection = projection;
    this.since = since;
    this.every = every;
    this.live = projection.initial();
    this.base = live;
  }

  @Override
  public synchronized void appended(Entry entry) {
    live = projection.apply(live, entry);
    liveSeq = entry.seq();
    if (liveSeq % every == 0) {
      checkpoints.put(liveSeq, live);
    }
  }

  @Override
  public synchronized void dropped(Entry entry) {
    base = projection.apply(base, entry);
    baseSeq = entry.seq();
    checkpoints.headMap(baseSeq, true).clear();
  }

  /** The newest state. */
  public synchronized S live() {
    return live;
  }

  /** The sequence number of the newest entry it has seen; 0 for none. */
  public synchronized long liveSeq() {
    return liveSeq;
  }

  /**
   * The state after an entry. A number beyond the newest gives the newest state, one before the cut
   * the state at the cut.
   */
  public S at(long seq) {
    while (true) {
      Start<S> start = startFor(seq);
      if (start.seq() >= seq) {
        return start.state();
      }
      // not under this lock: the journal calls dropped() under its own
      List<Entry> later = since.apply(start.seq());
      if (later.isEmpty() || later.getFirst().seq() == start.seq() + 1) {
        return projection.applyAll(
            start.state(), later.subList(0, Math.clamp(seq - start.seq(), 0, later.size())));
      }
      // entries were forgotten meanwhile; the cut has moved, so the next start lies behind it
    }
  }

  private synchronized Start<S> startFor(long seq) {
    if (seq >= liveSeq) {
      return new Start<>(Long.MAX_VALUE, live);
    }
    if (seq <= baseSeq) {
      return new Start<>(Long.MAX_VALUE, base);
    }
    Map.Entry<Long, S> before = checkpoints.floorEntry(seq);
    return before == null || before.getKey() < baseSeq
        ? new Start<>(baseSeq, base)
        : new Start<>(before.getKey(), before.getValue());
  }
}
