package dev.tokenscope.projection;

import dev.tokenscope.journal.Entry;
import dev.tokenscope.journal.Journal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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
  private final Source source;
  private final int every;
  private final TreeMap<Long, S> checkpoints = new TreeMap<>();
  private S live;
  private long liveSeq;
  private S base;
  private long baseSeq;

  /** What was asked for last: who scrubs asks for its neighbour next. */
  private Start<S> last;

  private record Start<S>(long seq, S state) {}

  /** Where earlier entries are read again, usually {@code journal::since}. */
  @FunctionalInterface
  public interface Source {
    /** The oldest entries later than a sequence number, no more than so many. */
    List<Entry> since(long seq, int max);
  }

  /**
   * A replay of nothing yet.
   *
   * @param source gives earlier entries again
   * @param every how many entries lie between two checkpoints
   */
  public Replay(Projection<S> projection, Source source, int every) {
    if (every < 1) {
      throw new IllegalArgumentException("Checkpoints are at least one entry apart.");
    }
    this.projection = projection;
    this.source = source;
    this.every = every;
    this.live = projection.initial();
    this.base = live;
    this.last = new Start<>(0, live);
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
      List<Entry> later = source.since(start.seq(), (int) (seq - start.seq()));
      if (later.isEmpty() || later.getFirst().seq() == start.seq() + 1) {
        S state = projection.applyAll(start.state(), later);
        remember(new Start<>(seq, state));
        return state;
      }
      // entries were forgotten meanwhile; the cut has moved, so the next start lies behind it
    }
  }

  private synchronized void remember(Start<S> asked) {
    last = asked;
  }

  private synchronized Start<S> startFor(long seq) {
    if (seq >= liveSeq) {
      return new Start<>(Long.MAX_VALUE, live);
    }
    if (seq <= baseSeq) {
      return new Start<>(Long.MAX_VALUE, base);
    }
    Map.Entry<Long, S> before = checkpoints.floorEntry(seq);
    long from = before == null ? baseSeq : Math.max(baseSeq, before.getKey());
    if (last.seq() <= seq && last.seq() > from) {
      return last;
    }
    return before == null || before.getKey() < baseSeq
        ? new Start<>(baseSeq, base)
        : new Start<>(before.getKey(), before.getValue());
  }
}
