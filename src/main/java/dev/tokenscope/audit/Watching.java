package dev.tokenscope.audit;

import dev.tokenscope.journal.Entry;
import dev.tokenscope.journal.Journal;
import dev.tokenscope.lab.Lab;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Watches a laboratory: a thread of its own reads the journal behind the server's back, so that
 * nobody who is served waits for a verdict. It begins with what the journal still has.
 */
public final class Watching implements AutoCloseable {

  /** So long nothing must be heard of a client before what it did is looked at; real time. */
  public static final Duration QUIET = Duration.ofSeconds(1);

  private static final long PACE_NANOS = Duration.ofMillis(40).toNanos();
  private static final long GLANCE_NANOS = Duration.ofMillis(100).toNanos();
  private static final int BATCH = 4096;

  private final Lab lab;
  private final Suite suite;
  private final LiveAudit live;
  private final Duration quiet;
  private final Thread thread;
  private final Journal.Listener bell;
  private final List<Consumer<Watching>> listeners = new CopyOnWriteArrayList<>();
  private final ArrayDeque<Heard> heard = new ArrayDeque<>();
  private final CompletableFuture<Void> finished = new CompletableFuture<>();
  private volatile boolean rung = true;
  private volatile boolean closed;
  private volatile long missed;
  private long last;
  private @Nullable Provocation provocation;

  private record Heard(long seq, long nanos) {}

  private static final class Bell implements Journal.Listener {
    private final Watching watching;

    Bell(Watching watching) {
      this.watching = watching;
    }

    @Override
    public void appended(Entry entry) {
      watching.ring();
    }
  }

  /** Watches for the checks of a suite, from now on. */
  public Watching(Lab lab, Suite suite) {
    this(lab, suite, QUIET);
  }

  /** The same, with another idea of quiet. */
  Watching(Lab lab, Suite suite, Duration quiet) {
    this.quiet = quiet;
    this.lab = lab;
    this.suite = suite;
    this.live = new LiveAudit(suite.checks());
    this.bell = new Bell(this);
    this.thread = Thread.ofPlatform().daemon().name("watching").unstarted(this::run);
    lab.journal().listen(bell);
    thread.start();
  }

  private void ring() {
    if (!rung) {
      rung = true;
      LockSupport.unpark(thread);
    }
  }

  // the thread

  private void run() {
    while (!closed) {
      rung = false;
      read();
      settle();
      boolean provokes = provoke();
      listeners.forEach(listener -> listener.accept(this));
      if (rung) {
        // more came meanwhile: a little later there is more to read at a time
        LockSupport.parkNanos(this, PACE_NANOS);
      } else if (provokes || live.isUnsettled()) {
        LockSupport.parkNanos(this, GLANCE_NANOS);
      } else {
        LockSupport.park(this);
      }
    }
  }

  private synchronized void read() {
    Journal journal = lab.journal();
    for (List<Entry> some = journal.since(last, BATCH);
        !some.isEmpty() && !closed;
        some = journal.since(last, BATCH)) {
      long first = some.getFirst().seq();
      if (last > 0 && first > last + 1) {
        missed += first - last - 1;
      }
      last = some.getLast().seq();
      live.add(some);
    }
    long now = System.nanoTime();
    if (heard.isEmpty() || heard.getLast().seq() < last) {
      heard.addLast(new Heard(last, now));
    }
  }

  private synchronized void settle() {
    long now = System.nanoTime();
    long settled = -1;
    while (!heard.isEmpty() && now - heard.getFirst().nanos() >= quiet.toNanos()) {
      settled = heard.removeFirst().seq();
    }
    if (settled >= 0) {
      live.settle(settled, lab.clock().instant());
      if (heard.isEmpty()) {
        // the newest stays, so that a look that is due later is taken
        heard.addLast(new Heard(last, now - quiet.toNanos()));
      }
    }
  }

  private synchronized boolean provoke() {
    Provocation current = provocation;
    if (current == null) {
      return false;
    }
    current.advance(System.nanoTime());
    if (current.isOver()) {
      provocation = null;
    }
    return provocation != null;
  }

  // for others

  /** Who is watched, and what came of them. */
  public List<LiveClient> clients() {
    return live.clients();
  }

  /** The checks that it watches for. */
  public Suite suite() {
    return suite;
  }

  /** How many entries were forgotten by the journal before they could be looked at. */
  public long missed() {
    return missed;
  }

  /** Calls somebody whenever there may be something new; quickly, on its own thread. */
  public void listen(Consumer<Watching> listener) {
    listeners.add(listener);
    ringAnyway();
  }

  /** Ends what {@link #listen} began. */
  public void forget(Consumer<Watching> listener) {
    listeners.remove(listener);
  }

  private void ringAnyway() {
    rung = true;
    LockSupport.unpark(thread);
  }

  /**
   * Brings the situation of a check about, as far as the laboratory can; what is missing is what
   * the client has to do. Whatever was provoked before is over.
   *
   * @throws IllegalArgumentException with a sentence, where watching cannot tell
   */
  public synchronized void provoke(Check check) {
    if (!check.watch().canProvoke()) {
      throw new IllegalArgumentException(
          check.id() + " cannot be provoked while watching: run ./run.sh audit -- COMMAND.");
    }
    calm();
    read();
    Provocation started = new Provocation(lab, live, check, System.nanoTime());
    provocation = started;
    started.advance(System.nanoTime());
    ringAnyway();
  }

  /** Ends what was provoked, and takes back what was changed for it. */
  public synchronized void calm() {
    if (provocation != null) {
      provocation.end();
      provocation = null;
    }
  }

  /** What is provoked now. */
  public synchronized Optional<Check> provoked() {
    return Optional.ofNullable(provocation).map(Provocation::check);
  }

  /** Looks at everything there is, whether or not more may come. */
  public synchronized List<LiveClient> look() {
    read();
    live.finish(lab.clock().instant());
    return live.clients();
  }

  /** Says that whoever drives the client is done; {@link #finished} tells it. */
  public List<LiveClient> finish() {
    calm();
    List<LiveClient> all = look();
    finished.complete(null);
    return all;
  }

  /** Completes when somebody said that it is enough. */
  public CompletableFuture<Void> finished() {
    return finished;
  }

  /** Watches no longer. */
  @Override
  public void close() {
    closed = true;
    lab.journal().forget(bell);
    LockSupport.unpark(thread);
  }
}
