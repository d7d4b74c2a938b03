package dev.tokenscope.projection;

/** What kind of thing a row of the log is: one colour and one shape each. */
public enum Tone {
  /** A request. */
  REQUEST,
  /** A request that carries a refresh token. */
  REFRESH,
  /** An answer that gives what was asked for. */
  SUCCESS,
  /** An answer that refuses. */
  REFUSED,
  /** No answer. */
  FAILURE,
  /** A token's time is over. */
  EXPIRY,
  /** New tokens for old ones, and logins. */
  NEW_TOKENS,
  /** Theft, reuse, revocation. */
  ALARM,
  /** Anything else worth a line. */
  NOTE
}
