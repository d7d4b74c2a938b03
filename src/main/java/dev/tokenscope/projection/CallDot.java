package dev.tokenscope.projection;

import dev.tokenscope.journal.Lane;
import java.time.Instant;

/**
 * A call of the API that is over.
 *
 * @param seq the entry that ended it
 * @param at when its caller knew, on the lab clock
 * @param lane who called
 * @param status of the answer; 0 where there was none
 * @param result what came of it
 * @param before how many calls of each result the list had before this one, so that any range of it
 *     is counted without looking through it
 */
public record CallDot(long seq, Instant at, Lane lane, int status, Result result, Counts before) {

  /** What came of a call. */
  public enum Result {
    /** It got what it asked for. */
    FINE,
    /** 401: the token was not good enough. */
    UNAUTHORIZED,
    /** Any other refusal. */
    REFUSED,
    /** The server failed, or there was no answer. */
    FAILED;

    static Result of(int status) {
      if (status == 0 || status >= 500) {
        return FAILED;
      }
      return status < 400 ? FINE : status == 401 ? UNAUTHORIZED : REFUSED;
    }
  }

  /** How many there were of each result. */
  public record Counts(int fine, int unauthorized, int refused, int failed) {

    static final Counts NONE = new Counts(0, 0, 0, 0);

    /** How many of one result. */
    public int of(Result result) {
      return switch (result) {
        case FINE -> fine;
        case UNAUTHORIZED -> unauthorized;
        case REFUSED -> refused;
        case FAILED -> failed;
      };
    }

    /** All of them. */
    public int all() {
      return fine + unauthorized + refused + failed;
    }

    Counts and(Result result) {
      return new Counts(
          fine + (result == Result.FINE ? 1 : 0),
          unauthorized + (result == Result.UNAUTHORIZED ? 1 : 0),
          refused + (result == Result.REFUSED ? 1 : 0),
          failed + (result == Result.FAILED ? 1 : 0));
    }

    /** Those of these that are not in earlier ones. */
    public Counts since(Counts earlier) {
      return new Counts(
          fine - earlier.fine,
          unauthorized - earlier.unauthorized,
          refused - earlier.refused,
          failed - earlier.failed);
    }
  }

  /** How many there were up to and with this one. */
  public Counts upTo() {
    return before.and(result);
  }
}
