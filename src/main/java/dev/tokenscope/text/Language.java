package dev.tokenscope.text;

import java.util.Locale;

/** The languages in which the program speaks. */
public enum Language {
  /** English, also for every system language that is not Korean. */
  ENGLISH("en"),
  /** Korean, in polite style. */
  KOREAN("ko");

  private final String code;

  Language(String code) {
    this.code = code;
  }

  /** The ISO 639-1 code, as written in settings and on the command line: "en" or "ko". */
  public String code() {
    return code;
  }

  /** The locale for whatever of the platform asks for one. */
  public Locale locale() {
    return Locale.of(code);
  }

  /**
   * The language with this code.
   *
   * @throws IllegalArgumentException if the code is neither "en" nor "ko"
   */
  public static Language of(String code) {
    for (Language language : values()) {
      if (language.code.equals(code)) {
        return language;
      }
    }
    throw new IllegalArgumentException(
        "There is no language \"" + code + "\". Choose en for English or ko for Korean.");
  }

  /** The language of this computer's user: Korean if their locale is Korean, English otherwise. */
  public static Language system() {
    return Locale.getDefault().getLanguage().equals(KOREAN.code) ? KOREAN : ENGLISH;
  }
}
