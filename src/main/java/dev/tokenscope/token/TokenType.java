package dev.tokenscope.token;

import java.util.Optional;

/** The two kinds of token, told apart by their JOSE {@code typ} header (RFC 9068 §2.1). */
public enum TokenType {
  ACCESS("at+jwt", "AT"),
  REFRESH("rt+jwt", "RT");

  private final String header;
  private final String abbreviation;

  TokenType(String header, String abbreviation) {
    this.header = header;
    this.abbreviation = abbreviation;
  }

  /** The value of {@code typ}, for example {@code at+jwt}. */
  public String header() {
    return header;
  }

  /** {@code AT} or {@code RT}. */
  public String abbreviation() {
    return abbreviation;
  }

  /** Reads a {@code typ} header; the {@code application/} prefix of RFC 9068 §4 is allowed. */
  public static Optional<TokenType> ofHeader(String typ) {
    String plain = typ.regionMatches(true, 0, "application/", 0, 12) ? typ.substring(12) : typ;
    for (TokenType type : values()) {
      if (type.header.equalsIgnoreCase(plain)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }
}
