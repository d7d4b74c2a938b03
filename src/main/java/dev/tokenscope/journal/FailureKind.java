package dev.tokenscope.journal;

/** Why no answer came. */
public enum FailureKind {
  /** Nobody listens at that address. */
  REFUSED,
  /** There is no computer of that name. */
  UNKNOWN_HOST,
  /** The other side threw the connection away. */
  RESET,
  /** The connection broke before the answer was complete. */
  BROKEN,
  /** The lab time allowed for an answer is over. */
  TIMEOUT,
  /** Somebody dropped the message. */
  DROPPED,
  /** The caller gave up. */
  CANCELLED,
  /** The answer is not HTTP, or not what was asked for. */
  GARBLED,
  /** The other side speaks TLS where plain HTTP was expected. */
  TLS,
  /** The answer's headers are larger than anybody reads. */
  OVERSIZED,
  /** The refresh that this call waited for did not succeed; the session goes on. */
  REFRESH_FAILED
}
