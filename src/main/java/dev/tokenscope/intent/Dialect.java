package dev.tokenscope.intent;

/** How a token endpoint words a refresh token that is no longer good. */
public enum Dialect {
  /** 400 {@code invalid_grant} (RFC 6749 §5.2). */
  RFC,
  /** 403 {@code invalid_grant}. */
  AUTH0,
  /** 400 {@code invalid_request}. */
  DEX,
  /** 400 "Invalid Refresh Token: Already Used". */
  SUPABASE
}
