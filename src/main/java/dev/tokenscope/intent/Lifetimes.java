package dev.tokenscope.intent;

import java.time.Duration;

/**
 * How long tokens live.
 *
 * @param access an access token, from its issue
 * @param refreshIdle a refresh token that is not used, from its issue
 * @param refreshAbsolute the whole family, from the login
 */
public record Lifetimes(Duration access, Duration refreshIdle, Duration refreshAbsolute) {

  /** Refuses lifetimes below one second: {@code exp} counts whole seconds (RFC 7519 §2). */
  public Lifetimes {
    atLeastOneSecond("An access token", access);
    atLeastOneSecond("An unused refresh token", refreshIdle);
    atLeastOneSecond("A token family", refreshAbsolute);
  }

  private static void atLeastOneSecond(String what, Duration span) {
    if (span.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new IllegalArgumentException(
          what + " must live at least 1s, not " + Spans.format(span) + ".");
    }
  }
}
