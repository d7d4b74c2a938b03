package dev.tokenscope.drawing;

import java.time.Duration;
import java.time.Instant;

/**
 * The piece of time that is in sight.
 *
 * @param from where it begins, on the lab clock
 * @param span how long it is; more than nothing
 */
public record TimeWindow(Instant from, Duration span) {

  /** Closer than this, two entries of a journal cannot be told apart. */
  public static final Duration SPAN_MIN = Duration.ofMillis(20);

  /** The longest lifetime that can be chosen fits several times. */
  public static final Duration SPAN_MAX = Duration.ofDays(400);

  /** Keeps to what can be drawn. */
  public TimeWindow {
    if (span.compareTo(SPAN_MIN) < 0) {
      span = SPAN_MIN;
    }
    if (span.compareTo(SPAN_MAX) > 0) {
      span = SPAN_MAX;
    }
  }

  /** Where it ends. */
  public Instant to() {
    return from.plus(span);
  }

  /** The instant at a part of its width, from 0 to 1. */
  public Instant at(double part) {
    return from.plusNanos((long) (nanos() * part));
  }

  /** At which part of its width an instant is; below 0 or above 1 where it is out of sight. */
  public double part(Instant instant) {
    Duration distance = Duration.between(from, instant);
    return (distance.getSeconds() * 1e9 + distance.getNano()) / nanos();
  }

  /** The same longer or shorter; what is at a part of its width stays there. */
  public TimeWindow scaled(double factor, double part) {
    Instant anchor = at(part);
    double wanted =
        Math.clamp(nanos() * factor, (double) SPAN_MIN.toNanos(), (double) SPAN_MAX.toNanos());
    Duration longer = Duration.ofNanos((long) wanted);
    return new TimeWindow(anchor.minusNanos((long) (wanted * part)), longer);
  }

  /** The same, later by a part of its width; earlier for a negative one. */
  public TimeWindow moved(double parts) {
    return new TimeWindow(from.plusNanos((long) (nanos() * parts)), span);
  }

  private double nanos() {
    return span.getSeconds() * 1e9 + span.getNano();
  }
}
