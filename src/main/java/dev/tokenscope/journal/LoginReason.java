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
  REFUSED,
  /** The store made no sense, and was set aside. */
  STORE_CORRUPT,
  /** The store is there and cannot be read. */
  STORE_UNREADABLE,
  /** The key that the store is encrypted with is gone. */
  STORE_KEY_MISSING,
  /** A newer version of the program wrote the store. */
  STORE_NEWER,
  /** What is stored is for another server. */
  OTHER_SERVER
}
