package dev.tokenscope.wire.gate;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The lab clock, as far as the wire needs it: what time it is, and being called back. */
public interface Timer extends InstantSource {

  /** Something that is due later. */
  interface Due {
    /** Makes it not happen, if it has not begun. */
    void cancel();
  }

  /** Runs a task when the clock shows an instant, or at once if that is past. */
  Due at(Instant due, Runnable action);

  /**
   * Runs a task after so much flowing lab time. Putting the clock forward does not count: a request
   * that is under way does not time out because somebody skipped an hour.
   */
  Due after(Duration span, Runnable action);
}
