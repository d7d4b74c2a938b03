package dev.tokenscope.journal;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The only memory of the laboratory: what happened, in order. It can be appended to and read, and
 * nothing else. It keeps the newest entries; what is dropped is handed to the listeners first, so
 * that they can keep a checkpoint.
 *
 * <p>Safe for many threads. Listeners are called in order, under the lock: they must be quick and
 * must not append.
 */
public final class Journal {

  /** How many entries a window keeps. */
  public static final int ENTRIES_MAX = 200_000;

  /** How many bytes of bodies are kept. */
  public static final long BODY_BYTES_MAX = 64L * 1024 * 1024;

  private final InstantSource clock;
  private final int entriesMax;
  private final long bodyBytesMax;
  private final ReentrantLock lock = new ReentrantLock();
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();
  private final Map<ExchangeId, Long> causeOfOpenExchange = new HashMap<>();
  private final ArrayDeque<Body> bodies = new ArrayDeque<>();
  private long bodyBytes;
  private Entry[] ring = new Entry[1024];
  private int start;
  private int count;
  private long firstSeq = 1;
  private Instant latest = Instant.MIN;

  /** Hears of what is appended, and of what is dropped. */
  public interface Listener {
    /** An entry is there. */
    void appended(Entry entry);

    /** The oldest entry is about to be forgotten. */
    default void dropped(Entry entry) {}
  }

  /** A journal with the usual bounds. */
  public Journal(InstantSource clock) {
    this(clock, ENTRIES_MAX, BODY_BYTES_MAX);
  }

  /**
   * A journal with bounds of its own.
   *
   * @param clock gives each entry its lab time
   * @param entriesMax how many entries are kept
   * @param bodyBytesMax how many bytes of bodies are kept
   */
  public Journal(InstantSource clock, int entriesMax, long bodyBytesMax) {
    if (entriesMax < 1) {
      throw new IllegalArgumentException("A journal keeps at least one entry.");
    }
    this.clock = clock;
    this.entriesMax = entriesMax;
    this.bodyBytesMax = bodyBytesMax;
  }

  /**
   * A journal that was written down, to be looked at.
   *
   * @param entries in order, without a gap
   * @throws IllegalArgumentException when there are none, or one is missing; the sentence says
   *     which
   */
  public static Journal of(List<Entry> entries) {
    if (entries.isEmpty()) {
      throw new IllegalArgumentException("There are no entries.");
    }
    Instant end = entries.getLast().at();
    Journal journal = new Journal(() -> end, Math.max(ENTRIES_MAX, entries.size()), BODY_BYTES_MAX);
    journal.firstSeq = entries.getFirst().seq();
    for (Entry entry : entries) {
      long expected = journal.firstSeq + journal.count;
      if (entry.seq() != expected) {
        throw new IllegalArgumentException(
            "Entry " + expected + " is missing; there is " + entry.seq() + " in its place.");
      }
      journal.add(entry);
    }
    journal.latest = end;
    return journal;
  }

  /**
   * Appends an event with the current lab time and the current {@link Cause}. An event on the far
   * side of an exchange has the cause of the near side.
   */
  public Entry append(Event event) {
    lock.lock();
    try {
      Instant now = clock.instant();
      // two readers of the clock may overtake each other on the way to the lock
      latest = now.isAfter(latest) ? now : latest;
      Entry entry = new Entry(firstSeq + count, latest, causeOf(event), event);
      add(entry);
      listeners.forEach(listener -> listener.appended(entry));
      return entry;
    } finally {
      lock.unlock();
    }
  }

  /** Everything that is kept and later than a sequence number; 0 for all. */
  public List<Entry> since(long seq) {
    return since(seq, Integer.MAX_VALUE);
  }

  /** The oldest entries that are kept and later than a sequence number, no more than so many. */
  public List<Entry> since(long seq, int max) {
    lock.lock();
    try {
      int from = seq < firstSeq ? 0 : (int) Math.min(seq - firstSeq + 1, count);
      int to = (int) Math.min((long) from + max, count);
      List<Entry> entries = new ArrayList<>(to - from);
      for (int i = from; i < to; i++) {
        entries.add(at(i));
      }
      return entries;
    } finally {
      lock.unlock();
    }
  }

  /**
   * The sequence number of the newest entry that had happened at an instant; the number before the
   * oldest entry that is kept where that was earlier.
   */
  public long seqAt(Instant instant) {
    lock.lock();
    try {
      int low = 0;
      int high = count;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (at(middle).at().isAfter(instant)) {
          high = middle;
        } else {
          low = middle + 1;
        }
      }
      return firstSeq + low - 1;
    } finally {
      lock.unlock();
    }
  }

  /** What is kept, later than one sequence number and up to another. */
  public List<Entry> between(long after, long upTo) {
    lock.lock();
    try {
      int from = after < firstSeq ? 0 : (int) Math.min(after - firstSeq + 1, count);
      int to = Math.clamp(upTo - firstSeq + 1, from, count);
      List<Entry> entries = new ArrayList<>(to - from);
      for (int i = from; i < to; i++) {
        entries.add(at(i));
      }
      return entries;
    } finally {
      lock.unlock();
    }
  }

  /** The sequence number of the oldest entry that is kept. */
  public long firstSeq() {
    lock.lock();
    try {
      return firstSeq;
    } finally {
      lock.unlock();
    }
  }

  /** The sequence number of the newest entry; 0 where there is none. */
  public long lastSeq() {
    lock.lock();
    try {
      return firstSeq + count - 1;
    } finally {
      lock.unlock();
    }
  }

  /** Calls a listener with everything that is kept, then with everything that comes. */
  public void listen(Listener listener) {
    lock.lock();
    try {
      for (int i = 0; i < count; i++) {
        listener.appended(at(i));
      }
      listeners.add(listener);
    } finally {
      lock.unlock();
    }
  }

  /** Ends what {@link #listen} began. */
  public void forget(Listener listener) {
    listeners.remove(listener);
  }

  private long causeOf(Event event) {
    long cause = Cause.current();
    if (event instanceof Event.OfExchange part) {
      if (cause == 0) {
        cause = causeOfOpenExchange.getOrDefault(part.exchange(), 0L);
      } else if (event instanceof Event.RequestSent) {
        causeOfOpenExchange.put(part.exchange(), cause);
      }
      if (event instanceof Event.ResponseReceived || event instanceof Event.ExchangeFailed) {
        causeOfOpenExchange.remove(part.exchange());
      }
    }
    return cause;
  }

  /** The cause of an exchange whose request was sent from here and is not answered yet; else 0. */
  public long causeOf(ExchangeId exchange) {
    lock.lock();
    try {
      return causeOfOpenExchange.getOrDefault(exchange, 0L);
    } finally {
      lock.unlock();
    }
  }

  private void add(Entry entry) {
    if (count == entriesMax) {
      Entry oldest = at(0);
      listeners.forEach(listener -> listener.dropped(oldest));
      forgetBody(oldest.event());
      start = (start + 1) % ring.length;
      count--;
      firstSeq++;
    }
    if (count == ring.length) {
      grow();
    }
    ring[(start + count) % ring.length] = entry;
    count++;
    keepWithinBudget(entry.event());
  }

  private void grow() {
    Entry[] larger = new Entry[Math.min(ring.length * 2, entriesMax)];
    for (int i = 0; i < count; i++) {
      larger[i] = at(i);
    }
    ring = larger;
    start = 0;
  }

  private Entry at(int index) {
    return ring[(start + index) % ring.length];
  }

  private void keepWithinBudget(Event event) {
    Body body = bodyOf(event);
    if (body == null || body.size() == 0) {
      return;
    }
    bodies.addLast(body);
    bodyBytes += body.size();
    while (bodyBytes > bodyBytesMax && bodies.size() > 1) {
      Body oldest = bodies.removeFirst();
      bodyBytes -= oldest.size();
      oldest.drop();
    }
  }

  /** The body of an entry that goes weighs nothing any more, unless it had lost its bytes. */
  private void forgetBody(Event event) {
    Body body = bodyOf(event);
    if (body != null && body.equals(bodies.peekFirst())) {
      bodies.removeFirst();
      bodyBytes -= body.size();
    }
  }

  private static @Nullable Body bodyOf(Event event) {
    return event instanceof Event.OfExchange part
        ? switch (part) {
          case Event.RequestSent sent -> sent.request().body();
          case Event.RequestReceived received -> received.request().body();
          case Event.ResponseSent sent -> sent.response().body();
          case Event.ResponseReceived received -> received.response().body();
          case Event.Held held ->
              held.answer() == null ? held.request().body() : held.answer().body();
          case Event.ExchangeFailed _, Event.Released _, Event.TokenChecked _, Event.FaultFired _ ->
              null;
        }
        : null;
  }
}
