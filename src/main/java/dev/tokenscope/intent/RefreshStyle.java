package dev.tokenscope.intent;

/** Where the refresh token goes. */
public enum RefreshStyle {
  /**
   * To the API, in the {@code Authorization} header of the repeated request; the new access token
   * comes back in a response header. What the classic tutorials teach.
   */
  HEADER,
  /** To the token endpoint (RFC 6749 §6). */
  ENDPOINT
}
