package dev.tokenscope.view;

import dev.tokenscope.journal.Entry;
import dev.tokenscope.journal.Journal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/**
 * The one way onto the thread of the window. It collects what is appended and hands it over at most
 * once per pulse, however much comes; when nothing comes there are no pulses.
 */
public final class JournalFeed implements Journal.Listener, AutoCloseable {

  /** More than this at once would be felt; the rest waits for the next pulse. */
  static final int ENTRIES_PER_PULSE = 1000;

  private final Journal journal;
  private final Consumer<Runnable> nextPulse;
  private final Consumer<List<Entry>> onEntries;
  private final ConcurrentLinkedQueue<Entry> entries = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean scheduled = new AtomicBoolean();
  private volatile boolean closed;

  /**
   * A feed that has not begun.
   *
   * @param nextPulse runs something at the next pulse, on the thread of the window
   * @param onEntries is handed what was appended
   */
  JournalFeed(Journal journal, Consumer<Runnable> nextPulse, Consumer<List<Entry>> onEntries) {
    this.journal = journal;
    this.nextPulse = nextPulse;
    this.onEntries = onEntries;
  }

  /** A feed that goes with the pulses of the window. */
  public static JournalFeed withPulses(Journal journal, Consumer<List<Entry>> onEntries) {
    return new JournalFeed(journal, JournalFeed::atNextPulse, onEntries);
  }

  /** Begins, with everything that is in the journal already. */
  public void start() {
    journal.listen(this);
  }

  @Override
  public void appended(Entry entry) {
    entries.add(entry);
    schedule();
  }

  /** Runs something on the thread of the window, at the next pulse. */
  public void hand(Runnable task) {
    tasks.add(task);
    schedule();
  }

  @Override
  public void close() {
    closed = true;
    journal.forget(this);
    entries.clear();
    tasks.clear();
  }

  private void schedule() {
    if (scheduled.compareAndSet(false, true)) {
      nextPulse.accept(this::drain);
    }
  }

  private void drain() {
    // first, so that what comes from here on schedules anew
    scheduled.set(false);
    if (closed) {
      return;
    }
    List<Entry> batch = new ArrayList<>();
    for (Entry entry = entries.poll(); entry != null; entry = entries.poll()) {
      batch.add(entry);
      if (batch.size() == ENTRIES_PER_PULSE) {
        schedule();
        break;
      }
    }
    if (!batch.isEmpty()) {
      onEntries.accept(batch);
    }
    for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
      task.run();
    }
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
