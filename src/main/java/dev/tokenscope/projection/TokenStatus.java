package dev.tokenscope.projection;

/** What a token is worth at a moment. */
public enum TokenStatus {
  /** There is none. */
  NONE,
  /** The server never issued it, or has forgotten it. */
  UNKNOWN,
  /** It is accepted. */
  VALID,
  /** A refresh token that was exchanged for another. */
  USED,
  /** A refresh token that was used a second time. */
  REUSED,
  /** Its time is over. */
  EXPIRED,
  /** It ended before its time. */
  REVOKED
}
