package dev.tokenscope.journal;

/** Why no answer came. */
public enum FailureKind {
  /** Nobody listens at that address. */
  REFUSED,
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
  /** The refresh that this call waited for did not succeed; the session goes on. */
  REFRESH_FAILED
}
