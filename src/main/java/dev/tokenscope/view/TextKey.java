package dev.tokenscope.view;

import java.util.Locale;

/** The end of a text's key for a case of an enumeration: {@code REFRESH_FAILED}, refreshFailed. */
public final class TextKey {

  private TextKey() {}

  /** The name in camelCase. */
  public static String of(Enum<?> value) {
    String[] words = value.name().toLowerCase(Locale.ROOT).split("_", -1);
    StringBuilder key = new StringBuilder(words[0]);
    for (int i = 1; i < words.length; i++) {
      key.append(Character.toUpperCase(words[i].charAt(0))).append(words[i], 1, words[i].length());
    }
    return key.toString();
  }
}
