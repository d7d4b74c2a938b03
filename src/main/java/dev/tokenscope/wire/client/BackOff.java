package dev.tokenscope.wire.client;

import dev.tokenscope.wire.gate.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/** The growing pause after refreshes that did not work: 0.5 s, 1 s, 2 s … 30 s, give or take. */
final class BackOff {

  private static final Duration FIRST = Duration.ofMillis(500);
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final int DOUBLINGS_MAX = 6;
  private static final double JITTER_SHARE = 0.2;

  private final Timer timer;
  private final DoubleSupplier dice;
  private int failures;
  private Instant until = Instant.MIN;

  BackOff(Timer timer, DoubleSupplier dice) {
    this.timer = timer;
    this.dice = dice;
  }

  synchronized boolean isCoolingDown() {
    return timer.instant().isBefore(until);
  }

  /**
   * Begins a pause.
   *
   * @param retryAfter what the server asked for, to the letter; null where it did not
   */
  synchronized void failed(@Nullable Duration retryAfter) {
    until = timer.instant().plus(retryAfter == null ? pause() : retryAfter);
    failures++;
  }

  synchronized void worked() {
    failures = 0;
    until = Instant.MIN;
  }

  private Duration pause() {
    Duration doubled = FIRST.multipliedBy(1L << Math.min(failures, DOUBLINGS_MAX));
    Duration capped = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
    double factor = 1 + JITTER_SHARE * (2 * dice.getAsDouble() - 1);
    return Duration.ofNanos(Math.round(capped.toNanos() * factor));
  }
}
