package dev.tokenscope.projection;

import dev.tokenscope.journal.Lane;
import dev.tokenscope.token.Verdict;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody came to the server with a refresh token, once or several times with the same result.
 *
 * @param by who; null where the request is not known
 * @param refused why it was refused; null where it was accepted
 * @param first when, the first time
 * @param last when, the last time
 * @param times how often
 */
public record Use(
    @Nullable Lane by, Verdict.@Nullable Reason refused, Instant first, Instant last, int times) {

  static Use once(@Nullable Lane by, Verdict.@Nullable Reason refused, Instant at) {
    return new Use(by, refused, at, at, 1);
  }

  /** A second use of which no more is known. */
  public static Use reused(@Nullable Lane by, Instant at) {
    return once(by, Verdict.Reason.ALREADY_USED, at);
  }

  /** Whether it brought new tokens. */
  public boolean accepted() {
    return refused == null;
  }

  /** Whether the server took it for a theft, or would have with reuse detection. */
  public boolean reuse() {
    return refused == Verdict.Reason.ALREADY_USED;
  }

  Use again(Instant at) {
    return new Use(by, refused, first, at, times + 1);
  }
}
