package dev.tokenscope.intent;

import java.time.Duration;

/**
 * What happens to a refresh token when it is used (RFC 9700 §4.14.2).
 *
 * @param on whether each use brings a new refresh token
 * @param reuseDetection whether a second use revokes the family, or merely fails
 * @param grace how long after its first use the parent of the current token is forgiven
 * @param gracePolicy what it gets then
 * @param echo with rotation off: whether the response repeats the refresh token or omits it
 */
public record Rotation(
    boolean on, boolean reuseDetection, Duration grace, GracePolicy gracePolicy, boolean echo) {

  /** Rotation with reuse detection and no grace. */
  public static final Rotation STRICT =
      new Rotation(true, true, Duration.ZERO, GracePolicy.SAME_SUCCESSOR, true);

  /** Refuses a negative grace period. */
  public Rotation {
    if (grace.isNegative()) {
      throw new IllegalArgumentException(
          "A grace period cannot be negative: " + Spans.format(grace) + ".");
    }
  }

  /** The same with rotation on or off. */
  public Rotation on(boolean value) {
    return new Rotation(value, reuseDetection, grace, gracePolicy, echo);
  }

  /** The same with reuse detection on or off. */
  public Rotation reuseDetection(boolean value) {
    return new Rotation(on, value, grace, gracePolicy, echo);
  }

  /** The same with another grace period. */
  public Rotation grace(Duration value) {
    return new Rotation(on, reuseDetection, value, gracePolicy, echo);
  }

  /** The same with another grace policy. */
  public Rotation gracePolicy(GracePolicy value) {
    return new Rotation(on, reuseDetection, grace, value, echo);
  }

  /** The same, echoing or omitting the refresh token while rotation is off. */
  public Rotation echo(boolean value) {
    return new Rotation(on, reuseDetection, grace, gracePolicy, value);
  }
}
