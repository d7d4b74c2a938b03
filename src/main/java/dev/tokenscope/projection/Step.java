package dev.tokenscope.projection;

import java.time.Duration;
import java.time.Instant;

/** One line of a sequence. */
public sealed interface Step {

  /** The entry of the journal that it begins with. */
  long seq();

  /** When it begins, in lab time. */
  Instant at();

  /**
   * A message, or something else that happened.
   *
   * @param row what the log tells of it
   * @param lost whether it is a message that does not arrive
   */
  record One(Row row, boolean lost) implements Step {
    @Override
    public long seq() {
      return row.seq();
    }

    @Override
    public Instant at() {
      return row.began();
    }

    /** When it is over. */
    Instant end() {
      return row.at();
    }
  }

  /**
   * Many calls at once.
   *
   * @param number of the burst
   * @param tally what came of it so far
   * @param inner its messages, and the rotations and expiries among them
   */
  record Burst(long number, long seq, Instant at, Tally tally, SharedList<One> inner)
      implements Step {
    Burst with(One step) {
      return new Burst(number, seq, at, tally, inner.with(step));
    }

    Burst with(Tally counted) {
      return new Burst(number, seq, at, counted, inner);
    }
  }

  /**
   * What came of a burst.
   *
   * @param calls begun
   * @param answered with what was asked for
   * @param failed with a refusal, an error or no answer
   * @param unauthorized answers 401, also those after which the client refreshed and asked again
   * @param refreshes requests that carried a refresh token
   */
  record Tally(int calls, int answered, int failed, int unauthorized, int refreshes) {
    static final Tally NONE = new Tally(0, 0, 0, 0, 0);

    Tally started() {
      return new Tally(calls + 1, answered, failed, unauthorized, refreshes);
    }

    Tally ended(boolean well) {
      return new Tally(
          calls, answered + (well ? 1 : 0), failed + (well ? 0 : 1), unauthorized, refreshes);
    }

    Tally refused() {
      return new Tally(calls, answered, failed, unauthorized + 1, refreshes);
    }

    Tally refreshed() {
      return new Tally(calls, answered, failed, unauthorized, refreshes + 1);
    }

    /** Whether some calls wait for their answer. */
    public boolean isOpen() {
      return answered + failed < calls;
    }
  }

  /**
   * A time in which nothing happened.
   *
   * @param seq the entry that ended it
   * @param at when it began
   * @param idle how long it was
   */
  record Gap(long seq, Instant at, Duration idle) implements Step {}

  /**
   * A message that waits for a decision.
   *
   * @param hold its number
   * @param row the request
   * @param answer whether it is the answer to it that waits
   */
  record Waiting(long hold, Row row, boolean answer) implements Step {
    @Override
    public long seq() {
      return row.seq();
    }

    @Override
    public Instant at() {
      return row.at();
    }
  }
}
