package dev.tokenscope.text;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How Latin letters end when a Korean reader says them.
 *
 * <ol>
 *   <li>A unit after a number is read as the unit: "5.6 s" ends in 초, "30 min" in 분, "2 h" in 시간.
 *   <li>Capitals, and letters without any vowel among them, are spelt: L 엘 and R 알 end in ㄹ, M 엠
 *       and N 엔 in another consonant, every other letter name in a vowel. GET and PUT are the
 *       exceptions, for they are said as words.
 *   <li>Anything else is a borrowed word; of a compound such as {@code invalid_token} or {@code
 *       OkHttp} the last part counts. The loan-word orthography is followed roughly:
 *       <ul>
 *         <li>-l, -le: ㄹ (null 널, file 파일, table 테이블);
 *         <li>-n, -m, -ng, -ne, -me: consonant (token 토큰, realm 렐름, time 타임);
 *         <li>-k, -ck, -c, -p, -t, -b after one short vowel, and -ook, -out, -eep, -eap, -oup:
 *             consonant (clock 클록, socket 소켓, web 웹, timeout 타임아웃);
 *         <li>everything else: vowel, because Korean adds one (request 리퀘스트, scope 스코프, log 로그,
 *             server 서버).
 *       </ul>
 *       Words in common use that break the rule are listed with their reading.
 * </ol>
 */
final class Letters {
  private static final Pattern LAST_RUN = Pattern.compile("[A-Za-z]+$");
  private static final Pattern CAPITALS = Pattern.compile("[A-Z]+");
  private static final Pattern LAST_PART = Pattern.compile("[A-Z]?[a-z]+$");

  /** A number by itself: the 1 of "3f9a1d" is not one, so its d is no day. */
  private static final Pattern NUMBER_BEFORE =
      Pattern.compile("(?:^|[^A-Za-z\\d.,])\\d[\\d.,]* ?$");

  private static final Map<String, Character> UNITS =
      Map.ofEntries(
          Map.entry("ns", '초'),
          Map.entry("ms", '초'),
          Map.entry("s", '초'),
          Map.entry("min", '분'),
          Map.entry("h", '간'),
          Map.entry("d", '일'),
          Map.entry("x", '배'),
          Map.entry("B", '트'),
          Map.entry("KB", '트'),
          Map.entry("kB", '트'),
          Map.entry("KiB", '트'),
          Map.entry("MB", '트'),
          Map.entry("MiB", '트'),
          Map.entry("GB", '트'),
          Map.entry("GiB", '트'),
          Map.entry("Hz", '츠'),
          Map.entry("px", '셀'));

  /** The last syllables of 에이, 비, 씨 … 제트. */
  private static final String LETTER_NAMES = "이비씨디이프지치이이이엘엠엔오피큐알스티유이유스이트";

  private static final Map<String, Character> CAPITALS_SAID_AS_WORDS =
      Map.of("GET", '겟', "PUT", '풋');

  private static final Map<String, Character> IRREGULAR_WORDS =
      Map.ofEntries(
          Map.entry("bit", '트'),
          Map.entry("check", '크'),
          Map.entry("edit", '트'),
          Map.entry("exit", '트'),
          Map.entry("hit", '트'),
          Map.entry("hub", '브'),
          Map.entry("ip", '피'),
          Map.entry("private", '빗'),
          Map.entry("sub", '브'),
          Map.entry("theme", '마'),
          Map.entry("type", '입'));

  private static final Pattern A_VOWEL = Pattern.compile("[aeiouy]");

  /** The first that is found decides. */
  private static final List<Rule> RULES =
      List.of(
          new Rule("le?$", Ending.RIEUL),
          new Rule("(?:[nm]e?|ng)$", Ending.CONSONANT),
          new Rule("(?:^|qu|[^aeiou])[aeiouy](?:ck|k|c|pp?|tt?|bb?)$", Ending.CONSONANT),
          new Rule("(?:ook|out|eep|eap|oup)$", Ending.CONSONANT));

  private record Rule(Pattern pattern, Ending ending) {
    Rule(String pattern, Ending ending) {
      this(Pattern.compile(pattern), ending);
    }
  }

  private Letters() {}

  static boolean isLetter(char c) {
    return ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z');
  }

  /** The ending of a text that ends in a Latin letter. */
  static Ending ending(String text) {
    String run = tail(LAST_RUN, text);
    Character unit = UNITS.get(run);
    if (unit != null
        && NUMBER_BEFORE.matcher(text.substring(0, text.length() - run.length())).find()) {
      return Ending.ofSyllable(unit);
    }
    if (CAPITALS.matcher(tail(LAST_PART, run)).matches()) {
      Character word = CAPITALS_SAID_AS_WORDS.get(run);
      return word == null ? ofLetterName(run) : Ending.ofSyllable(word);
    }
    return ofWord(tail(LAST_PART, run).toLowerCase(Locale.ROOT));
  }

  private static Ending ofWord(String word) {
    Character irregular = IRREGULAR_WORDS.get(word);
    if (irregular != null) {
      return Ending.ofSyllable(irregular);
    }
    if (!A_VOWEL.matcher(word).find()) {
      return ofLetterName(word);
    }
    return RULES.stream()
        .filter(rule -> rule.pattern().matcher(word).find())
        .findFirst()
        .map(Rule::ending)
        .orElse(Ending.VOWEL);
  }

  private static Ending ofLetterName(String letters) {
    char last = Character.toLowerCase(letters.charAt(letters.length() - 1));
    return Ending.ofSyllable(LETTER_NAMES.charAt(last - 'a'));
  }

  /** What of the text the pattern finds, or the whole text. */
  private static String tail(Pattern pattern, String text) {
    Matcher found = pattern.matcher(text);
    return found.find() ? found.group() : text;
  }
}
