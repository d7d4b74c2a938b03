package dev.tokenscope.intent;

/** How the server changes its signing key. */
public enum KeyChange {
  /** The old key goes on verifying. */
  OVERLAP,
  /** The old key is gone at once. */
  HARD,
  /** A new key under the old {@code kid}: what a cached JWKS cannot notice. */
  SAME_KID
}
