package dev.tokenscope.intent;

/**
 * One thing the built-in client does right. Each can be switched off, to see on the wire what it is
 * for; the switched-off clients are also what the audit is tested with.
 */
public enum Safety {
  /** A request is repeated once after a 401, never again. */
  RETRY_ONCE,
  /** A stored token that is newer than the refused one is tried before any refresh. */
  COMPARE_FIRST,
  /** One refresh serves every caller that waits for it. */
  SINGLE_FLIGHT,
  /** Refreshes go through an HTTP client of their own. */
  SEPARATE_TOKEN_CLIENT,
  /** The HTTP stack may not send a refresh a second time by itself. */
  ONE_SHOT_REFRESH,
  /** A new pair is on disk before anybody uses it. */
  PERSIST_FIRST,
  /** The rotated refresh token replaces the one that was sent. */
  ADOPT_ROTATION,
  /** A logout beats a refresh that is under way. */
  LOGOUT_WINS,
  /** A broken network or a 5xx is not a logout. */
  KEEP_ON_OUTAGE,
  /** {@code Retry-After} is honoured, and failures are followed by a growing pause. */
  BACK_OFF,
  /** Lifetimes are counted from the receipt, with {@code expires_in}, not read off a wall clock. */
  TRUST_RECEIPT,
  /** In header style the new tokens are read before the status is looked at. */
  HEADERS_FIRST,
  /** A token goes to the origins on a list and nowhere else. */
  ORIGIN_LIST,
  /** Only a 401 leads to a refresh; a 403 does not. */
  ONLY_ON_401
}
