package dev.tokenscope.text;

/** How a piece of text ends when a Korean reader says it aloud; a particle's form hangs on it. */
public enum Ending {
  /** An open syllable: 이, 클라이언트, API. */
  VOWEL,
  /** A syllable closed by ㄹ, before which 으로 loses its 으: 일, 파일, URL. */
  RIEUL,
  /** A syllable closed by any other consonant: 삼, 토큰, JSON. */
  CONSONANT,
  /** Nothing that is read aloud, or nothing whose reading is known: an arrow, an ideograph. */
  UNREAD;

  private static final char FIRST_SYLLABLE = '가';
  private static final char LAST_SYLLABLE = '힣';
  private static final int FINALS = 28;
  private static final int NO_FINAL = 0;
  private static final int FINAL_RIEUL = 8;

  /** True for the composed Hangul syllables 가 to 힣. */
  static boolean isSyllable(char c) {
    return FIRST_SYLLABLE <= c && c <= LAST_SYLLABLE;
  }

  /** The ending of one Hangul syllable, which Unicode orders by its final consonant. */
  static Ending ofSyllable(char syllable) {
    return switch ((syllable - FIRST_SYLLABLE) % FINALS) {
      case NO_FINAL -> VOWEL;
      case FINAL_RIEUL -> RIEUL;
      default -> CONSONANT;
    };
  }
}
