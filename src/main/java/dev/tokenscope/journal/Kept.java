package dev.tokenscope.journal;

/** What the program keeps in files. */
public enum Kept {
  /** The built-in client's tokens. */
  TOKENS,
  /** What the server knows of its logins. */
  FAMILIES,
  /** The server's signing keys. */
  KEYS,
  /** What was chosen about the window. */
  PREFERENCES
}
