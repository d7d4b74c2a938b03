package dev.tokenscope.journal;

/** Why a client has no session. */
public enum LoginReason {
  /** It never had one. */
  FIRST_START,
  /** Somebody logged out. */
  LOGGED_OUT,
  /** The refresh token has expired. */
  REFRESH_EXPIRED,
  /** The family was revoked. */
  REVOKED,
  /** A refresh token was used twice, and the family was revoked for it. */
  REUSED,
  /** The server does not know the refresh token. */
  UNKNOWN_TOKEN,
  /** There is no refresh token to refresh with. */
  NO_REFRESH_TOKEN,
  /** The server refused for another reason. */
  REFUSED
}
