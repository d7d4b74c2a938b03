package dev.tokenscope.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How numbers end when they are read in Sino-Korean: 10 is 십, 401 is 사백일, 5.60 is 오 점 육 영, 10,000
 * is 만.
 */
final class Numerals {
  private static final Pattern LAST_NUMBER = Pattern.compile("(\\d[\\d,]*)(?:\\.(\\d+))?$");

  private static final String DIGITS = "영일이삼사오육칠팔구";

  /** 십, 백 and 천 all end in a consonant, so which of the three it is does not matter. */
  private static final char WITHIN_A_MYRIAD = '천';

  /** The names of 10⁴, 10⁸, 10¹², 10¹⁶ and 10²⁰. */
  private static final String MYRIADS = "만억조경해";

  private Numerals() {}

  static boolean isDigit(char c) {
    return '0' <= c && c <= '9';
  }

  /** The ending of a text that ends in a digit. */
  static Ending ending(String text) {
    Matcher number = LAST_NUMBER.matcher(text);
    if (!number.find()) {
      return Ending.UNREAD;
    }
    // after the point each digit is read by itself
    return number.group(2) == null
        ? ofWholeNumber(number.group(1).replace(",", ""))
        : ofDigit(text.charAt(text.length() - 1));
  }

  private static Ending ofWholeNumber(String digits) {
    int zeros = digits.length() - digits.replaceFirst("0+$", "").length();
    if (zeros == 0 || zeros == digits.length()) {
      return ofDigit(digits.charAt(digits.length() - 1));
    }
    int myriad = zeros / 4;
    if (myriad == 0) {
      return Ending.ofSyllable(WITHIN_A_MYRIAD);
    }
    return myriad <= MYRIADS.length()
        ? Ending.ofSyllable(MYRIADS.charAt(myriad - 1))
        : Ending.UNREAD;
  }

  private static Ending ofDigit(char digit) {
    return Ending.ofSyllable(DIGITS.charAt(digit - '0'));
  }
}
