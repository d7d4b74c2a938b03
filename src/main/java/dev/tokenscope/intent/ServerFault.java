package dev.tokenscope.intent;

import java.time.Duration;

/** What is wrong with the server itself rather than with one answer. */
public sealed interface ServerFault extends Fault {

  /** This refresh does not rotate, and its answer has no refresh token (RFC 6749 §6). */
  record OmitRefreshToken() implements ServerFault {
    @Override
    public FaultRule.Phase phase(FaultRule.Phase asked) {
      return FaultRule.Phase.BEFORE_WORK;
    }
  }

  /**
   * The server's clock is wrong: {@code Date}, {@code iat} and {@code exp} are off, {@code
   * expires_in} is right.
   *
   * @param by positive when the server is ahead
   */
  record ClockSkew(Duration by) implements ServerFault {
    @Override
    public FaultRule.Phase phase(FaultRule.Phase asked) {
      return FaultRule.Phase.BEFORE_WORK;
    }
  }

  /**
   * The server signs with a new key.
   *
   * @param change what becomes of the old one
   */
  record KeyRotation(KeyChange change) implements ServerFault {}

  /**
   * The connection is closed, every other one, too, and for a while nobody listens; then the server
   * is back on the same port.
   *
   * @param span how long, in real time
   */
  record Down(Duration span) implements ServerFault {
    /** Refuses an end before the beginning, and a server that stays away. */
    public Down {
      if (span.isNegative() || span.compareTo(Duration.ofMinutes(10)) > 0) {
        throw new IllegalArgumentException("A server is down for 0 to 10 minutes.");
      }
    }
  }
}
