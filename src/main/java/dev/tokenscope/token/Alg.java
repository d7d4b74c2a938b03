package dev.tokenscope.token;

import java.util.Locale;

/** The signature algorithms that can be chosen (RFC 7518 §3.1). {@code none} is not among them. */
public enum Alg {
  ES256,
  RS256,
  HS256;

  /**
   * Reads an algorithm's name.
   *
   * @throws IllegalArgumentException with a sentence, when it is another one
   */
  public static Alg of(String name) {
    for (Alg alg : values()) {
      if (alg.name().equals(name.toUpperCase(Locale.ROOT))) {
        return alg;
      }
    }
    throw new IllegalArgumentException(
        "'" + name + "' is not an algorithm TokenScope signs with. Choose ES256, RS256 or HS256.");
  }
}
