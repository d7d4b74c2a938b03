package dev.tokenscope.token;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The short name by which people speak of a token: given once, when it is issued, and never again
 * computed.
 */
public sealed interface TokenName {

  /**
   * A token that this server issued: {@code A·RT 3} is the third refresh token of family A.
   *
   * @param family the letter of the family
   * @param type access or refresh
   * @param number counts from 1 within family and type
   */
  record Issued(String family, TokenType type, int number) implements TokenName {
    /** Reads a name where only one of these can stand. */
    @JsonCreator
    static Issued read(String full) {
      if (TokenName.of(full) instanceof Issued issued) {
        return issued;
      }
      throw new IllegalArgumentException("'" + full + "' is not the name of an issued token.");
    }

    @Override
    public String shortName() {
      return type.abbreviation() + " " + number;
    }

    @Override
    public String toString() {
      return family + "·" + shortName();
    }
  }

  /**
   * A token that this server never issued.
   *
   * @param fingerprint the first six hexadecimal digits of its SHA-256
   */
  record Unknown(String fingerprint) implements TokenName {
    @Override
    public String shortName() {
      return toString();
    }

    @Override
    public String toString() {
      return "unknown·" + fingerprint;
    }
  }

  /** The name without the family's letter, for when there is only one family. */
  String shortName();

  /** The whole name, as it is written into a journal. */
  @JsonValue
  default String full() {
    return toString();
  }

  /** Reads what {@link #full()} wrote. */
  @JsonCreator
  static TokenName of(String full) {
    Matcher issued = Syntax.ISSUED.matcher(full);
    if (issued.matches()) {
      TokenType type = issued.group(2).equals("AT") ? TokenType.ACCESS : TokenType.REFRESH;
      return new Issued(issued.group(1), type, Integer.parseInt(issued.group(3)));
    }
    Matcher unknown = Syntax.UNKNOWN.matcher(full);
    if (unknown.matches()) {
      return new Unknown(unknown.group(1));
    }
    throw new IllegalArgumentException(
        "'" + full + "' is not a token name. Names look like 'A·RT 3' or 'unknown·3f9a1c'.");
  }

  /** Letters for families in the order of their birth: A … Z, AA, AB … */
  static String familyLetter(int index) {
    StringBuilder letters = new StringBuilder();
    for (int rest = index; rest >= 0; rest = rest / 26 - 1) {
      letters.insert(0, (char) ('A' + rest % 26));
    }
    return letters.toString();
  }

  /** Which family has these letters: the inverse of {@link #familyLetter}. */
  static int familyIndex(String letters) {
    int index = 0;
    for (int i = 0; i < letters.length(); i++) {
      index = index * 26 + letters.charAt(i) - 'A' + 1;
    }
    return index - 1;
  }

  /** How names are written. */
  final class Syntax {
    private static final Pattern ISSUED = Pattern.compile("([A-Z]+)·(AT|RT) ([0-9]{1,9})");
    private static final Pattern UNKNOWN = Pattern.compile("unknown·([0-9a-f]{6})");

    private Syntax() {}
  }
}
