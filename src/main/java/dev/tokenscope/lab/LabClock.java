package dev.tokenscope.lab;

import dev.tokenscope.wire.gate.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.PriorityQueue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * The time of the laboratory: it can run fast, stand, and be put forward, never back. Server and
 * client read it, tasks are due on it, and nothing else in the program asks for the time.
 */
public final class LabClock implements Timer, AutoCloseable {

  /** Nobody waits longer at a stretch; a wait of centuries does not fit into nanoseconds. */
  private static final Duration STRETCH = Duration.ofHours(1);

  private final LongSupplier nanos;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final PriorityQueue<Task> tasks = new PriorityQueue<>();

  private Instant base;
  private long baseNanos;
  private Duration jumped = Duration.ZERO;
  private double speed = 1;
  private boolean paused;
  private int held;
  private long taken;
  private boolean closed;

  private final class Task implements Due, Comparable<Task> {
    private final Instant due;
    private final boolean flowing;
    private final long order;
    private final Runnable action;

    Task(Instant due, boolean flowing, long order, Runnable action) {
      this.due = due;
      this.flowing = flowing;
      this.order = order;
      this.action = action;
    }

    /** When it is due on the lab clock, as far as that can be told now. */
    Instant dueOnClock() {
      return flowing ? due.plus(jumped) : due;
    }

    @Override
    public void cancel() {
      lock.lock();
      try {
        tasks.remove(this);
      } finally {
        lock.unlock();
      }
    }

    @Override
    public int compareTo(Task other) {
      int byDue = dueOnClock().compareTo(other.dueOnClock());
      return byDue != 0 ? byDue : Long.compare(order, other.order);
    }
  }

  /** A clock that runs from an instant on, with the machine's own ticks. */
  public static LabClock running(Instant start) {
    return new LabClock(start, System::nanoTime, false);
  }

  /** A clock that stands at an instant until it is put forward or set running. */
  public static LabClock standing(Instant start) {
    return new LabClock(start, System::nanoTime, true);
  }

  LabClock(Instant start, LongSupplier nanos, boolean paused) {
    this.base = start;
    this.nanos = nanos;
    this.baseNanos = nanos.getAsLong();
    this.paused = paused;
    Thread.ofPlatform().daemon().name("lab clock").start(this::runTasks);
  }

  @Override
  public Instant instant() {
    lock.lock();
    try {
      return now();
    } finally {
      lock.unlock();
    }
  }

  /** Lab seconds in a real second, while it runs. */
  public double speed() {
    lock.lock();
    try {
      return speed;
    } finally {
      lock.unlock();
    }
  }

  /** Whether somebody stopped it. */
  public boolean isPaused() {
    lock.lock();
    try {
      return paused;
    } finally {
      lock.unlock();
    }
  }

  /** Whether it stands, because somebody stopped it or because a message is held. */
  public boolean stands() {
    lock.lock();
    try {
      return paused || held > 0;
    } finally {
      lock.unlock();
    }
  }

  /** Stops it. */
  public void pause() {
    change(() -> paused = true);
  }

  /** Lets it run again. */
  public void resume() {
    change(() -> paused = false);
  }

  /** Stops it while a message is held; it runs again when as many were released. */
  public void hold() {
    change(() -> held++);
  }

  /** Undoes one {@link #hold}. */
  public void release() {
    change(() -> held--);
  }

  /**
   * Lets it run at another speed.
   *
   * @param factor lab seconds in a real second, from 0.1 to 1000
   */
  public void speed(double factor) {
    if (!(factor >= 0.1 && factor <= 1000)) {
      throw new IllegalArgumentException(
          "The clock runs at 0.1 to 1000 times its speed, not at " + factor + ".");
    }
    change(() -> speed = factor);
  }

  /**
   * Puts it forward. What is due on the way happens, at the new time.
   *
   * @throws IllegalArgumentException for a negative duration: lab time never goes back
   */
  public void advance(Duration by) {
    if (by.isNegative()) {
      throw new IllegalArgumentException("Lab time never goes back.");
    }
    change(
        () -> {
          base = base.plus(by);
          jumped = jumped.plus(by);
          // what counts flowing time moved with the clock: order the queue anew
          PriorityQueue<Task> reordered = new PriorityQueue<>(tasks);
          tasks.clear();
          tasks.addAll(reordered);
        });
  }

  @Override
  public Due at(Instant due, Runnable action) {
    return schedule(due, false, action);
  }

  @Override
  public Due after(Duration span, Runnable action) {
    lock.lock();
    try {
      return schedule(now().minus(jumped).plus(span), true, action);
    } finally {
      lock.unlock();
    }
  }

  /** Ends the scheduler; tasks that wait never happen. */
  @Override
  public void close() {
    change(() -> closed = true);
  }

  private Due schedule(Instant due, boolean flowing, Runnable action) {
    lock.lock();
    try {
      Task task = new Task(due, flowing, taken++, action);
      tasks.add(task);
      // a deadline for each call is mostly later than those there are, and wakes nobody
      if (task.equals(tasks.peek())) {
        changed.signalAll();
      }
      return task;
    } finally {
      lock.unlock();
    }
  }

  private void change(Runnable how) {
    lock.lock();
    try {
      Instant now = now();
      base = now;
      baseNanos = nanos.getAsLong();
      how.run();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private Instant now() {
    if (paused || held > 0) {
      return base;
    }
    return base.plusNanos(Math.round((nanos.getAsLong() - baseNanos) * speed));
  }

  private void runTasks() {
    while (true) {
      Runnable action;
      lock.lock();
      try {
        if (closed) {
          return;
        }
        Task next = tasks.peek();
        Duration wait = next == null ? Duration.ZERO : Duration.between(now(), next.dueOnClock());
        if (next == null || (wait.isPositive() && stands())) {
          changed.await();
          continue;
        }
        if (wait.isPositive()) {
          // woken early or late, the loop looks again
          Duration stretch = wait.compareTo(STRETCH) < 0 ? wait : STRETCH;
          changed.awaitNanos(Math.max(1, Math.round(stretch.toNanos() / speed)));
          continue;
        }
        tasks.poll();
        action = next.action;
      } catch (InterruptedException e) {
        return;
      } finally {
        lock.unlock();
      }
      Thread.startVirtualThread(action);
    }
  }
}
