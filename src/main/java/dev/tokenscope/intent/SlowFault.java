package dev.tokenscope.intent;

import java.time.Duration;

/**
 * What takes its time, and is right in the end. Spans are real time: it is the wire that is slow.
 */
public sealed interface SlowFault extends Fault {

  /**
   * The answer comes late.
   *
   * @param delay until its first byte
   */
  record Latency(Duration delay) implements SlowFault {
    /** Refuses a delay into the past. */
    public Latency {
      if (delay.isNegative()) {
        throw new IllegalArgumentException("A delay cannot be negative.");
      }
    }
  }

  /**
   * The body trickles in: a timeout between two bytes never comes, one for the whole call does.
   *
   * @param bytesPerSecond at least 1
   */
  record SlowDrip(int bytesPerSecond) implements SlowFault {
    /** Refuses a drip that never drips. */
    public SlowDrip {
      if (bytesPerSecond < 1) {
        throw new IllegalArgumentException("A drip needs at least 1 byte per second.");
      }
    }
  }
}
