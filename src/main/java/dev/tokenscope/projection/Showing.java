package dev.tokenscope.projection;

import dev.tokenscope.journal.Lane;
import dev.tokenscope.token.TokenName;
import java.time.Duration;
import java.time.Instant;

/**
 * Somebody showed a token to the server.
 *
 * @param by who
 * @param token which
 * @param at when
 * @param accepted whether the server liked it
 */
public record Showing(Lane by, TokenName token, Instant at, boolean accepted) {

  /** For how long after it people count the seconds; later they want the time of day. */
  public static final Duration RECENT = Duration.ofMinutes(1);
}
