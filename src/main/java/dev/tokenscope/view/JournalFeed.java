package dev.tokenscope.view;

import dev.tokenscope.journal.Entry;
import dev.tokenscope.journal.Journal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/**
 * The one way onto the thread of the window. What is appended is folded on a thread of its own; the
 * newest picture that comes of it is handed over at most once per pulse, however much comes, and
 * one that was overtaken is never shown. When nothing comes there are no pulses.
 *
 * @param <M> what is shown of the journal: immutable
 */
public final class JournalFeed<M> implements Journal.Listener, AutoCloseable {

  /** A flood is shown as it comes in, after so many each. */
  static final int ENTRIES_PER_PICTURE = 1000;

  private final Journal journal;
  private final Executor folding;
  private final Consumer<Runnable> nextPulse;
  private final Consumer<List<Entry>> fold;
  private final Supplier<? extends @Nullable M> look;
  private final Consumer<M> show;
  private final ConcurrentLinkedQueue<Entry> entries = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<Runnable> due = new ConcurrentLinkedQueue<>();
  private final AtomicReference<M> newest = new AtomicReference<>();
  private final AtomicBoolean working = new AtomicBoolean();
  private final AtomicBoolean scheduled = new AtomicBoolean();

  /** What waits for a picture that was overtaken while it was made; on the folding thread. */
  private final List<Runnable> unseen = new ArrayList<>();

  private volatile boolean closed;

  /**
   * A feed that has not begun.
   *
   * @param folding runs one thing after the other, beside the window
   * @param nextPulse runs something at the next pulse, on the thread of the window
   * @param fold is handed what was appended; on the folding thread
   * @param look makes the picture of what was folded; on the folding thread; null where something
   *     else is to be looked at meanwhile, then it is asked again
   * @param show is handed the newest picture; on the thread of the window
   */
  JournalFeed(
      Journal journal,
      Executor folding,
      Consumer<Runnable> nextPulse,
      Consumer<List<Entry>> fold,
      Supplier<? extends @Nullable M> look,
      Consumer<M> show) {
    this.journal = journal;
    this.folding = folding;
    this.nextPulse = nextPulse;
    this.fold = fold;
    this.look = look;
    this.show = show;
  }

  /** A feed that goes with the pulses of the window. */
  public static <M> JournalFeed<M> withPulses(
      Journal journal,
      Consumer<List<Entry>> fold,
      Supplier<? extends @Nullable M> look,
      Consumer<M> show) {
    // what comes after the end is for nobody, therefore it is discarded
    ExecutorService thread =
        new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofPlatform().daemon().name("story").factory(),
            new ThreadPoolExecutor.DiscardPolicy());
    return new JournalFeed<>(journal, thread, JournalFeed::atNextPulse, fold, look, show);
  }

  /** Begins, with everything that is in the journal already. */
  public void start() {
    journal.listen(this);
  }

  @Override
  public void appended(Entry entry) {
    entries.add(entry);
    work();
  }

  /** Looks anew, because time went on or the viewpoint is another. */
  public void look() {
    work();
  }

  /** Runs something on the thread of the window, after what was appended so far is shown. */
  public void hand(Runnable task) {
    tasks.add(task);
    work();
  }

  @Override
  public void close() {
    closed = true;
    journal.forget(this);
    if (folding instanceof ExecutorService thread) {
      thread.shutdown();
    }
  }

  private void work() {
    if (!closed && working.compareAndSet(false, true)) {
      folding.execute(this::foldAndLook);
    }
  }

  private void foldAndLook() {
    // first, so that what comes from here on asks for another round
    working.set(false);
    // these were handed before the entries below are taken: they come after all of them
    List<Runnable> ready = new ArrayList<>(unseen);
    unseen.clear();
    for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
      ready.add(task);
    }
    boolean more = true;
    boolean made = false;
    while (more && !closed) {
      List<Entry> batch = new ArrayList<>();
      while (more && batch.size() < ENTRIES_PER_PICTURE) {
        Entry entry = entries.poll();
        more = entry != null;
        if (entry != null) {
          batch.add(entry);
        }
      }
      if (!batch.isEmpty()) {
        fold.accept(batch);
      }
      M picture = look.get();
      made = picture != null;
      if (picture != null) {
        newest.set(picture);
        schedule();
      }
    }
    if (!made) {
      unseen.addAll(ready);
      work();
      return;
    }
    due.addAll(ready);
    schedule();
  }

  private void schedule() {
    if (scheduled.compareAndSet(false, true)) {
      nextPulse.accept(this::handOver);
    }
  }

  private void handOver() {
    scheduled.set(false);
    // before the picture, so that every task comes after what it waited for
    List<Runnable> ready = new ArrayList<>();
    for (Runnable task = due.poll(); task != null; task = due.poll()) {
      ready.add(task);
    }
    M picture = newest.getAndSet(null);
    if (closed) {
      return;
    }
    if (picture != null) {
      show.accept(picture);
    }
    ready.forEach(Runnable::run);
  }

  private static void atNextPulse(Runnable task) {
    Platform.runLater(
        () ->
            new AnimationTimer() {
              @Override
              public void handle(long now) {
                stop();
                task.run();
              }
            }.start());
  }
}
