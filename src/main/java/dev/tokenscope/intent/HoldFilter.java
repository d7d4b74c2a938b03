package dev.tokenscope.intent;

/** Which messages of the built-in client are held before they go. */
public enum HoldFilter {
  /** None: everything flows. */
  NONE,
  /** Only those that carry a refresh token. */
  REFRESHES,
  /** All. */
  ALL
}
