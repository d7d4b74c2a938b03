package dev.tokenscope.text;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * Chooses the form of a Korean particle by how the text before it is <em>read</em>, which is not
 * how it is written: "AT 3" is read 에이티 삼, so it is "AT 3은", and "AT 2" is read 에이티 이, so it is "AT
 * 2는".
 *
 * <ul>
 *   <li>Hangul: by the final consonant of the last syllable.
 *   <li>Numbers: in Sino-Korean ({@link Numerals}). Times of day and countdowns such as 14:03:34
 *       and 1:51 end in 초.
 *   <li>Latin letters: as a unit after a number, letter by letter for abbreviations, or as a
 *       borrowed word ({@link Letters}).
 *   <li>The signs %, ° and × are read 퍼센트, 도 and 배.
 *   <li>Spaces, quotation marks, brackets, dots and other signs are not read. Neither is a gloss in
 *       parentheses: in 발급자(iss) the particle follows 발급자, as the National Institute of Korean
 *       Language recommends.
 * </ul>
 */
public final class Particles {
  private static final String SIGNS_READ_WITH_A_VOWEL = "%°×";

  /** Countdowns and times of day: the last part is read as so many 초. */
  private static final Pattern CLOCK =
      Pattern.compile("(?:^|[^\\d:.])\\d+(?::[0-5]\\d){1,2}(?:\\.\\d+)?$");

  private Particles() {}

  /** The form of the particle that follows this text, without the text. */
  public static String after(CharSequence text, Particle particle) {
    return particle.after(ending(text));
  }

  /** How this text ends when it is read aloud. */
  public static Ending ending(CharSequence text) {
    // compatibility forms such as ①, ％ and full-width letters are read as their plain twins
    String spoken = spokenPart(Normalizer.normalize(text, Normalizer.Form.NFKC));
    if (spoken.isEmpty()) {
      return Ending.UNREAD;
    }
    char last = spoken.charAt(spoken.length() - 1);
    if (Ending.isSyllable(last)) {
      return Ending.ofSyllable(last);
    }
    if (isSpokenSign(last)) {
      return Ending.VOWEL;
    }
    if (Numerals.isDigit(last)) {
      return CLOCK.matcher(spoken).find() ? Ending.ofSyllable('초') : Numerals.ending(spoken);
    }
    if (Letters.isLetter(last)) {
      return Letters.ending(spoken);
    }
    return Ending.UNREAD;
  }

  /** The text up to the last thing in it that is read. */
  private static String spokenPart(String text) {
    int end = text.length();
    while (end > 0) {
      char last = text.charAt(end - 1);
      int gloss = last == ')' ? startOfGloss(text, end - 1) : -1;
      if (gloss >= 0) {
        end = gloss;
      } else if (Character.isLetterOrDigit(last) || isSpokenSign(last)) {
        break;
      } else {
        end--;
      }
    }
    return text.substring(0, end);
  }

  /** Where the parenthesis opens that closes here, or -1 if it explains nothing before it. */
  private static int startOfGloss(String text, int close) {
    int depth = 0;
    for (int i = close; i >= 0; i--) {
      char c = text.charAt(i);
      if (c == ')') {
        depth++;
      } else if (c == '(') {
        depth--;
      }
      if (depth == 0) {
        boolean explainsSomething = text.chars().limit(i).anyMatch(Character::isLetterOrDigit);
        return explainsSomething ? i : -1;
      }
    }
    return -1;
  }

  private static boolean isSpokenSign(char c) {
    return SIGNS_READ_WITH_A_VOWEL.indexOf(c) >= 0;
  }
}
