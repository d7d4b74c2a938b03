package dev.tokenscope.view;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Says when it is time to draw the countdowns again. A thread of its own, because an animation
 * would make the window's pulse run sixty times a second for ten pictures.
 */
final class Ticker implements AutoCloseable {

  private final ScheduledThreadPoolExecutor timer;
  private final Runnable tick;
  private @Nullable Future<?> next;

  /**
   * A ticker that stands.
   *
   * @param tick is run at each tick, on the ticker's thread
   */
  Ticker(Runnable tick) {
    this.tick = tick;
    this.timer =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("countdown").factory());
    timer.setRemoveOnCancelPolicy(true);
  }

  /** Ticks once after a pause in real time, or not at all; what was planned before is off. */
  synchronized void next(Optional<Duration> pause) {
    if (next != null) {
      next.cancel(false);
      next = null;
    }
    if (timer.isShutdown()) {
      // the window is closing, and what it shows last needs no countdown
      return;
    }
    pause.ifPresent(span -> next = timer.schedule(tick, span.toMillis(), TimeUnit.MILLISECONDS));
  }

  @Override
  public synchronized void close() {
    timer.shutdownNow();
  }
}
